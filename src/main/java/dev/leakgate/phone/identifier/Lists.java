package dev.leakgate.phone.identifier;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The system properties and the settings, of which {@link Sweep} takes what looks like an identifier. */
final class Lists implements Source {

    private static final String PROPERTIES = "getprop";
    private static final List<String> SETTINGS = List.of("settings list global", "settings list secure", "settings list system");
    private static final Pattern SIM_STATE = Pattern.compile("(?m)^\\[gsm\\.sim\\.state]: \\[(.*)]$");
    private static final Pattern OPERATORS = Pattern.compile("(?m)^\\[gsm\\.(?:sim\\.)?operator\\.numeric]: \\[(.*)]$");
    private static final Pattern SDK = Pattern.compile("(?m)^\\[ro\\.build\\.version\\.sdk]: \\[(\\d+)]$");
    private static final Pattern OF_XIAOMI = Pattern.compile("(?mi)^\\[ro\\.product\\.manufacturer]: \\[xiaomi]$");

    @Override
    public List<String> questions() {
        return Stream.concat(Stream.of(PROPERTIES), SETTINGS.stream()).toList();
    }

    @Override
    public Stream<Find> finds(Answers answers) {
        Stream<Find> settings = SETTINGS.stream().flatMap(list -> answers.told(list).lines()).flatMap(Sweep::setting);
        return Stream.concat(answers.told(PROPERTIES).lines().flatMap(Sweep::property), settings);
    }

    /** Country and network codes of the SIMs. */
    static List<String> operators(Answers answers) {
        return OPERATORS.matcher(answers.told(PROPERTIES)).results().flatMap(m -> Stream.of(m.group(1).split(",")))
                .filter(code -> code.matches("\\d{5,6}")).distinct().toList();
    }

    /** A SIM is in it, or that is not known. */
    static boolean sim(Answers answers) {
        Matcher state = SIM_STATE.matcher(answers.told(PROPERTIES));
        return !state.find() || Stream.of(state.group(1).split(",")).anyMatch(s -> !s.isBlank() && !s.equals("ABSENT"));
    }

    /** Android's API level; 0 when it is not told. */
    static int sdk(Answers answers) {
        Matcher sdk = SDK.matcher(answers.told(PROPERTIES));
        return sdk.find() ? Integer.parseInt(sdk.group(1)) : 0;
    }

    static boolean xiaomi(Answers answers) {
        return OF_XIAOMI.matcher(answers.told(PROPERTIES)).find();
    }
}
