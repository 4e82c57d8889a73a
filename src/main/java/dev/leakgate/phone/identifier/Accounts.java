package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is signed in, as the account service dumps it. */
final class Accounts implements Source {

    private static final String ACCOUNTS = "dumpsys account";
    private static final Pattern ACCOUNT = Pattern.compile("Account \\{name=([^,}]+), type=");

    @Override
    public List<String> questions() {
        return List.of(ACCOUNTS);
    }

    @Override
    public Stream<Find> finds(Answers answers) {
        return ACCOUNT.matcher(answers.told(ACCOUNTS)).results().map(m -> m.group(1))
                .map(name -> new Find(name.contains("@") ? SecretKind.EMAIL : SecretKind.ACCOUNT, name, "accounts"));
    }

    /** Who is signed in is told, be it nobody. */
    static boolean told(Answers answers) {
        return answers.told(ACCOUNTS).contains("Accounts: ");
    }

    static boolean nobody(Answers answers) {
        return answers.told(ACCOUNTS).contains("Accounts: 0");
    }
}
