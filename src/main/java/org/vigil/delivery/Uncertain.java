package org.vigil.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.SameWords;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.operator.Audit;

/**
 * Deliveries of which nobody knows yet whether they stand on the network: those about which it is being asked, and those
 * that only a person can settle.
 */
public final class Uncertain {
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final DeliveryStates states;
    private final Corrections corrections;
    private final Attempts attempts;
    private final UnknownAttempts unknown;
    private final Askings askings;
    private final Course course;
    private final Audit audit;

    public Uncertain(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.deliveries = new Deliveries(jdbc);
        this.states = new DeliveryStates(jdbc);
        this.corrections = new Corrections(jdbc);
        this.attempts = new Attempts(jdbc);
        this.unknown = new UnknownAttempts(jdbc);
        this.askings = new Askings(jdbc);
        this.course = new Course(states);
        this.audit = new Audit(jdbc);
    }

    /** What became of what a person said. */
    public sealed interface Heard {
        /** @param checked what the network says of it, in a sentence */
        record Noted(String checked) implements Heard {}

        /** The network, or what Vigil knows, says otherwise: nothing was noted. */
        record Contradicted(String why) implements Heard {}

        /** There is nothing to say about this delivery. */
        record NotOpen() implements Heard {}
    }

    /** Those that only a person can settle. */
    public List<Delivery> list() {
        return deliveries.in(DeliveryState.UNCERTAIN);
    }

    /** Those about which the networks are being asked. */
    public List<Delivery> beingAsked() {
        return deliveries.in(DeliveryState.SETTLING);
    }

    /** A correcting reply of which nobody knows whether it stands, and the post that it puts right. */
    public record Reply(Delivery post, Correction correction) {}

    /** Vigil goes on looking for them; {@link LostReply} hears what a person has seen. */
    public List<Reply> replies() {
        return corrections.uncertain().stream()
                .flatMap(correction ->
                        deliveries.find(correction.delivery()).stream().map(post -> new Reply(post, correction)))
                .toList();
    }

    /** The words of the part that may stand there; empty where that is known of the delivery. */
    public Optional<String> words(long delivery) {
        return unknown.of(delivery).map(Inquiry::text);
    }

    /** What its network was asked, in order of time. */
    public List<Askings.Asking> asked(long delivery) {
        return askings.about(delivery);
    }

    /**
     * Somebody has seen it on the account. Looks whether the network says the same.
     *
     * @param url where it stands
     * @param whateverTheNetworkSays notes it also where the network shows nothing there, or other words
     */
    public Heard itIsThere(long id, URI url, boolean whateverTheNetworkSays, String who) {
        Optional<Delivery> delivery = deliveries.find(id).filter(Uncertain::isOpen);
        Optional<Inquiry> asked = unknown.of(id);
        if (delivery.isEmpty() || asked.isEmpty()) {
            return new Heard.NotOpen();
        }
        return switch (look(delivery.get(), asked.get(), url)) {
            case Look.Same same -> note(id, asked.get(), same.remoteId(), url, "The network shows it there.", who);
            case Look.Other other ->
                whateverTheNetworkSays && !other.remoteId().isEmpty()
                        ? note(
                                id,
                                asked.get(),
                                other.remoteId(),
                                url,
                                "The network says otherwise: " + other.why(),
                                who)
                        : new Heard.Contradicted(other.why());
            case Look.Nobody nobody ->
                note(id, asked.get(), nobody.remoteId(), url, "Not checked: " + nobody.why(), who);
        };
    }

    /** What stands at an address. */
    private sealed interface Look {
        record Same(String remoteId) implements Look {}

        /** @param remoteId empty where there can be no post of the account */
        record Other(String remoteId, String why) implements Look {}

        record Nobody(String remoteId, String why) implements Look {}
    }

    private Look look(Delivery delivery, Inquiry asked, URI url) {
        Account account = files.inForce().workspace().accounts().get(delivery.account());
        if (account == null) {
            return new Look.Other("", "the account " + delivery.account() + " is not in accounts.yaml any more");
        }
        Session session;
        try {
            session = sessions.open(account);
        } catch (RuntimeException e) {
            return new Look.Other("", "the account cannot be opened: " + e.getMessage());
        }
        Optional<String> id = session.idAt(url);
        if (id.isEmpty()) {
            return new Look.Other("", "no post of the account " + account.name() + " can have that address");
        }
        return switch (session.see(id.get())) {
            case Sighting.Stands stands ->
                SameWords.same(asked.text(), stands.post().text())
                        ? new Look.Same(stands.post().remoteId())
                        : new Look.Other(
                                stands.post().remoteId(), "other words stand there: " + Evidence.named(stands.post()));
            case Sighting.Absent absent -> new Look.Other(id.get(), "it has no post there");
            case Sighting.NotReached notReached -> new Look.Nobody(id.get(), notReached.reason());
            case Sighting.CannotBeAsked cannot -> new Look.Nobody(id.get(), cannot.reason());
        };
    }

    private Heard note(long id, Inquiry asked, String remoteId, URI url, String checked, String who) {
        Heard heard = transactions.execute(status -> {
            Optional<Delivery> delivery =
                    deliveries.lock(id).filter(Uncertain::isOpen).filter(open -> unknown.lock(asked.attempt()));
            if (delivery.isEmpty()) {
                return new Heard.NotOpen();
            }
            if (unknown.isOfAnother(asked.attempt(), remoteId)) {
                return new Heard.Contradicted("that is another delivery's post");
            }
            attempts.end(asked.attempt(), new Outcome.Published(remoteId, url));
            course.stands(
                    delivery.get(),
                    asked.attempt().part(),
                    Course.parts(delivery.get()),
                    Optional.of(url.toString()),
                    clock.instant());
            audit.record(who, "it is there", "delivery " + id, url.toString());
            return new Heard.Noted(checked);
        });
        return heard;
    }

    /**
     * Somebody has looked and it is not there: the same words go out, if their late window is still open.
     *
     * @return false where the delivery does not wait for a person
     */
    public boolean sendAgain(long id, String who) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Delivery> delivery = deliveries.lock(id).filter(found -> found.state() == DeliveryState.UNCERTAIN);
            Optional<Inquiry> asked = unknown.of(id);
            if (delivery.isEmpty() || asked.isEmpty()) {
                return false;
            }
            unknown.absent(asked.get().attempt(), who + " has looked, and it is not there");
            String why = "sent again since " + who + " found that it is not there";
            if (asked.get().attempt().part() == 1) {
                states.due(delivery.get(), why, Duration.ZERO);
            } else {
                states.waiting(delivery.get(), why, Duration.ZERO);
            }
            audit.record(who, "send again", "delivery " + id, null);
            return true;
        }));
    }

    private static boolean isOpen(Delivery delivery) {
        return delivery.state() == DeliveryState.UNCERTAIN || delivery.state() == DeliveryState.SETTLING;
    }
}
