package dev.leakgate.secret;

/** The check digit of IMEI and ICCID, ISO/IEC 7812-1 annex B ("Luhn"). */
public final class CheckDigit {

    private CheckDigit() {
    }

    /** The digit to append to {@code digits} (decimal digits only). */
    public static char of(String digits) {
        int sum = 0;
        boolean twice = true;
        for (int i = digits.length() - 1; i >= 0; i--, twice = !twice) {
            int digit = digits.charAt(i) - '0';
            int weighted = twice ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** True when the last digit is the check digit of those before it. */
    public static boolean fits(String digits) {
        return digits.length() > 1
                && of(digits.substring(0, digits.length() - 1)) == digits.charAt(digits.length() - 1);
    }
}
