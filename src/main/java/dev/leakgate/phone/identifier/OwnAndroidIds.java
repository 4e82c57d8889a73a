package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Android IDs that single apps see since Android 8, which only root may read: one for each app that has asked for its
 * own (Settings.Secure.ANDROID_ID; com.android.server.settings keeps them, since Android 12 in binary XML).
 */
final class OwnAndroidIds implements Source {

    static final String WHERE = "the apps' own, as root";

    private static final String FILE = "/data/system/users/0/settings_ssaid.xml";
    private static final int BINARY_XML = 31;
    private static final Pattern SETTING = Pattern.compile("<setting [^>]*>");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"(\\p{XDigit}{16})\"");

    @Override
    public List<String> questions() {
        return List.of();
    }

    @Override
    public List<String> rootQuestions(Answers answers) {
        return List.of(question(answers));
    }

    private static String question(Answers answers) {
        return Lists.sdk(answers) >= BINARY_XML ? "abx2xml " + FILE + " -" : "cat " + FILE;
    }

    @Override
    public Stream<Find> finds(Answers answers) {
        return SETTING.matcher(answers.toldRoot(question(answers))).results().flatMap(setting -> VALUE.matcher(setting.group()).results())
                .map(value -> new Find(SecretKind.ANDROID_ID, value.group(1), WHERE));
    }
}
