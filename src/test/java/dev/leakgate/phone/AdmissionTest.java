package dev.leakgate.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.lab.TestPhone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which phones a run may take, asked of virtual phones that play somebody's own. */
class AdmissionTest {

    @TempDir
    Path folder;

    private TestPhone phone;

    @AfterEach
    void switch_off() {
        phone.close();
    }

    @Test
    void a_bench_phone_whose_owner_agreed_is_taken() throws IOException {
        phone = new TestPhone(folder, "bench");

        assertThat(Admission.refusal(entry("consent: [clear-data]"), this::shell)).isEmpty();
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void without_consent_nothing_is_deleted() throws IOException {
        phone = new TestPhone(folder, "bench");

        assertThat(Admission.refusal(entry("switch: \"on\""), this::shell)).hasValueSatisfying(refusal ->
                assertThat(refusal.toString()).contains("nobody agreed to delete the data", "add 'clear-data' to 'consent:' at ", "devices.yaml:2"));
    }

    @Test
    void a_phone_with_contacts_messages_or_accounts_that_the_file_does_not_list_is_refused() throws IOException {
        somebodys("{contacts: 214, messages: 0, accounts: [\"1234567890/com.xiaomi\"]}");

        assertThat(Admission.refusal(entry("consent: [clear-data]"), this::shell)).hasValueSatisfying(refusal ->
                assertThat(refusal.toString()).contains("holds contacts, accounts", "write 'holds: [contacts, accounts]'").doesNotContain("1234567890"));
        assertThat(Admission.refusal(entry("consent: [clear-data], holds: [accounts]"), this::shell)).hasValueSatisfying(refusal ->
                assertThat(refusal.toString()).contains("holds contacts,"));
        assertThat(Admission.refusal(entry("consent: [clear-data], holds: [accounts, contacts]"), this::shell)).isEmpty();
    }

    private void somebodys(String personal) throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/lab/phones/redmi-note-8.yaml"));
        phone = new TestPhone(folder, "somebodys", Files.writeString(folder.resolve("profile.yaml"), shipped + "\npersonal: " + personal + "\n").toString());
    }

    private FarmPhone entry(String more) throws IOException {
        return DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"),
                "phones:\n  - {model: Mi 10, udid: 8f2b1c3d, browsers: [mint], " + more + "}\n")).phones().get(0);
    }

    private String shell(String command) {
        return phone.shell(command).out();
    }
}
