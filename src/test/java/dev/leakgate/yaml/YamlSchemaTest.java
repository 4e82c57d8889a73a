package dev.leakgate.yaml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YamlSchemaTest {

    private static final String GOOD = """
            title: Search
            source: Forbes
            modes: [normal, incognito]
            tags: [smoke]
            steps:
              - search: {engine: duckduckgo, query: "{canary}"}
            """;

    @Test
    void accepts_what_the_schema_describes() {
        check(GOOD);
    }

    @Test
    void an_unknown_key_names_its_line_and_the_allowed_keys() {
        assertThatThrownBy(() -> check(GOOD + "colour: red\n"))
                .hasMessageStartingWith("trial.yaml:7: 'colour' is not known here, allowed are title, source");
    }

    @Test
    void an_unknown_step_names_its_line_and_the_allowed_steps() {
        assertThatThrownBy(() -> check(GOOD + "  - dance: {seconds: 3}\n"))
                .hasMessage("trial.yaml:7: 'dance' is not known here, allowed are search, visit, type, go, influence, install, border, idle");
    }

    @Test
    void an_unknown_key_deep_inside_a_step_is_named() {
        assertThatThrownBy(() -> check(GOOD.replace("engine:", "motor:")))
                .hasMessage("trial.yaml:6: 'motor' is not known here, allowed are engine, query, by");
    }

    @Test
    void a_wrong_word_names_the_allowed_words() {
        assertThatThrownBy(() -> check(GOOD.replace("[normal, incognito]", "[secret]")))
                .hasMessage("trial.yaml:3: 'secret' is not known here, allowed are normal, incognito");
    }

    @Test
    void a_missing_key_is_named() {
        assertThatThrownBy(() -> check(GOOD.replace("title: Search\n", "")))
                .hasMessage("trial.yaml:1: 'title' is missing here");
    }

    @Test
    void an_empty_list_of_steps_is_an_error() {
        assertThatThrownBy(() -> check(GOOD.substring(0, GOOD.indexOf("steps:")) + "steps: []\n"))
                .hasMessage("trial.yaml:5: 'steps' needs at least 1 in its list");
    }

    @Test
    void a_key_that_stands_twice_is_an_error() {
        assertThatThrownBy(() -> check(GOOD + "title: Again\n")).hasMessageContaining("trial.yaml:7").hasMessageContaining("title");
    }

    private static YamlNode check(String text) {
        return YamlSchema.of("trial").check(YamlFile.parse("trial.yaml", text));
    }
}
