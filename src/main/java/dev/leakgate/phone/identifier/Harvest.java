package dev.leakgate.phone.identifier;

import dev.leakgate.phone.Questions;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The identifiers of one phone, as far as its shell may read them, and what became of each kind. Which transaction of
 * {@code iphonesubinfo} returns what moves with the Android release, so all that only read are asked, and each answer is
 * classified by its form and check digit.
 */
public final class Harvest {

    private static final List<SecretKind> KINDS = Stream.of(SecretKind.values()).filter(kind -> !kind.canary()).toList();
    private static final List<String> SETTINGS = List.of("settings list global", "settings list secure", "settings list system");
    private static final String PROPERTIES = "getprop";
    private static final String WIFI = "ip link show wlan0";
    private static final String FACTORY_MAC = "dumpsys wifi | grep -i -E 'factory ?mac'";
    private static final String BLUETOOTH = "dumpsys bluetooth_manager | grep -i ' address: '";
    private static final String ACCOUNTS = "dumpsys account";
    /** Android's own table of the SIMs it has seen (android.provider.Telephony.SimInfo). */
    private static final String SIMS = "content query --uri content://telephony/siminfo --projection icc_id:number:imsi";
    private static final Pattern OF_A_SIM = Pattern.compile("\\b(?:icc_id|number|imsi)=([^,\\s]+)");
    private static final String FEATURES = "pm list features";
    private static final Pattern MAC = Pattern.compile("(?i)\\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\\b");
    private static final Pattern ACCOUNT = Pattern.compile("Account \\{name=([^,}]+), type=");
    private static final Pattern SIM_STATE = Pattern.compile("(?m)^\\[gsm\\.sim\\.state]: \\[(.*)]$");
    private static final Pattern OPERATORS = Pattern.compile("(?m)^\\[gsm\\.(?:sim\\.)?operator\\.numeric]: \\[(.*)]$");
    /** Settings.Secure.ANDROID_ID: a value for each signer of apps and user since Android 8. */
    private static final String OF_THE_PHONE = ": that of the system, while since Android 8 an app sees one of its own, which only traffic shows";
    /** Up to Android 13 the first 20 only read. */
    private static final int CALLS = 20;
    /** With a slot or subscription before the caller's name only these are sure to read. */
    private static final int CALLS_BY_SLOT = 12;

    private final String phone;
    private final Map<String, String> answers;
    private final Set<Secret> found = new LinkedHashSet<>();
    private final Map<SecretKind, Set<String>> means = new LinkedHashMap<>();
    private boolean subscriberRefused;

    private Harvest(String phone, Map<String, String> answers) {
        this.phone = phone;
        this.answers = answers;
    }

    /**
     * @param phone  its id, which owns what is found
     * @param byHand identifiers that a person added, by kind
     * @param shell  of the phone
     */
    public static Harvest of(String phone, Map<String, String> byHand, UnaryOperator<String> shell) {
        Harvest harvest = new Harvest(phone, Questions.ask(questions(), shell));
        byHand.forEach((kind, value) -> harvest.add(SecretKind.of(kind), value, "the devices file"));
        harvest.sweep();
        harvest.subscriber();
        harvest.interfaces();
        harvest.accounts();
        return harvest;
    }

    /** Each identifier once. */
    public List<Secret> secrets() {
        return List.copyOf(found);
    }

    /** One for each kind, in the order of {@link SecretKind}. */
    public List<IdentifierReading> readings() {
        return KINDS.stream().map(this::reading).toList();
    }

    private static List<String> questions() {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(List.of(PROPERTIES, WIFI, FACTORY_MAC, BLUETOOTH, ACCOUNTS, SIMS, FEATURES));
        all.addAll(subscriberCalls());
        return all;
    }

    private static List<String> subscriberCalls() {
        Stream<String> plain = IntStream.rangeClosed(1, CALLS).mapToObj(n -> "service call iphonesubinfo " + n + " s16 com.android.shell");
        Stream<String> bySlot = IntStream.rangeClosed(1, CALLS_BY_SLOT).boxed().flatMap(n -> Stream.of(1, 2)
                .map(slot -> "service call iphonesubinfo " + n + " i32 " + slot + " s16 com.android.shell"));
        return Stream.concat(plain, bySlot).toList();
    }

    private String told(String question) {
        return answers.getOrDefault(question, "");
    }

    private void sweep() {
        told(PROPERTIES).lines().forEach(line -> Sweep.property(line).ifPresent(find -> add(find.kind(), find.value(), "getprop")));
        SETTINGS.forEach(list -> told(list).lines()
                .forEach(line -> Sweep.setting(line).ifPresent(find -> add(find.kind(), find.value(), "settings"))));
    }

    private void subscriber() {
        Set<String> operators = OPERATORS.matcher(told(PROPERTIES)).results().flatMap(m -> Stream.of(m.group(1).split(",")))
                .filter(code -> code.matches("\\d{5,6}")).collect(Collectors.toSet());
        for (String call : subscriberCalls()) {
            ParcelDump reply = ParcelDump.parse(told(call));
            subscriberRefused |= reply.refused();
            Shape.subscriber(reply.text(), operators).ifPresent(kind -> add(kind, reply.text(), "the telephony service"));
        }
        OF_A_SIM.matcher(told(SIMS)).results().map(m -> m.group(1)).forEach(value ->
                Shape.subscriber(value, operators).filter(kind -> kind != SecretKind.IMEI).ifPresent(kind -> add(kind, value, "the SIMs' table")));
    }

    private void interfaces() {
        for (String question : List.of(WIFI, FACTORY_MAC, BLUETOOTH)) {
            MAC.matcher(told(question)).results().map(m -> m.group().toLowerCase(java.util.Locale.ROOT)).filter(Shape::isMac)
                    .forEach(mac -> add(SecretKind.MAC, mac, question.split(" ")[question.startsWith("dumpsys") ? 1 : 0]));
        }
    }

    private void accounts() {
        Matcher m = ACCOUNT.matcher(told(ACCOUNTS));
        while (m.find()) {
            add(m.group(1).contains("@") ? SecretKind.EMAIL : SecretKind.ACCOUNT, m.group(1), "accounts");
        }
    }

    private void add(SecretKind kind, String value, String where) {
        String canonical = kind == SecretKind.MAC ? value.trim().toLowerCase(java.util.Locale.ROOT) : value.trim();
        if (!canonical.isBlank() && !canonical.equals("null") && !canonical.equals("unknown")) {
            found.add(new Secret(kind, canonical, phone));
            means.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(where);
        }
    }

    private IdentifierReading reading(SecretKind kind) {
        int values = (int) found.stream().filter(secret -> secret.kind() == kind).count();
        if (values > 0) {
            String where = String.join(", ", means.get(kind));
            return new IdentifierReading(kind, State.READ, values, kind == SecretKind.ANDROID_ID ? where + OF_THE_PHONE : where);
        }
        return Absence.of(kind, telephony(), sim(), subscriberRefused, told(ACCOUNTS).contains("Accounts: 0"));
    }

    private boolean telephony() {
        return told(FEATURES).contains("android.hardware.telephony");
    }

    private boolean sim() {
        Matcher state = SIM_STATE.matcher(told(PROPERTIES));
        return !state.find() || Stream.of(state.group(1).split(",")).anyMatch(s -> !s.isBlank() && !s.equals("ABSENT"));
    }
}
