package dev.leakgate.phone.identifier;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.secret.Spellings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The identifiers of one phone, as far as its shell and root may read them, and what became of each kind. */
public final class Harvest {

    private static final List<SecretKind> KINDS = Stream.of(SecretKind.values()).filter(kind -> !kind.canary()).toList();
    private static final List<Source> SOURCES = List.of(new Lists(), new Subscriber(), new Radios(), new Accounts(), new Providers(), new OwnAndroidIds());
    private static final String BY_HAND = "the devices file";
    /** Settings.Secure.ANDROID_ID: a value for each signer of apps and user since Android 8. */
    private static final String OF_THE_PHONE = ": that of the system; since Android 8 an app sees one of its own, which only root and traffic show";

    private final String phone;
    private final Answers answers;
    private final Set<Secret> found = new LinkedHashSet<>();
    private final Map<SecretKind, Set<String>> means = new LinkedHashMap<>();

    private Harvest(String phone, Answers answers) {
        this.phone = phone;
        this.answers = answers;
    }

    /**
     * @param phone  its id, which owns what is found
     * @param byHand identifiers that a person added, by kind
     * @param shell  of the phone
     */
    public static Harvest of(String phone, Map<String, String> byHand, UnaryOperator<String> shell) {
        Answers answers = Answers.of(SOURCES.stream().flatMap(s -> s.questions().stream()).toList(), shell);
        answers.askRoot(SOURCES.stream().flatMap(s -> s.rootQuestions(answers).stream()).toList());
        Harvest harvest = new Harvest(phone, answers);
        byHand.forEach((kind, value) -> harvest.add(new Find(SecretKind.of(kind), value, BY_HAND)));
        SOURCES.forEach(source -> source.finds(answers).forEach(harvest::add));
        return harvest;
    }

    /** Whether root was asked as well. */
    public boolean asRoot() {
        return answers.rooted();
    }

    /** Each identifier once. */
    public List<Secret> secrets() {
        return List.copyOf(found);
    }

    /** One for each kind, in the order of {@link SecretKind}. */
    public List<IdentifierReading> readings() {
        return KINDS.stream().map(this::reading).toList();
    }

    /** What is already known as another kind is not taken for one more of the unnamed. */
    private void add(Find find) {
        String value = find.value().trim();
        if (value.isBlank() || value.equals("null") || value.equals("unknown")) {
            return;
        }
        Secret written = new Secret(find.kind(), value, phone);
        Secret secret = find.where().equals(BY_HAND) ? written : new Secret(find.kind(), Spellings.canonical(written), phone);
        if (find.kind() != SecretKind.OTHER_ID || found.stream().noneMatch(s -> s.value().equalsIgnoreCase(secret.value()))) {
            found.add(secret);
            means.computeIfAbsent(find.kind(), k -> new LinkedHashSet<>()).add(find.where());
        }
    }

    private IdentifierReading reading(SecretKind kind) {
        int values = (int) found.stream().filter(secret -> secret.kind() == kind).count();
        if (values == 0) {
            return new Absence(answers).of(kind);
        }
        String where = String.join(", ", means.get(kind));
        boolean ofThePhone = kind == SecretKind.ANDROID_ID && !means.get(kind).contains(OwnAndroidIds.WHERE);
        return new IdentifierReading(kind, State.READ, values, ofThePhone ? where + OF_THE_PHONE : where);
    }
}
