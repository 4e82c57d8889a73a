package dev.leakgate.judge;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.linkability.Change;
import dev.leakgate.judge.linkability.Link;
import dev.leakgate.judge.linkability.Link.Joined;
import dev.leakgate.judge.linkability.Link.Nature;
import dev.leakgate.judge.linkability.Link.Origin;
import dev.leakgate.judge.linkability.Linkability;
import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.linkability.Stretch.Use;
import dev.leakgate.judge.rule.Charge;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.Redactor;
import dev.leakgate.secret.SecretKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What links mean for sessions: incognito that is joined to normal mode fails, and so does whoever sends what outlives
 * the clearing of its app's data on this phone and on no other. Where a constant of the build would look the same it is
 * INCONCLUSIVE.
 */
final class Links {

    private final Plan plan;
    private final Redactor redactor;
    private final List<Link> links;

    Links(RunFolder folder, List<Stretch> stretches) {
        this.plan = folder.plan();
        this.redactor = Redactor.of(folder.secrets(), folder.redactionKey());
        this.links = Linkability.links(stretches).stream().filter(l -> l.nature() != Nature.CONSTANT).toList();
    }

    /** What a phone's row shows. */
    List<RunVerdict.Link> of(String phone) {
        return links.stream().filter(l -> l.phone().equals(phone)).map(this::shown).toList();
    }

    /** Android IDs of single apps, which no shell can read. */
    List<IdentifierReading> learned(String phone) {
        return links.stream().filter(l -> l.phone().equals(phone) && isAndroidIdOfOneApp(l)).map(l -> new IdentifierReading(
                SecretKind.ANDROID_ID, State.LEARNED, 1, "as " + String.join(" and ", l.sessions().keySet().stream().map(this::title).distinct().toList())
                + " alone sees it: sent in " + names(l) + ", the phone's own by comparison with others, and it outlived the clearing of the app's data"))
                .toList();
    }

    /** The session with what its tokens join. */
    RunVerdict.Session applied(RunVerdict.Session session) {
        List<Charge> charges = charges(session.id());
        Verdict worst = session.verdict().worse(Charges.verdict(charges));
        String reason = charges.stream().filter(c -> c.verdict() == worst && worst != session.verdict())
                .map(c -> c.finding().sentence()).findFirst().orElse(session.reason());
        return charges.isEmpty() ? session : session.with(Charges.findings(charges), worst, reason);
    }

    private List<Charge> charges(String session) {
        List<Charge> charges = new ArrayList<>();
        for (Link link : links) {
            link.joined().stream().filter(j -> j.incognito().equals(session)).forEach(j -> charges.add(new Charge(session,
                    link.nature() == Nature.IDENTIFIER ? Verdict.FAIL : Verdict.INCONCLUSIVE,
                    finding("incognito-linkable", link, j.after(), joined(link, j)))));
            Use use = link.sessions().get(session);
            if (use != null && bound(link)) {
                charges.add(Charge.leak(session, finding("phone-linkable", link, use, outlived(link, session, use))));
            }
        }
        return charges;
    }

    /** It names the phone itself: an Android ID as one app sees it is such a one, and no shell can read it. */
    private static boolean bound(Link link) {
        return link.nature() == Nature.IDENTIFIER && link.origin() == Origin.PHONE && link.survived().contains(Change.CLEARING);
    }

    private Finding finding(String rule, Link link, Use use, String sentence) {
        return new Finding(rule, "token", label(link), use.host(), use.trail().get(0),
                use.trail().stream().map(redactor::redact).toList(), false, use.exchange(), "", redactor.redact(sentence));
    }

    private String joined(Link link, Joined joined) {
        return "Incognito is joined to normal by %s: %s sent %s to %s in normal mode, and again %s later in incognito.%s".formatted(
                names(link), title(joined.incognito()), label(link), joined.after().host(),
                seconds(Duration.between(joined.before().time(), joined.after().time())), doubt(link));
    }

    private String outlived(Link link, String session, Use use) {
        String what = isAndroidIdOfOneApp(link) ? ", which is the Android ID as this app sees it (by its form, and since no other app sends it)" : "";
        return "%s sent %s in %s to %s%s: it outlived the clearing of the app's data, and no other phone sends it.".formatted(
                title(session), label(link), names(link), use.host(), what);
    }

    private static String doubt(Link link) {
        return link.nature() == Nature.IDENTIFIER ? "" : " It may be a constant of this build: to tell, add a second phone of this build.";
    }

    private RunVerdict.Link shown(Link link) {
        String sentence = link.joined().isEmpty()
                ? "%s in %s outlived %s.%s".formatted(label(link), names(link), survived(link, Change::title), doubt(link))
                : joined(link, link.joined().get(0));
        return new RunVerdict.Link(label(link), link.names(), link.vendor(), link.hosts(), word(link.origin()), word(link.nature()),
                link.survived().stream().map(Links::word).toList(), List.copyOf(link.sessions().keySet()), link.lived().toSeconds(),
                redactor.redact(sentence));
    }

    private static String survived(Link link, Function<Change, String> title) {
        return link.survived().stream().map(title).collect(Collectors.joining(", "));
    }

    /** Since Android 8 each signer's apps see one of their own: 8 bytes in hexadecimal (Settings.Secure.ANDROID_ID). */
    private static boolean isAndroidIdOfOneApp(Link link) {
        return link.value().matches("[0-9a-f]{16}") && bound(link) && !link.survived().contains(Change.APP);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names(Link link) {
        return String.join(", ", link.names());
    }

    private String label(Link link) {
        return redactor.label("token", link.value());
    }

    private String title(String session) {
        return plan.phones().stream().flatMap(p -> p.sessions().stream()).filter(s -> s.id().equals(session))
                .map(PlannedSession::title).findFirst().orElse(session);
    }

    private static String seconds(Duration time) {
        return Math.max(1, Math.round(time.toMillis() / 1000.0)) + " s";
    }
}
