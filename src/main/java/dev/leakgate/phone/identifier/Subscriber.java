package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The telephony service and Android's table of SIMs. Which transaction of {@code iphonesubinfo} returns what moves with
 * the Android release, so all that only read are asked, and each answer is classified by its form and check digit.
 */
final class Subscriber implements Source {

    /** Android's own table of the SIMs it has seen (android.provider.Telephony.SimInfo). */
    private static final String SIMS = "content query --uri content://telephony/siminfo --projection icc_id:number:imsi";
    private static final Pattern OF_A_SIM = Pattern.compile("\\b(?:icc_id|number|imsi)=([^,\\s]+)");
    private static final String FEATURES = "pm list features";
    /** Up to Android 13 the first 20 only read. */
    private static final int CALLS = 20;
    /** With a slot or subscription before the caller's name only these are sure to read. */
    private static final int CALLS_BY_SLOT = 12;

    @Override
    public List<String> questions() {
        return Stream.concat(Stream.of(SIMS, FEATURES), calls().stream()).toList();
    }

    private static List<String> calls() {
        Stream<String> plain = IntStream.rangeClosed(1, CALLS).mapToObj(n -> "service call iphonesubinfo " + n + " s16 com.android.shell");
        Stream<String> bySlot = IntStream.rangeClosed(1, CALLS_BY_SLOT).boxed().flatMap(n -> Stream.of(1, 2)
                .map(slot -> "service call iphonesubinfo " + n + " i32 " + slot + " s16 com.android.shell"));
        return Stream.concat(plain, bySlot).toList();
    }

    @Override
    public Stream<Find> finds(Answers answers) {
        List<String> operators = Lists.operators(answers);
        Stream<Find> service = calls().stream().map(call -> ParcelDump.parse(answers.told(call)).text())
                .flatMap(text -> Shape.subscriber(text, operators).map(kind -> new Find(kind, text, "the telephony service")).stream());
        Stream<Find> table = OF_A_SIM.matcher(answers.told(SIMS)).results().map(m -> m.group(1)).flatMap(value -> Shape.subscriber(value, operators)
                .filter(kind -> kind != SecretKind.IMEI).map(kind -> new Find(kind, value, "the SIMs' table")).stream());
        return Stream.concat(service, table);
    }

    /** The telephony service refused questions of the shell. */
    static boolean refused(Answers answers) {
        return calls().stream().anyMatch(call -> ParcelDump.parse(answers.told(call)).refused());
    }

    /** The phone is one: it has a radio for calls. */
    static boolean telephony(Answers answers) {
        return answers.told(FEATURES).contains("android.hardware.telephony");
    }
}
