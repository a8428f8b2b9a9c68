package org.vigil.account;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Takes an account out of the text of {@code accounts.yaml}, and reads the result back before it is trusted. */
final class RemovedAccount {
    private static final Pattern NOTHING_LEFT = Pattern.compile("(?m)^accounts:[ \t]*(#.*)?$");

    private RemovedAccount() {}

    /** The lines from the account's dash to the next entry go; a comment at the end of the file stays. */
    static String from(String yaml, AccountName name) {
        List<Account> expected = read(yaml).stream()
                .filter(account -> !account.name().equals(name))
                .toList();
        List<String> lines = yaml.lines().toList();
        for (int start = 0; start < lines.size(); start++) {
            if (lines.get(start).stripLeading().startsWith("- ")) {
                String shorter = without(lines, start, expected.isEmpty());
                if (saysOnly(shorter, expected)) {
                    return shorter;
                }
            }
        }
        throw new IllegalArgumentException("Vigil cannot take an account out of " + AccountsFile.PATH
                + " in the way it is written. Take the entry of \"" + name
                + "\" out of it yourself, then repeat this.");
    }

    private static String without(List<String> lines, int start, boolean nothingLeft) {
        int end = start + 1;
        while (end < lines.size() && belongs(lines.get(end), indent(lines.get(start)))) {
            end++;
        }
        List<String> left = new ArrayList<>(lines.subList(0, start));
        left.addAll(lines.subList(end, lines.size()));
        String text = String.join("\n", left) + "\n";
        return nothingLeft ? NOTHING_LEFT.matcher(text).replaceFirst("accounts: []") : text;
    }

    private static boolean belongs(String line, int indent) {
        return !line.isBlank() && indent(line) > indent;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean saysOnly(String yaml, List<Account> expected) {
        Problems problems = new Problems();
        List<Account> read = AccountsFile.read(SourceFile.ofText(AccountsFile.PATH, yaml), problems);
        return read.equals(expected) && (problems.isEmpty() || expected.isEmpty());
    }

    private static List<Account> read(String yaml) {
        Problems problems = new Problems();
        List<Account> accounts = AccountsFile.read(SourceFile.ofText(AccountsFile.PATH, yaml), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Mend " + AccountsFile.PATH + " first: " + problems.list().getFirst());
        }
        return accounts;
    }
}
