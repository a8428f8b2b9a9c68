package org.vigil.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.delivery.DeliverySearch;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.watch.Alarms;
import org.vigil.workspace.Workspace;

/** How every account is right now. */
final class AccountLines {
    /**
     * @param state a key of the texts: the gravest thing that keeps the account from posting, or {@code fine}
     * @param why null where the state says all
     * @param limitUntil null while the network's limit is not used up
     * @param last null where nothing went out yet
     */
    record Line(
            String name,
            String network,
            String state,
            @Nullable String why,
            @Nullable When since,
            @Nullable When limitUntil,
            long alarms,
            @Nullable When last) {}

    private final Node node;
    private final Restrictions restrictions;

    AccountLines(Node node, Restrictions restrictions) {
        this.node = node;
        this.restrictions = restrictions;
    }

    List<Line> of(Sight sight, Workspace workspace, Instant now) {
        return of(
                workspace.accounts().values().stream()
                        .filter(account -> sight.sees(account.name()))
                        .toList(),
                now);
    }

    /** In the order of these. */
    List<Line> of(Collection<Account> accounts, Instant now) {
        Known known = known(accounts.stream().map(Account::name).toList(), now);
        return accounts.stream().map(account -> line(account, known)).toList();
    }

    /** What is known of all the accounts, asked once. */
    private record Known(
            Map<AccountName, AccountState.Pause> paused,
            Map<AccountName, Instant> blocked,
            Map<AccountName, Set<String>> secrets,
            Map<AccountName, Instant> last,
            Map<AccountName, Long> alarms,
            Restrictions.InForce restrictions) {}

    private Known known(List<AccountName> names, Instant now) {
        JdbcClient jdbc = node.database().jdbc();
        return new Known(
                new AccountStates(node.database()).paused(names),
                new RateBuckets(node.database()).blockedUntil(names, now),
                node.sessions().secrets(names),
                new DeliverySearch(jdbc).lastPublished(names),
                new Alarms(jdbc)
                        .open().stream().collect(Collectors.groupingBy(Alarms.Open::account, Collectors.counting())),
                restrictions.inForce());
    }

    private Line line(Account account, Known known) {
        AccountName name = account.name();
        AccountState.Pause pause = known.paused().get(name);
        return new Line(
                name.value(),
                account.network().word(),
                state(account, known),
                pause == null ? null : pause.why(),
                pause == null ? null : at(pause.at()),
                at(known.blocked().get(name)),
                known.alarms().getOrDefault(name, 0L),
                at(known.last().get(name)));
    }

    private String state(Account account, Known known) {
        if (known.restrictions().on(account.name()).isPresent()) {
            return "stopped";
        }
        if (known.paused().containsKey(account.name())) {
            return "paused";
        }
        if (account.byHand()) {
            return "by-hand";
        }
        return node.sessions().ready(account, known.secrets()) ? "fine" : "signed-out";
    }

    private static @Nullable When at(@Nullable Instant moment) {
        return moment == null ? null : When.at(moment, ZoneOffset.UTC);
    }
}
