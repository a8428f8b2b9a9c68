package org.vigil.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.operator.Audit;

/** Deliveries of which only a person can say whether they stand on the network. */
public final class Uncertain {
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Audit audit;

    public Uncertain(Database database, InstantSource clock) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.deliveries = new Deliveries(jdbc);
        this.attempts = new Attempts(jdbc);
        this.audit = new Audit(jdbc);
    }

    public List<Delivery> list() {
        return deliveries.in(DeliveryState.UNCERTAIN);
    }

    /** The words of the part that may stand there; empty where the delivery is not uncertain. */
    public Optional<String> words(long delivery) {
        return attempts.unknown(delivery).map(Attempts.Lost::text);
    }

    /**
     * Somebody has seen it on the account.
     *
     * @param url where it stands
     * @return false where the delivery is not uncertain
     */
    public boolean itIsThere(long id, URI url, String who) {
        return decide(id, who, "it is there", url.toString(), (delivery, lost) -> {
            attempts.end(lost.attempt(), new Outcome.Published(remoteId(url), url));
            deliveries.url(delivery, url.toString(), clock.instant());
            if (lost.attempt().part() == parts(delivery)) {
                deliveries.published(delivery, clock.instant());
            } else {
                deliveries.sending(delivery);
            }
        });
    }

    /**
     * Somebody has looked and it is not there: the same words go out, if their late window is still open.
     *
     * @return false where the delivery is not uncertain
     */
    public boolean sendAgain(long id, String who) {
        return decide(id, who, "send again", null, (delivery, lost) -> {
            if (lost.attempt().part() == 1) {
                deliveries.due(delivery, "sent again since " + who + " found that it is not there", Duration.ZERO);
            } else {
                deliveries.sending(delivery);
            }
        });
    }

    private interface Decision {
        void carryOut(Delivery delivery, Attempts.Lost lost);
    }

    private boolean decide(
            long id, String who, String what, @org.jspecify.annotations.Nullable String detail, Decision decision) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Delivery> delivery = deliveries.lock(id).filter(found -> found.state() == DeliveryState.UNCERTAIN);
            Optional<Attempts.Lost> lost = attempts.unknown(id);
            if (delivery.isEmpty() || lost.isEmpty()) {
                return false;
            }
            decision.carryOut(delivery.get(), lost.get());
            audit.record(who, what, "delivery " + id, detail);
            return true;
        }));
    }

    private static int parts(Delivery delivery) {
        return delivery.frozen() == null
                ? 1
                : FrozenMessage.read(delivery.frozen(), file -> Optional.empty())
                        .parts()
                        .size();
    }

    /** Networks end a post's address with its id. */
    static String remoteId(URI url) {
        String path = url.getPath() == null ? "" : url.getPath().replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
