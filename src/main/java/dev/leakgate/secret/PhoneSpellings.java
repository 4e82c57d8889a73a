package dev.leakgate.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Phone numbers, ITU-T E.164: with and without country code. Separators are dropped by whoever compares. */
final class PhoneSpellings {

    /** Country codes: 1 and 7 have one digit, the listed ones two, all others three. */
    private static final Pattern COUNTRY = Pattern.compile(
            "^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3})(\\d{7,})$");

    private PhoneSpellings() {
    }

    /** @param number digits, with a leading {@code +} when the country code is in front */
    static List<String> of(String number) {
        String digits = number.replace("+", "");
        List<String> found = new ArrayList<>(List.of(number, digits));
        Matcher matcher = COUNTRY.matcher(digits);
        if (number.startsWith("+") && matcher.matches()) {
            String national = matcher.group(2);
            found.addAll(List.of("00" + digits, national, "0" + national,
                    "+" + matcher.group(1) + " " + national, "+" + matcher.group(1) + "-" + national,
                    matcher.group(1) + "-" + national));
            grouped(national).forEach(groups -> found.addAll(List.of(groups, "+" + matcher.group(1) + groups.charAt(3)
                    + groups)));
        }
        return found;
    }

    /** Three digits first and four last, as it is done from America to China. */
    private static List<String> grouped(String national) {
        int rest = national.length() - 4;
        return national.length() < 10 || national.length() > 11 ? List.of()
                : Stream.of(" ", "-", ".").map(between -> national.substring(0, 3) + between
                        + national.substring(3, rest) + between + national.substring(rest)).toList();
    }
}
