package dev.leakgate.report.ci;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdicts as JUnit XML, as Surefire's schema (surefire-test-report.xsd) has it, with names for people: a suite for
 * each session, a case for each trial and one for the session itself. FAIL is a failure, INCONCLUSIVE an error.
 */
final class JUnitXml {

    private final Plan plan;
    private final RunVerdict verdict;
    private final Map<String, RunVerdict.Trial> trials;
    private final Map<String, RunVerdict.Session> sessions;

    JUnitXml(Plan plan, RunVerdict verdict) {
        this.plan = plan;
        this.verdict = verdict;
        this.trials = verdict.trials().stream().collect(Collectors.toMap(RunVerdict.Trial::id, t -> t));
        this.sessions = verdict.sessions().stream().collect(Collectors.toMap(RunVerdict.Session::id, s -> s));
    }

    String text() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "Leakgate " + verdict.run() + (verdict.virtual() ? " (virtual phones)" : ""));
            for (PlannedPhone phone : plan.phones()) {
                for (PlannedSession session : phone.sessions()) {
                    suite(xml, phone, session);
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private void suite(XMLStreamWriter xml, PlannedPhone phone, PlannedSession planned) throws XMLStreamException {
        RunVerdict.Session session = sessions.get(planned.id());
        List<Verdict> all = Stream.concat(planned.trials().stream().map(t -> trials.get(t.id()).verdict()),
                Stream.of(session.verdict())).toList();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        String name = phone.model() + " · " + planned.title() + " · " + planned.part();
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(all.size()));
        xml.writeAttribute("failures", String.valueOf(all.stream().filter(v -> v == Verdict.FAIL).count()));
        xml.writeAttribute("errors", String.valueOf(all.stream().filter(v -> v == Verdict.INCONCLUSIVE).count()));
        xml.writeAttribute("skipped", "0");
        for (PlannedTrial trial : planned.trials()) {
            RunVerdict.Trial judged = trials.get(trial.id());
            testCase(xml, name, trial.title(), judged.verdict(), judged.reason(), judged.findings());
        }
        testCase(xml, name, "Identifiers, coverage and controls of the session", session.verdict(), session.reason(), session.findings());
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String suite, String name, Verdict verdict, String reason, List<Finding> findings)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", name);
        if (verdict != Verdict.PASS) {
            xml.writeStartElement(verdict == Verdict.FAIL ? "failure" : "error");
            xml.writeAttribute("type", verdict.name());
            xml.writeAttribute("message", fit(reason));
            xml.writeCharacters(fit(findings.stream().map(f -> f.sentence() + (f.trail().isEmpty() ? "" : "\n  " + String.join(" > ", f.trail())))
                    .collect(Collectors.joining("\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold. */
    private static String fit(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
