package org.vigil.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.workspace.Workspace;

/** Ends a removal of which no piece is left to be dealt with; or waits for what may still come to stand there. */
final class RemovalEnd {
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration A_PERSON = Duration.ofSeconds(30);

    private final TransactionTemplate transactions;
    private final AcceptedFiles files;
    private final Deliveries deliveries;
    private final DeliveryStates states;
    private final Corrections corrections;
    private final Removals removals;
    private final Remains remains;
    private final PlannedSlots slots;
    private final GateLock lock;
    private final HandedOut byHand;

    RemovalEnd(Database database, AcceptedFiles files) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.files = files;
        this.deliveries = new Deliveries(jdbc);
        this.states = new DeliveryStates(jdbc);
        this.corrections = new Corrections(jdbc);
        this.removals = new Removals(jdbc);
        this.remains = new Remains(jdbc);
        this.slots = new PlannedSlots(jdbc);
        this.lock = new GateLock(jdbc);
        this.byHand = new HandedOut(jdbc);
    }

    void of(Removal removal) {
        transactions.executeWithoutResult(status -> {
            lock.planAlone();
            Delivery delivery = deliveries.lock(removal.delivery()).orElseThrow();
            if (remains.next(removal).isPresent()) {
                removals.goesOn(removal);
            } else if (remains.underWay(removal)) {
                removals.waits(removal, A_MOMENT, "it is on its way at this moment", null);
            } else if (corrections.isUncertain(removal.delivery())) {
                removals.waits(
                        removal,
                        A_PERSON,
                        "a correction of it may stand on the network, or not",
                        OtherHands.lookForCorrection(removal.delivery()));
            } else {
                by(delivery, removal);
            }
        });
    }

    private void by(Delivery delivery, Removal removal) {
        switch (delivery.state()) {
            case SETTLING ->
                removals.waits(removal, A_MOMENT, "the network is being asked whether it stands there", null);
            case UNCERTAIN ->
                removals.waits(
                        removal, A_PERSON, "it may stand on the network, or not", OtherHands.look(delivery.id()));
            case SENDING -> {
                states.publishedInPart(delivery, "it was deleted before all of its parts were out");
                ended(delivery, removal);
            }
            case PLANNED, HELD, DUE, PUBLISHED, PUBLISHED_IN_PART, REFUSED, MISSED, WITHDRAWN ->
                ended(delivery, removal);
        }
    }

    /** None of an organisation that must not be named: the words leave in alerts. */
    private Collection<String> people(Removal removal) {
        Workspace workspace = files.inForce().workspace();
        return Stream.ofNullable(workspace.accounts().get(removal.account()))
                .flatMap(account -> Stream.ofNullable(account.organisation()))
                .flatMap(id -> workspace.organisation(id).stream())
                .filter(organisation -> !organisation.unlisted())
                .flatMap(organisation -> organisation.people().stream())
                .sorted()
                .toList();
    }

    private void ended(Delivery delivery, Removal removal) {
        Optional<String> refusal = remains.refusal(removal);
        if (byHand.mayStand(delivery.id())) {
            removals.cannot(
                    removal,
                    "Vigil gave its words to people who post by hand, and cannot reach what they posted",
                    OtherHands.onTheirOwn(removal.account(), people(removal)));
            return;
        }
        if (refusal.isPresent()) {
            Account account = files.inForce().workspace().accounts().get(removal.account());
            removals.cannot(
                    removal,
                    "the network does not take it away: " + refusal.get(),
                    account == null ? OtherHands.bringBack(removal.account()) : OtherHands.onTheNetwork(account));
            return;
        }
        removals.gone(removal);
        if (removal.person() != null && removals.nothingStandsOf(delivery.plannedSlot())) {
            // As after a hold: those of the next days move up, so that no empty day and no missing number betrays it.
            slots.withdraw(delivery.plannedSlot(), Eligibility.ON_HOLD);
        }
    }
}
