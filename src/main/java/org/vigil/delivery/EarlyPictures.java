package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.Sessions;
import org.vigil.campaign.PosterUse;
import org.vigil.database.Database;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Network;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.SendKey;
import org.vigil.network.Upload;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/**
 * Hands pictures to networks in the minutes before the slot, since an attempt has only seconds for it. Nothing depends on
 * it: a picture that the network does not have when its post is sent goes with the post.
 */
final class EarlyPictures {
    /** How long before its slot a picture is handed over. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(EarlyPictures.class);

    /** For one picture, from the gate to the first byte of the last request about it. */
    private static final Duration HAND_OVER_WITHIN = Duration.ofMinutes(1);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Gate gate;
    private final GateLock lock;
    private final Deliveries deliveries;
    private final EarlyClaims claims;
    private final PictureHandles handles;
    private final Set<Network> withThePost = ConcurrentHashMap.newKeySet();

    EarlyPictures(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions, Gate gate) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.gate = gate;
        this.lock = new GateLock(jdbc);
        this.deliveries = new Deliveries(jdbc);
        this.claims = new EarlyClaims(jdbc);
        this.handles = new PictureHandles(jdbc);
    }

    /** What may be handed over now. */
    private record Task(Delivery delivery, Account account, Message message) {}

    /** Looks after one delivery, and hands one picture of it over if its post may go out; false where none is near. */
    boolean step() {
        Optional<Long> claimed = claim();
        if (claimed.isEmpty()) {
            return false;
        }
        long delivery = claimed.get();
        Duration lookAgain = LOOK_AGAIN;
        try {
            lookAgain = lookAfter(delivery);
        } catch (RuntimeException e) {
            LOG.error("pictures of delivery {} could not be handed over early", delivery, e);
        }
        claims.release(delivery, lookAgain);
        return true;
    }

    /** Posts without pictures cost nothing here but a look at the profiles. */
    private Optional<Long> claim() {
        AcceptedFiles.InForce inForce = files.inForce();
        boolean drawing = inForce.workspace().accounts().values().stream().anyMatch(this::draws);
        List<ProfileId> pictured = inForce.workspace().profiles().values().stream()
                .filter(profile -> profile.photo() != null || drawing)
                .map(Profile::id)
                .toList();
        List<AccountName> early = inForce.workspace().accounts().values().stream()
                .filter(account -> !withThePost.contains(account.network()) || draws(account))
                .map(Account::name)
                .toList();
        if (pictured.isEmpty() || early.isEmpty()) {
            return Optional.empty();
        }
        return transactions.execute(
                status -> lock.chooseAlone() ? claims.next(pictured, early, clock.instant(), AHEAD) : Optional.empty());
    }

    /** Whether posters are drawn for an account: that is done here as well, so that nobody waits for it at the slot. */
    private boolean draws(Account account) {
        return files.inForce().workspace().campaigns().values().stream()
                .anyMatch(campaign -> campaign.accounts().contains(account.name())
                        && campaign.posters().on(account.name()) != PosterUse.When.NONE);
    }

    /** Returns when to look at it again. */
    private Duration lookAfter(long delivery) {
        // From before the transaction, as an attempt's time is: what the gate allowed must not leave much later.
        long sendBy = System.nanoTime() + HAND_OVER_WITHIN.toNanos();
        Instant sendByClock = clock.instant().plus(HAND_OVER_WITHIN);
        Optional<Task> allowed = transactions.execute(status -> {
            lock.share();
            return deliveries
                    .find(delivery)
                    .filter(found -> found.state().unsent())
                    .flatMap(found -> allowed(found, clock.instant()));
        });
        if (allowed.isEmpty()) {
            return LOOK_AGAIN;
        }
        Task task = allowed.get();
        Map<PictureHandles.Picture, Image> missing = missing(task);
        if (missing.isEmpty() || withThePost.contains(task.account().network())) {
            return AHEAD;
        }
        Map.Entry<PictureHandles.Picture, Image> first =
                missing.entrySet().iterator().next();
        SendKey key = new SendKey(
                task.delivery().sendKey() + "-picture",
                sendBy,
                () -> clock.instant().isAfter(sendByClock));
        claims.begun(delivery);
        return switch (sessions.open(task.account()).upload(first.getValue(), key)) {
            case Upload.Done done -> {
                handles.keep(task.delivery(), first.getKey(), done);
                yield missing.size() > 1 ? Duration.ZERO : AHEAD;
            }
            case Upload.WithThePost withIt -> {
                withThePost.add(task.account().network());
                yield AHEAD;
            }
            case Upload.Failed failed -> {
                LOG.info("a picture of delivery {} goes with its post, not before: {}", delivery, failed.outcome());
                yield after(failed.outcome());
            }
        };
    }

    /**
     * What the gate lets pass now, and would let pass at its slot: nothing is handed over, not even where nobody sees it, of
     * somebody of whom nothing may be said today, or by then.
     */
    private Optional<Task> allowed(Delivery delivery, Instant now) {
        Instant then = now.isBefore(delivery.dueAt()) ? delivery.dueAt() : now;
        Account account = files.inForce().workspace().accounts().get(delivery.account());
        return account != null
                        && gate.decide(delivery, now) instanceof Verdict.Go
                        && gate.decide(delivery, then) instanceof Verdict.Go go
                ? Optional.of(new Task(delivery, account, go.message()))
                : Optional.empty();
    }

    /** The pictures that the network does not have, in their order. */
    private Map<PictureHandles.Picture, Image> missing(Task task) {
        Map<PictureHandles.Picture, Image> pictures = new LinkedHashMap<>();
        List<Part> parts = task.message().parts();
        for (int part = 1; part <= parts.size(); part++) {
            int place = 0;
            for (Image image : parts.get(part - 1).images()) {
                pictures.put(PictureHandles.Picture.of(part, ++place, image), image);
            }
        }
        if (!pictures.isEmpty()) {
            pictures.keySet().removeAll(handles.handedOver(task.delivery(), AHEAD));
        }
        return pictures;
    }

    private Duration after(Outcome failed) {
        if (failed instanceof Outcome.Refused) {
            return AHEAD;
        }
        Duration pause = failed instanceof Outcome.Throttled throttled
                ? Duration.between(clock.instant(), throttled.until())
                : LOOK_AGAIN;
        return pause.compareTo(LOOK_AGAIN) > 0 ? pause : LOOK_AGAIN;
    }
}
