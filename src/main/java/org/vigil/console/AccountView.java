package org.vigil.console;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.access.Role;
import org.vigil.account.Account;
import org.vigil.account.AccountLabels;
import org.vigil.account.AccountName;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.workspace.Workspace;

/** Accounts as their pages show them: how they are right now, and who they are. Asked once for all of them. */
final class AccountView {
    /** A limit of its network that is used up. */
    record Limit(String bucket, When until) {}

    /**
     * @param line how it is right now
     * @param address as the network calls it; null until it has once signed in
     * @param server null for the network's own
     * @param organisation null for nobody's in particular
     * @param label a key of the texts: whether it says that a program posts there
     * @param signedIn null where it never did
     */
    record Row(
            AccountLines.Line line,
            @Nullable String address,
            @Nullable String server,
            @Nullable String imitates,
            String language,
            @Nullable String organisation,
            String label,
            @Nullable String toDo,
            @Nullable When signedIn,
            List<Limit> limits,
            boolean manages) {}

    private final Node node;
    private final Restrictions restrictions;

    AccountView(Node node) {
        this.node = node;
        this.restrictions = new Restrictions(node.database().jdbc());
    }

    /** Those that somebody sees, in the file's order. */
    List<Row> all(Sight sight, Workspace workspace) {
        return rows(
                workspace.accounts().values().stream()
                        .filter(account -> sight.sees(account.name()))
                        .toList(),
                sight,
                workspace);
    }

    Row one(Account account, Sight sight, Workspace workspace) {
        return rows(List.of(account), sight, workspace).getFirst();
    }

    private List<Row> rows(Collection<Account> accounts, Sight sight, Workspace workspace) {
        Instant now = node.clock().instant();
        List<AccountName> names = accounts.stream().map(Account::name).toList();
        Map<String, AccountLines.Line> lines = new AccountLines(node, restrictions)
                .of(accounts, now).stream().collect(Collectors.toMap(AccountLines.Line::name, Function.identity()));
        Map<AccountName, AccountState> states = new AccountStates(node.database()).states(names);
        Map<AccountName, Map<String, Instant>> usedUp = new RateBuckets(node.database()).usedUp(names, now);
        Map<AccountName, AccountLabels.Standing> labels =
                new AccountLabels(node.database().jdbc()).standing(accounts);
        return accounts.stream()
                .map(account -> row(
                        account,
                        Objects.requireNonNull(lines.get(account.name().value())),
                        states.get(account.name()),
                        Objects.requireNonNull(labels.get(account.name())),
                        usedUp.getOrDefault(account.name(), Map.of()),
                        sight,
                        workspace))
                .toList();
    }

    private static Row row(
            Account account,
            AccountLines.Line line,
            @Nullable AccountState state,
            AccountLabels.Standing label,
            Map<String, Instant> usedUp,
            Sight sight,
            Workspace workspace) {
        AccountState.Seen seen = state == null ? null : state.seen().orElse(null);
        return new Row(
                line,
                seen == null ? null : seen.handle(),
                account.server() == null ? null : account.server().toString(),
                account.imitates() == null ? null : account.imitates().word(),
                account.language(),
                sight.why(organisation(account, workspace)),
                label.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                label.toDo(),
                seen == null ? null : When.second(seen.checkedAt()),
                usedUp.entrySet().stream()
                        .map(limit -> new Limit(limit.getKey(), When.second(limit.getValue())))
                        .toList(),
                sight.may(account.name(), Role.ADMIN));
    }

    private static @Nullable String organisation(Account account, Workspace workspace) {
        return account.organisation() == null
                ? null
                : workspace
                        .organisation(account.organisation())
                        .map(Organisation::name)
                        .orElse(account.organisation().value());
    }
}
