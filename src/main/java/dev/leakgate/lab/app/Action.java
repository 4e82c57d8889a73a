package dev.leakgate.lab.app;

import dev.leakgate.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a tap or ENTER does: a verb and its words, {@code set engine DuckDuckGo}. */
record Action(Verb verb, List<String> words, YamlNode node) {

    enum Verb {
        GOTO("goto <screen>"), BACK("back"), LEAVE("leave"), LAUNCH("launch <package>"),
        SET("set <data> <text>"), TOGGLE("toggle <data>"), AGREE("agree"), KEEP("keep <data>"), DID("did <deed>"),
        SUBMIT("submit"), HOME("home"), RELOAD("reload"), NEW_TAB("new-tab"), CLOSE_TABS("close-tabs"),
        INCOGNITO("incognito on|off"), FOLLOW("follow"), OPEN("open <data>"), SEARCH("search <engine>"), SWITCH_TAB("switch-tab");

        final String usage;

        Verb(String usage) {
            this.usage = usage;
        }

        String word() {
            return usage.split(" ")[0];
        }

        int arguments() {
            return usage.split(" ").length - 1;
        }

        /** Whether only an app with {@code browser:} can do it. */
        boolean browsing() {
            return compareTo(SUBMIT) >= 0;
        }
    }

    static Action of(YamlNode node) {
        String[] words = node.asText().strip().split("\\s+");
        Verb verb = Arrays.stream(Verb.values()).filter(v -> v.word().equals(words[0])).findFirst()
                .orElseThrow(() -> node.error("'" + words[0] + "' is not known here, allowed are " + usages()));
        if (words.length - 1 != verb.arguments()) {
            throw node.error("'" + node.asText() + "' is not complete, write: " + verb.usage);
        }
        return new Action(verb, List.of(words).subList(1, words.length), node);
    }

    private static String usages() {
        return Arrays.stream(Verb.values()).map(v -> v.usage).collect(Collectors.joining(", "));
    }
}
