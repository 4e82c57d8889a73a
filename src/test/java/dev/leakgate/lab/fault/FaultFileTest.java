package dev.leakgate.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.yaml.YamlFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultFileTest {

    @Test
    void an_event_happens_once_unless_said_otherwise_and_a_mistake_always() {
        List<Fault> faults = read("- {fault: adb-drops, at: {search: 2}}\n- {fault: wrong-text}\n- {fault: adb-drops, at: {seconds: 0.5}, times: 3}\n");

        assertThat(faults).extracting(Fault::times).containsExactly(1, Integer.MAX_VALUE, 3);
        assertThat(faults.get(0).from()).contains(new Moment("search", 2));
    }

    @Test
    void names_the_line_of_an_unknown_fault_and_the_known_ones() {
        assertThatThrownBy(() -> read("- {fault: wrong-text}\n- {fault: gremlins}\n"))
                .hasMessageStartingWith("faults.yaml:2: 'gremlins' is not known here, allowed are pinning, ");
    }

    @Test
    void names_the_line_of_an_unknown_moment_and_the_known_ones() {
        assertThatThrownBy(() -> read("- fault: adb-drops\n  at: {midnight: 1}\n"))
                .hasMessageStartingWith("faults.yaml:2: 'midnight' is not known here, allowed are start, ");
    }

    @Test
    void an_event_needs_a_moment() {
        assertThatThrownBy(() -> read("- {fault: adb-drops}\n"))
                .hasMessage("faults.yaml:1: 'adb-drops' happens at a moment: add 'at:', such as 'at: {search: 1}' or 'at: {seconds: 5}'");
    }

    @Test
    void what_an_app_is_from_the_start_has_no_moment() {
        assertThatThrownBy(() -> read("- {fault: pinning, times: 2}\n")).hasMessageContaining("leave out 'at:' and 'times:'");
    }

    @Test
    void the_schema_lists_every_fault() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(FaultFileTest.class.getResourceAsStream("/schema/faults.json"));

        assertThat(schema.at("/properties/faults/items/properties/fault/enum")).extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FaultKind.values()).map(FaultKind::word).toList());
    }

    private static List<Fault> read(String yaml) {
        return FaultFile.read(YamlFile.parse("faults.yaml", yaml));
    }
}
