package dev.leakgate.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.lab.app.AppFile;
import dev.leakgate.lab.internet.Internet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All phones of a lab and their internet, up and reachable. */
final class RunningLab implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Internet internet;
    private final List<VirtualPhone> phones = new ArrayList<>();

    private RunningLab(Internet internet) {
        this.internet = internet;
    }

    /** @param out folder for everything the lab records, created when missing */
    static RunningLab start(LabFile file, Path out) throws IOException, GeneralSecurityException {
        Files.createDirectories(out);
        RunningLab lab = new RunningLab(Internet.start(out, file.wires()));
        Map<List<Object>, AppFile> apps = new HashMap<>();
        try {
            for (LabFile.Entry entry : file.phones()) {
                lab.phones.add(VirtualPhone.start(entry, file.seed(), file.seed() + file.life(), (name, changes) ->
                        apps.computeIfAbsent(List.of(name, changes), n -> AppFile.read(name, changes)), lab.internet, file.wires(), out));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            lab.close();
            throw e;
        }
        Files.writeString(out.resolve("identifiers.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(
                lab.phones.stream().collect(Collectors.toMap(VirtualPhone::name, VirtualPhone::identifiers, (a, b) -> a, LinkedHashMap::new))));
        return lab;
    }

    List<VirtualPhone> phones() {
        return phones;
    }

    /** One line of JSON that tells how to reach everything. */
    String announcement() throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ready", true);
        line.put("phones", phones.stream().map(p -> ordered("name", p.name(), "serial", p.serial())).toList());
        Map<String, String> reached = ordered("proxy", internet.proxy(), "ca", internet.caFile().toAbsolutePath().toString());
        reached.put("names", internet.names());
        line.put("internet", reached);
        return JSON.writeValueAsString(line);
    }

    private static Map<String, String> ordered(String key, String value, String otherKey, String otherValue) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    @Override
    public void close() throws IOException {
        for (VirtualPhone phone : phones) {
            phone.close();
        }
        internet.close();
    }
}
