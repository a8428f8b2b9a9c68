package org.vigil.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Fields;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/** Reads and extends {@code accounts.yaml}. */
public final class AccountsFile {
    public static final String PATH = "accounts.yaml";

    private AccountsFile() {}

    /** The accounts in the file's order; one that anything is wrong with is left out, and {@code problems} says what. */
    public static List<Account> read(SourceFile file, Problems problems) {
        return Yaml.read(file, problems)
                .map(fields -> accounts(fields, problems))
                .orElse(List.of());
    }

    /**
     * The file's text with one more account at its end; what stood there stays as it was, comments included.
     *
     * @param yaml the text of the file; null or empty where there is none yet
     * @throws IllegalArgumentException where the file has problems, or has an account of that name already; the message
     *     is for the user
     */
    public static String withAccount(@Nullable String yaml, Account account) {
        return NewAccount.append(yaml == null ? "" : yaml, account);
    }

    /**
     * The file's text without one of its accounts; all else stays as it was, comments included.
     *
     * @throws IllegalArgumentException where Vigil cannot take it out in the way it is written; the message is for the user
     */
    public static String withoutAccount(String yaml, AccountName account) {
        return RemovedAccount.from(yaml, account);
    }

    private static List<Account> accounts(Fields fields, Problems problems) {
        if (!fields.names().contains("accounts")) {
            fields.problem("accounts", "the field is missing", "a list of accounts");
        }
        Set<AccountName> names = new HashSet<>();
        List<Account> accounts = new ArrayList<>();
        for (Fields entry : fields.children("accounts")) {
            int before = problems.size();
            Optional<Account> account = AccountFields.read(entry);
            account.filter(read -> !names.add(read.name()))
                    .ifPresent(read -> problems.add(new Problem(
                            entry.file(),
                            entry.line("name"),
                            entry.at("name"),
                            "two accounts are called \"" + read.name() + "\"",
                            "a name of its own for each")));
            if (problems.size() == before) {
                account.ifPresent(accounts::add);
            }
        }
        fields.done();
        return List.copyOf(accounts);
    }
}
