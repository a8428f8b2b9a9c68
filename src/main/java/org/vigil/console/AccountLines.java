package org.vigil.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    AccountLines(Node node) {
        this.node = node;
    }

    List<Line> of(Sight sight, Workspace workspace, Instant now) {
        List<Account> accounts = workspace.accounts().values().stream()
                .filter(account -> sight.sees(account.name()))
                .toList();
        List<AccountName> names = accounts.stream().map(Account::name).toList();
        Map<AccountName, AccountState.Pause> paused = new AccountStates(node.database()).paused(names);
        Map<AccountName, Instant> blocked = new RateBuckets(node.database()).blockedUntil(names, now);
        Map<AccountName, Set<String>> secrets = node.sessions().secrets(names);
        Map<AccountName, Instant> last = new DeliverySearch(node.database().jdbc()).lastPublished();
        Map<AccountName, Long> alarms = new Alarms(node.database().jdbc())
                .open().stream().collect(Collectors.groupingBy(Alarms.Open::account, Collectors.counting()));
        Restrictions.InForce restrictions = new Restrictions(node.database().jdbc()).inForce();
        return accounts.stream()
                .map(account -> {
                    AccountName name = account.name();
                    AccountState.Pause pause = paused.get(name);
                    boolean stopped = restrictions.on(name).isPresent();
                    boolean ready = account.byHand() || node.sessions().ready(account, secrets);
                    return new Line(
                            name.value(),
                            account.network().word(),
                            stopped ? "stopped" : pause != null ? "paused" : state(account, ready),
                            pause == null ? null : pause.why(),
                            pause == null ? null : at(pause.at()),
                            at(blocked.get(name)),
                            alarms.getOrDefault(name, 0L),
                            at(last.get(name)));
                })
                .toList();
    }

    private static String state(Account account, boolean ready) {
        return !ready ? "signed-out" : account.byHand() ? "by-hand" : "fine";
    }

    private static @Nullable When at(@Nullable Instant moment) {
        return moment == null ? null : When.at(moment, ZoneOffset.UTC);
    }
}
