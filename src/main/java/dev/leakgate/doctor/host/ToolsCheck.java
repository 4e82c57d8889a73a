package dev.leakgate.doctor.host;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.tools.ToolFinding;
import dev.leakgate.tools.Tools;
import java.util.ArrayList;
import java.util.List;

/** Java, adb, mitmproxy, Node, and Appium with its driver: there, and of versions that will do. */
public final class ToolsCheck implements HostCheck {

    @Override
    public List<Diagnosis> examine() {
        List<Diagnosis> all = new ArrayList<>();
        all.add(Diagnosis.ofHost("Java", new Outcome.Ok(System.getProperty("java.runtime.version"))));
        List<ToolFinding> tools = ToolFinding.all();
        tools.forEach(found -> all.add(Diagnosis.ofHost(found.name(), outcome(found))));
        if (tools.stream().allMatch(found -> found.fault().isEmpty())) {
            Tools.find().versions().forEach((name, version) -> {
                if (name.startsWith("appium")) {
                    all.add(Diagnosis.ofHost(name, new Outcome.Ok(version)));
                }
            });
        }
        return all;
    }

    private static Outcome outcome(ToolFinding found) {
        return found.fault().<Outcome>map(fault -> new Outcome.Failure(fault, String.join("; ", found.cure())))
                .orElseGet(() -> new Outcome.Ok(found.version()));
    }
}
