package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.settings.Digest;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;
import org.vigil.settings.Settings;

/**
 * Tells the approvers each day what goes out tomorrow, and each week of whom somebody has to look for news and what followers
 * did. Each of them gets it once, however many nodes there are; a node that comes late sends it late, or writes down why it does not.
 */
public final class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int LATEST = 20;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final DigestQueue queue;
    private final DigestPlan plan;
    private final Courier courier;

    Digests(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            DigestText posts,
            VerificationText verification,
            WeeklyText weekly,
            Courier courier) {
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.queue = new DigestQueue(database.jdbc());
        this.plan = new DigestPlan(transactions, queue, posts, verification, weekly);
        this.courier = courier;
    }

    /** Plans what is due to be told and sends what waits. Late, doubled or on several nodes it does no harm. */
    void step() {
        Settings settings = settings();
        if (settings.digest().isEmpty() || settings.toNotify().isEmpty()) {
            return;
        }
        plan.plan(settings, settings.digest().get(), settings.toNotify().get(), clock.instant());
        Optional<DigestTelling> next = take();
        while (next.isPresent()) {
            send(settings, next.get());
            next = take();
        }
    }

    private Settings settings() {
        return files.inForce().workspace().settings();
    }

    private Optional<DigestTelling> take() {
        return Objects.requireNonNull(transactions.execute(status -> queue.take()));
    }

    private void send(Settings settings, DigestTelling telling) {
        Instant now = clock.instant();
        Digest digest = settings.digest().orElseThrow();
        Notify notify = settings.toNotify().orElseThrow();
        Optional<OnCall> person =
                notify.person(telling.person()).filter(found -> found.ways().contains(telling.way()));
        if (person.isEmpty()) {
            drop(telling, "not on call any more", now);
            return;
        }
        Optional<DigestText.Words> words = plan.words(telling.kind(), telling.day(), digest.zone(), now);
        if (words.isEmpty()) {
            nothingToTell(telling, LocalDate.ofInstant(now, digest.zone()).isBefore(telling.day()), now);
            return;
        }
        Notice notice = notice(telling.kind(), words.get(), late(digest, telling, now), telling.messageId(), now);
        switch (courier.bring(notify, person.get(), telling.way(), notice)) {
            case Receipt.Taken taken ->
                transactions.executeWithoutResult(status -> queue.sent(telling, taken.answer(), clock.instant()));
            case Receipt.Failed failed -> {
                LOG.warn(
                        "the digest did not reach {} by {}: {}",
                        telling.person(),
                        telling.way().words(),
                        failed.why());
                transactions.executeWithoutResult(status -> queue.failed(telling, failed.why(), clock.instant()));
            }
        }
    }

    /** While a plan closes up after a hold a day may be without a post for a minute. */
    private void nothingToTell(DigestTelling telling, boolean mayComeYet, Instant now) {
        String why = "there was nothing more to tell";
        if (mayComeYet) {
            transactions.executeWithoutResult(status -> queue.failed(telling, why, now));
        } else {
            drop(telling, why, now);
        }
    }

    private void drop(DigestTelling telling, String why, Instant now) {
        transactions.executeWithoutResult(status -> queue.drop(telling, why, now));
    }

    private static String late(Digest digest, DigestTelling telling, Instant now) {
        Instant due = DigestPlan.due(digest, telling.kind(), telling.day());
        return now.isAfter(due.plus(LATE)) ? "This comes late: it was due at " + Phrases.minute(due) + ".\n\n" : "";
    }

    private static Notice notice(DigestKind kind, DigestText.Words words, String first, UUID messageId, Instant now) {
        return new Notice(null, Event.DIGEST, kind.word(), words.subject(), first + words.body(), now, messageId);
    }

    /** The zone in which "tomorrow" is judged. */
    public ZoneId zone() {
        return settings().digest().map(Digest::zone).orElse(ZoneOffset.UTC);
    }

    /** What would be told now: its headline first. Empty where there is nothing to tell. */
    public Optional<String> about(DigestKind kind, LocalDate day) {
        return plan.words(kind, day, zone(), clock.instant()).map(words -> words.subject() + "\n\n" + words.body());
    }

    /**
     * Sends a digest now, to everybody who gets it, in every way. The one that is due is sent nevertheless.
     *
     * @return what came of each; empty where nobody is named or nothing is to come
     */
    public List<Alerting.Tested> sendNow(DigestKind kind, LocalDate day) {
        Instant now = clock.instant();
        Optional<DigestText.Words> words = plan.words(kind, day, zone(), now);
        Optional<Notify> notify = settings().toNotify();
        if (words.isEmpty() || notify.isEmpty() || settings().digest().isEmpty()) {
            return List.of();
        }
        Notice notice = notice(kind, words.get(), "", UUID.randomUUID(), now);
        return DigestPlan.receivers(settings(), kind).stream()
                .flatMap(name -> notify.get().person(name).stream())
                .flatMap(person -> person.ways().stream()
                        .map(way -> new Alerting.Tested(person, way, courier.bring(notify.get(), person, way, notice))))
                .toList();
    }

    /** What became of the last ones, the newest first. */
    public List<DigestTelling> latest(DigestKind kind) {
        return queue.latest(kind, LATEST);
    }
}
