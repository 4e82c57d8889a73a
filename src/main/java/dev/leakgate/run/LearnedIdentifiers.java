package dev.leakgate.run;

import dev.leakgate.evidence.PhoneIdentifiers;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.stream.Stream;

/** Writes which identifiers a phone's traffic showed beside those that its shell told. */
final class LearnedIdentifiers {

    private LearnedIdentifiers() {
    }

    static void keep(RunVerdict verdict, RunFolder folder) {
        for (RunVerdict.Phone phone : verdict.phones()) {
            List<IdentifierReading> learned = phone.identifiers().stream().filter(i -> i.state().equals(State.LEARNED.word()))
                    .map(i -> new IdentifierReading(SecretKind.of(i.kind()), State.LEARNED, i.values(), i.why())).toList();
            if (!learned.isEmpty()) {
                List<IdentifierReading> read = folder.identifiers(phone.device()).map(PhoneIdentifiers::kinds).orElse(List.of());
                folder.keep(phone.device(), new PhoneIdentifiers(1, Stream.concat(read.stream(), learned.stream()).toList()));
            }
        }
    }
}
