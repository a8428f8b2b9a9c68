package org.vigil.alert;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.KeyUnavailable;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.network.HttpCall;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.settings.Heartbeat;

/**
 * Pings the outside once for each slot that was dealt with and of which something went out. A slot of which nothing went
 * out gets none: whoever waits for it outside is then told by others, while the alert is told from here.
 */
public final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration SEND_WITHIN = Duration.ofSeconds(30);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final AlertSecrets secrets;
    private final HttpCall http;
    private final HandledSlots slots;

    Pulse(Database database, InstantSource clock, AcceptedFiles files, AlertSecrets secrets, HttpCall http) {
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.secrets = secrets;
        this.http = http;
        this.slots = new HandledSlots(database.jdbc());
    }

    /** Pings for what has been dealt with since the last time, and again where that failed. */
    void beat() {
        Optional<Heartbeat> heartbeat = files.inForce().workspace().settings().heartbeat();
        if (heartbeat.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(status -> slots.note(clock.instant()));
        Optional<HandledSlots.Slot> next = take();
        while (next.isPresent()) {
            ping(heartbeat.get(), next.get());
            next = take();
        }
    }

    private Optional<HandledSlots.Slot> take() {
        return Objects.requireNonNull(transactions.execute(status -> slots.take()));
    }

    private void ping(Heartbeat heartbeat, HandledSlots.Slot slot) {
        switch (ping(heartbeat)) {
            case Receipt.Taken taken ->
                transactions.executeWithoutResult(status -> slots.pinged(slot, clock.instant()));
            case Receipt.Failed failed -> {
                LOG.warn("the heartbeat did not come through: {}", failed.why());
                transactions.executeWithoutResult(status -> slots.failed(slot, failed.why(), clock.instant()));
            }
        }
    }

    private Receipt ping(Heartbeat heartbeat) {
        try {
            Optional<URI> address = secrets.heartbeat(heartbeat.url());
            if (address.isEmpty()) {
                return new Receipt.Failed("its address is not kept yet: ./vigil alerts secret heartbeat");
            }
            Request request =
                    switch (heartbeat.method()) {
                        case GET -> Request.get(address.get());
                        case POST -> Request.post(address.get());
                    };
            SendKey key = new SendKey("heartbeat", System.nanoTime() + SEND_WITHIN.toNanos());
            return Receipt.of(
                    http.write(request, key), String.valueOf(address.get().getHost()));
        } catch (KeyUnavailable e) {
            return new Receipt.Failed(Receipt.line(String.valueOf(e.getMessage())));
        }
    }

    /** For those who ask how Vigil is. */
    public HeartbeatState state() {
        return slots.state();
    }
}
