package dev.leakgate.phone;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads a phone's identifiers as the shell may read them. What a release answers to {@code service call iphonesubinfo}
 * differs, so every transaction is asked and each answer is classified by its form and check digit.
 */
final class Identifiers {

    private static final Pattern PARCEL_WORDS = Pattern.compile("0x[0-9a-f]{8}:((?: [0-9a-f]{8}){1,4})");
    private static final Pattern MAC = Pattern.compile("(?i)\\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\\b");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ACCOUNT = Pattern.compile("Account \\{name=([^,}]+), type=");
    private static final int TRANSACTIONS = 20;

    private final Phone phone;
    private final Set<Secret> found = new LinkedHashSet<>();

    /** Global setting in which MIUI keeps the advertising ID of Google's services. */
    static final String ADVERTISING_ID = "ad_aaid";

    private Identifiers(Phone phone) {
        this.phone = phone;
    }

    /** @return each identifier once, owned by the phone */
    static List<Secret> read(Phone phone) {
        Identifiers all = new Identifiers(phone);
        phone.entry().identifiers().forEach((kind, value) -> all.add(SecretKind.of(kind), value));
        all.settings();
        all.subscriber();
        all.interfaces();
        all.accounts();
        return List.copyOf(all.found);
    }

    private void settings() {
        add(SecretKind.ANDROID_ID, ask("settings get secure android_id"));
        add(SecretKind.SERIAL, ask("getprop ro.serialno"));
        add(SecretKind.SERIAL, ask("getprop ro.boot.serialno"));
        for (String name : List.of(ADVERTISING_ID, "mi_health_id", "gcbooster_uuid", "key_mqs_uuid")) {
            String value = ask("settings get global " + name);
            if (UUID.matcher(value).matches()) {
                add(SecretKind.ADVERTISING_ID, value);
            }
        }
    }

    private void subscriber() {
        String calls = IntStream.rangeClosed(1, TRANSACTIONS)
                .mapToObj(n -> "service call iphonesubinfo " + n + " s16 com.android.shell").collect(Collectors.joining("; "));
        for (String answer : ask(calls).split("Result: ")) {
            String text = parcelText(answer);
            if (text.matches("\\d{15}") && luhn(text)) {
                add(SecretKind.IMEI, text);
            } else if (text.matches("\\d{15}")) {
                add(SecretKind.IMSI, text);
            } else if (text.matches("89\\d{17,18}")) {
                add(SecretKind.ICCID, text);
            } else if (text.matches("(?i)[a-f]\\p{XDigit}{13}")) {
                add(SecretKind.MEID, text);
            } else if (text.matches("\\+\\d{8,15}")) {
                add(SecretKind.PHONE, text);
            }
        }
    }

    private void interfaces() {
        for (String command : List.of("ip link show wlan0", "settings get secure bluetooth_address")) {
            MAC.matcher(ask(command)).results().map(m -> m.group().toLowerCase())
                    .filter(mac -> !mac.equals("ff:ff:ff:ff:ff:ff") && !mac.equals("02:00:00:00:00:00"))
                    .forEach(mac -> add(SecretKind.MAC, mac));
        }
    }

    private void accounts() {
        Matcher m = ACCOUNT.matcher(ask("dumpsys account"));
        while (m.find()) {
            add(m.group(1).contains("@") ? SecretKind.EMAIL : SecretKind.ACCOUNT, m.group(1));
        }
    }

    private void add(SecretKind kind, String value) {
        if (!value.isBlank() && !value.equals("null") && !value.equals("unknown")) {
            found.add(new Secret(kind, value.trim(), phone.entry().id()));
        }
    }

    /** A phone that refuses one question may answer the next. */
    private String ask(String command) {
        try {
            return phone.shell(command);
        } catch (PhoneException e) {
            return "";
        }
    }

    /** The text in a parcel dump: 32-bit words in hexadecimal, little-endian UTF-16 after a status and a length word. */
    static String parcelText(String dump) {
        List<Integer> words = new ArrayList<>();
        Matcher line = PARCEL_WORDS.matcher(dump);
        while (line.find()) {
            for (String word : line.group(1).trim().split(" ")) {
                words.add(Integer.parseUnsignedInt(word, 16));
            }
        }
        if (words.size() < 3 || words.get(0) != 0 || words.get(1) <= 0 || words.get(1) > 64) {
            return "";
        }
        byte[] bytes = new byte[(words.size() - 2) * 4];
        for (int i = 2; i < words.size(); i++) {
            for (int b = 0; b < 4; b++) {
                bytes[(i - 2) * 4 + b] = (byte) (words.get(i) >>> (8 * b));
            }
        }
        int length = Math.min(words.get(1) * 2, bytes.length);
        return new String(bytes, 0, length, StandardCharsets.UTF_16LE);
    }

    /** Check digit of ISO/IEC 7812-1, as IMEI uses it. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? d : d * 2;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
