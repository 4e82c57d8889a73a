package dev.leakgate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.base.DescribedPredicate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of rooms: which package may import which. A room may also import what the rooms beside it import. */
class RoomsTest {

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("yaml", List.of()),
            Map.entry("secret", List.of()),
            Map.entry("traffic", List.of()),
            Map.entry("process", List.of()),
            Map.entry("adb", List.of()),
            Map.entry("tools", List.of("process")),
            Map.entry("decode", List.of()),
            Map.entry("leak", List.of("secret", "traffic", "decode")),
            Map.entry("destination", List.of("traffic", "yaml")),
            Map.entry("evidence", List.of("secret", "traffic")),
            Map.entry("judge", List.of("leak", "destination", "evidence", "yaml")),
            Map.entry("report", List.of("judge", "evidence", "tools")),
            Map.entry("scenario", List.of("yaml", "secret")),
            Map.entry("farm", List.of("yaml", "process", "tools")),
            Map.entry("phone", List.of("farm", "secret")),
            Map.entry("browser", List.of("phone", "scenario")),
            Map.entry("dns", List.of()),
            Map.entry("capture", List.of("traffic", "process", "tools", "dns")),
            Map.entry("session", List.of("browser", "capture", "evidence")),
            Map.entry("doctor", List.of("browser", "capture")),
            Map.entry("run", List.of("session", "report", "doctor")),
            Map.entry("record", List.of("adb", "secret")),
            Map.entry("cli", List.of("run", "leak", "record")),
            Map.entry("lab", List.of("adb", "yaml", "process", "dns")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.leakgate");

    @TestFactory
    Stream<DynamicTest> a_room_imports_only_the_rooms_beside_it() {
        return MAY_IMPORT.keySet().stream().sorted().map(room -> DynamicTest.dynamicTest(room, () ->
                classes().that(inRooms(Set.of(room)))
                        .should().onlyDependOnClassesThat(inRooms(reach(room)).or(outside()))
                        .allowEmptyShould(true).check(HOUSE)));
    }

    @Test
    void every_class_stands_in_a_room() {
        classes().should().resideInAnyPackage(MAY_IMPORT.keySet().stream().map(r -> "dev.leakgate." + r + "..").toArray(String[]::new))
                .check(HOUSE);
    }

    private static Set<String> reach(String room) {
        Set<String> reached = new HashSet<>(Set.of(room));
        MAY_IMPORT.get(room).forEach(next -> reached.addAll(reach(next)));
        return reached;
    }

    private static DescribedPredicate<JavaClass> inRooms(Set<String> rooms) {
        return DescribedPredicate.describe("in " + rooms, c -> rooms.contains(room(c)));
    }

    private static DescribedPredicate<JavaClass> outside() {
        return DescribedPredicate.describe("outside the house", c -> !c.getPackageName().startsWith("dev.leakgate"));
    }

    private static String room(JavaClass c) {
        String[] parts = c.getPackageName().split("\\.");
        return Arrays.equals(Arrays.copyOf(parts, 2), new String[] {"dev", "leakgate"}) && parts.length > 2 ? parts[2] : "";
    }
}
