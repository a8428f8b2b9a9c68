package org.vigil.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.network.Visibility;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Appends an account to the text of {@code accounts.yaml}, and reads the result back before it is trusted. */
final class NewAccount {
    private static final Pattern FIRST_ITEM = Pattern.compile("(?m)^( *)- ");
    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^accounts:[ \t]*(\\[\\s*\\])?[ \t]*(#.*)?$");

    private NewAccount() {}

    static String append(String yaml, Account account) {
        List<Account> before = saysNothing(yaml) ? List.of() : read(yaml);
        if (before.stream().anyMatch(known -> known.name().equals(account.name()))) {
            throw new IllegalArgumentException(AccountsFile.PATH + " has an account called \"" + account.name()
                    + "\" already." + " New keys for it: ./vigil account renew " + account.name());
        }
        String extended = extended(yaml, account);
        List<Account> expected = new ArrayList<>(before);
        expected.add(account);
        if (!extendsTo(extended, expected)) {
            throw new IllegalArgumentException("Vigil cannot extend " + AccountsFile.PATH
                    + " in the way it is written. Add this to it yourself:\n" + entry(account, "  "));
        }
        return extended;
    }

    private static String extended(String yaml, Account account) {
        String text = yaml.isEmpty() || yaml.endsWith("\n") ? yaml : yaml + "\n";
        Matcher item = FIRST_ITEM.matcher(text);
        if (item.find()) {
            return text + entry(account, item.group(1));
        }
        Matcher empty = EMPTY_LIST.matcher(text);
        String head = empty.find() ? empty.replaceFirst("accounts:") : text + "accounts:\n";
        return head + entry(account, "  ");
    }

    private static boolean extendsTo(String yaml, List<Account> expected) {
        Problems problems = new Problems();
        return AccountsFile.read(SourceFile.ofText(AccountsFile.PATH, yaml), problems)
                        .equals(expected)
                && problems.isEmpty();
    }

    private static boolean saysNothing(String yaml) {
        return yaml.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    private static List<Account> read(String yaml) {
        Problems problems = new Problems();
        List<Account> accounts = AccountsFile.read(SourceFile.ofText(AccountsFile.PATH, yaml), problems);
        boolean nothingYet = EMPTY_LIST.matcher(yaml).find() && accounts.isEmpty();
        if (!problems.isEmpty() && !nothingYet) {
            throw new IllegalArgumentException(
                    "Mend " + AccountsFile.PATH + " first: " + problems.list().getFirst());
        }
        return accounts;
    }

    private static String entry(Account account, String indent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", account.name().value());
        fields.put("network", account.network().word());
        if (account.imitates() != null) {
            fields.put("imitates", account.imitates().word());
        }
        if (account.server() != null) {
            fields.put("server", account.server().toString());
        }
        fields.put("language", account.language());
        if (account.organisation() != null) {
            fields.put("organisation", account.organisation().value());
        }
        if (account.visibility() != Visibility.PUBLIC) {
            fields.put("visibility", account.visibility().name().toLowerCase(Locale.ROOT));
        }
        fields.put("threads", String.valueOf(account.threads()));
        if (account.watch().reaction() != Watch.Reaction.PAUSE) {
            fields.put("watch", account.watch().reaction().name().toLowerCase(Locale.ROOT));
        }
        List<String> lines = new ArrayList<>();
        fields.forEach((name, value) -> lines.add(name + ": " + value));
        return indent + "- " + String.join("\n" + indent + "  ", lines) + "\n";
    }
}
