package dev.leakgate.lab.android;

import java.util.Locale;
import java.util.Map;

/** Android's key codes, as {@code android.view.KeyEvent} numbers them. */
public final class KeyCode {

    public static final int HOME = 3;
    public static final int BACK = 4;
    public static final int POWER = 26;
    public static final int SPACE = 62;
    public static final int ENTER = 66;
    public static final int DEL = 67;
    public static final int MENU = 82;
    public static final int NOTIFICATION = 83;
    public static final int ESCAPE = 111;
    public static final int SLEEP = 223;
    public static final int WAKEUP = 224;
    public static final int PASTE = 279;

    private static final int DIGIT_0 = 7;
    private static final int LETTER_A = 29;
    private static final String PUNCTUATION = ",.";
    private static final int COMMA = 55;

    private static final Map<String, Integer> NAMES = Map.ofEntries(Map.entry("HOME", HOME), Map.entry("BACK", BACK),
            Map.entry("POWER", POWER), Map.entry("SPACE", SPACE), Map.entry("ENTER", ENTER), Map.entry("DEL", DEL),
            Map.entry("MENU", MENU), Map.entry("NOTIFICATION", NOTIFICATION), Map.entry("ESCAPE", ESCAPE),
            Map.entry("SLEEP", SLEEP), Map.entry("WAKEUP", WAKEUP), Map.entry("PASTE", PASTE), Map.entry("SEARCH", 84),
            Map.entry("TAB", 61), Map.entry("APP_SWITCH", 187), Map.entry("VOLUME_UP", 24), Map.entry("VOLUME_DOWN", 25));

    private KeyCode() {
    }

    /**
     * The code that {@code input keyevent} is given as number or name.
     *
     * @throws NumberFormatException when it is neither
     */
    public static int parse(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^KEYCODE_", "");
        Integer code = NAMES.get(name);
        return code != null ? code : Integer.parseInt(text);
    }

    /** What a key types, or "" for a key that types nothing. */
    public static String typed(int code) {
        if (code >= DIGIT_0 && code < DIGIT_0 + 10) {
            return String.valueOf((char) ('0' + code - DIGIT_0));
        }
        if (code >= LETTER_A && code < LETTER_A + 26) {
            return String.valueOf((char) ('a' + code - LETTER_A));
        }
        if (code >= COMMA && code < COMMA + PUNCTUATION.length()) {
            return PUNCTUATION.substring(code - COMMA, code - COMMA + 1);
        }
        return code == SPACE ? " " : "";
    }
}
