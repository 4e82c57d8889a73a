package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What system apps keep for others and tell through content providers. Google's services framework demands the permission
 * READ_GSERVICES, which a user build does not give to the shell; Xiaomi's identifier service (com.android.id.impl.IdProviderImpl)
 * returns a column {@code uniform_id}. Whether it answers a shell is not published: it is asked.
 */
final class Providers implements Source {

    private static final String GSF = "content query --uri content://com.google.android.gsf.gservices --where \"name=\\\"android_id\\\"\"";
    /** Where newer Play services keep it; the form is known from public scripts. */
    private static final String CHECKIN = "cat /data/data/com.google.android.gms/shared_prefs/Checkin.xml";
    private static final String OAID = "content query --uri content://com.miui.idprovider/oaid";
    private static final Pattern GSF_ROW = Pattern.compile("name=android_id, value=(\\d{15,20})\\b");
    private static final Pattern GSF_PREFERENCE = Pattern.compile("android_id\\W{1,4}(?:value=\\W?)?(\\d{15,20})\\b");
    private static final Pattern OAID_ROW = Pattern.compile("\\buniform_id=([0-9A-Za-z-]{16,64})\\b");
    private static final Pattern NO_PROVIDER = Pattern.compile("(?i)could not find provider");
    private static final Pattern REFUSAL = Pattern.compile("(?i)SecurityException|Permission Denial");

    /** How a provider answered that told no value. */
    enum Answer { NO_PROVIDER, REFUSED, NOTHING }

    @Override
    public List<String> questions() {
        return List.of(GSF, OAID);
    }

    @Override
    public List<String> rootQuestions(Answers answers) {
        return List.of(GSF, CHECKIN);
    }

    @Override
    public Stream<Find> finds(Answers answers) {
        return Stream.of(all(GSF_ROW, answers.told(GSF), SecretKind.GSF_ID, "Google's services"),
                all(GSF_ROW, answers.toldRoot(GSF), SecretKind.GSF_ID, "Google's services, as root"),
                all(GSF_PREFERENCE, answers.toldRoot(CHECKIN), SecretKind.GSF_ID, "Play services, as root"),
                all(OAID_ROW, answers.told(OAID), SecretKind.OAID, "the vendor's identifier service")).flatMap(finds -> finds);
    }

    private static Stream<Find> all(Pattern row, String text, SecretKind kind, String where) {
        return row.matcher(text).results().map(m -> new Find(kind, m.group(1), where));
    }

    static Answer gsf(Answers answers) {
        return answer(answers.told(GSF));
    }

    static Answer oaid(Answers answers) {
        return answer(answers.told(OAID));
    }

    private static Answer answer(String text) {
        return NO_PROVIDER.matcher(text).find() ? Answer.NO_PROVIDER : REFUSAL.matcher(text).find() ? Answer.REFUSED : Answer.NOTHING;
    }
}
