package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.evidence.SessionRecord.Told;
import dev.leakgate.destination.Vendors;
import dev.leakgate.judge.policy.Engine;
import dev.leakgate.leak.Sighting;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A leak told in one sentence: who did what, what went where, and what it takes to read it. */
public final class LeakSentence {

    /** Steps of a trail that show where something stood, not what had to be undone to read it. */
    private static final Set<String> PLACES = Set.of("url", "header", "cookie", "body", "trailer", "websocket", "tcp",
            "host", "name", "path", "query", "fragment", "form", "json", "xml", "html", "multipart", "percent", "text", "utf8");

    private final SessionEvidence evidence;
    private final Sighting sighting;
    private final String value;

    /** @param value the secret as it may be shown */
    LeakSentence(SessionEvidence evidence, Sighting sighting, String value) {
        this.evidence = evidence;
        this.sighting = sighting;
        this.value = value;
    }

    @Override
    public String toString() {
        Secret secret = sighting.secret();
        String part = sighting.partial() ? "part (%d %%) of ".formatted(Math.round(sighting.share() * 100)) : "";
        String story = secret.kind().canary()
                ? "%s in %s sent %s%s to %s".formatted(doing(), typedIn(secret), part, canary(secret), receiver())
                : "%s sent %s%s (%s) to %s".formatted(sender(), part, identifier(secret), value, receiver());
        return story + carried(secret) + late(secret) + ", " + readable() + ".";
    }

    private String receiver() {
        String registration = evidence.destinations().of(sighting.host()).registration();
        return sighting.host() + (registration.isEmpty() ? "" : ", " + registration) + asked();
    }

    /** Who has the domain is told the name as well, by the server that was asked. */
    private String asked() {
        return Optional.ofNullable(evidence.exchanges().get(sighting.exchange())).flatMap(Exchange::lookedUp)
                .map(name -> ", by asking for a name of " + Vendors.registrable(name)).orElse("");
    }

    private String sender() {
        return evidence.between() ? "An app on " + evidence.phone().model() + ", outside all sessions,"
                : session().title() + " in " + mode(session());
    }

    private String doing() {
        Secret secret = sighting.secret();
        return switch (secret.kind()) {
            case QUERY -> evidence.drivenAnywhere(secret.owner()).stream().findFirst().map(this::searching).orElse("Searching");
            case URL -> "Opening a page";
            default -> "Typing a text";
        };
    }

    private String searching(DrivenTrial trial) {
        return trial.allowed().stream().filter(t -> t.kind().equals("engine")).map(Told::host).findFirst()
                .map(host -> "Searching " + evidence.policy().engine(host).map(Engine::title).orElse(host))
                .orElse("Typing a search");
    }

    private static String canary(Secret secret) {
        return switch (secret.kind()) {
            case QUERY -> "your words";
            case URL -> "its address";
            default -> "your text";
        };
    }

    public static String identifier(Secret secret) {
        return switch (secret.kind()) {
            case IMEI -> "the phone's IMEI";
            case MEID -> "the phone's MEID";
            case SERIAL -> "the phone's serial number";
            case IMSI -> "the SIM's IMSI";
            case ICCID -> "the SIM's ICCID";
            case PHONE -> "the phone number";
            case MAC -> "a MAC address of the phone";
            case ANDROID_ID -> "the phone's Android ID";
            case ADVERTISING_ID -> "the phone's advertising ID";
            case OAID -> "the phone's OAID";
            case GSF_ID -> "the phone's GSF ID";
            case WIDEVINE_ID -> "a Widevine ID of the phone";
            case SSID -> "the name of its Wi-Fi";
            case BSSID -> "the address of its access point";
            case OTHER_ID -> "another identifier of the phone";
            case EMAIL -> "an e-mail address";
            case ACCOUNT -> "the account's name";
            default -> "a secret";
        };
    }

    /** The session in which the trial was driven, not the one in whose capture it was seen. */
    private PlannedSession session() {
        String owner = sighting.secret().owner();
        return evidence.phone().sessions().stream().filter(s -> s.trials().stream().anyMatch(t -> t.id().equals(owner)))
                .findFirst().orElse(evidence.session());
    }

    public static String mode(PlannedSession session) {
        return mode(session.mode());
    }

    private static String mode(String word) {
        return word.equals("normal") ? "normal mode" : word;
    }

    private String typedIn(Secret secret) {
        return evidence.typedIn(secret).map(LeakSentence::mode).orElseGet(() -> mode(session()));
    }

    /** It was typed in one mode, and sent when its session was in the other one already. */
    private String carried(Secret secret) {
        PlannedTrial trial = evidence.trials().get(secret.owner());
        boolean left = evidence.session().state().equals(PlannedSession.INCOGNITO_LEFT);
        Instant crossed = evidence.record().map(SessionRecord::observedFrom).orElse(null);
        return trial == null || !trial.carriesOver() && !left || crossed == null || evidence.late(secret)
                || evidence.timeOf(sighting.exchange()).filter(t -> t.isBefore(crossed)).isPresent() ? ""
                : ", carried over into " + (left ? "normal mode" : "incognito");
    }

    private String late(Secret secret) {
        return evidence.between() && secret.kind().canary() ? ", later, after its session"
                : evidence.late(secret) ? ", later, while " + evidence.session().title() + " was used in " + mode(evidence.session()) : "";
    }

    private String readable() {
        List<String> undone = sighting.trail().stream().filter(s -> s.indexOf(' ') < 0 && !PLACES.contains(s)).distinct().toList();
        if (undone.isEmpty()) {
            return "readable as it is";
        }
        int last = undone.size() - 1;
        return "readable after " + (last == 0 ? "" : String.join(", ", undone.subList(0, last)) + " and ") + undone.get(last);
    }
}
