package org.vigil.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.DeliveryState;
import org.vigil.workspace.Workspace;

/**
 * What it means to let an account go.
 *
 * @param underWay its posts that are on their way or being asked for: without its keys nobody could find out what becomes of them
 * @param planned what will be withdrawn when its time comes
 * @param uncertain what can still be answered by hand
 * @param schedules the files that name it still
 */
public record Leaving(long underWay, long planned, long uncertain, List<String> schedules) {
    /** Longer than anything is planned ahead. */
    private static final Duration AHEAD = Duration.ofDays(400);

    public static Leaving of(Account account, Database database, Workspace workspace, Instant now) {
        Deliveries deliveries = new Deliveries(database.jdbc());
        return new Leaving(
                count(deliveries, account, DeliveryState.SENDING, DeliveryState.SETTLING),
                deliveries.unsentBefore(now.plus(AHEAD)).stream()
                        .filter(delivery -> delivery.account().equals(account.name()))
                        .count(),
                count(deliveries, account, DeliveryState.UNCERTAIN),
                workspace.campaigns().values().stream()
                        .filter(campaign -> campaign.accounts().contains(account.name()))
                        .map(campaign -> campaign.file())
                        .toList());
    }

    private static long count(Deliveries deliveries, Account account, DeliveryState... states) {
        return Stream.of(states)
                .flatMap(state -> deliveries.in(state).stream())
                .filter(delivery -> delivery.account().equals(account.name()))
                .count();
    }
}
