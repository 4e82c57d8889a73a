package dev.leakgate.lab.app;

import java.util.Optional;
import java.util.regex.Pattern;

/** How browsers read what is entered: with a scheme, or with a dot and no blanks, it is an address, otherwise words to search. */
final class AddressBar {

    private static final Pattern SCHEME = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern HOST = Pattern.compile("[^\\s/?#.]+(\\.[^\\s/?#.]+)+(:\\d+)?([/?#]\\S*)?");

    private AddressBar() {
    }

    /**
     * @param scheme for an address typed without one
     * @return empty when it is something to search
     */
    static Optional<String> address(String entered, String scheme) {
        String text = entered.strip();
        if (SCHEME.matcher(text).matches()) {
            return Optional.of(text);
        }
        return HOST.matcher(text).matches() ? Optional.of(scheme + "://" + text) : Optional.empty();
    }
}
