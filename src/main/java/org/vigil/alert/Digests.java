package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * Tells the approvers each day what goes out tomorrow. Each of them gets it once, however many nodes there are; a node
 * that comes late sends it late, or writes down why it does not.
 */
public final class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int LATEST = 20;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final DigestQueue queue;
    private final DigestText text;
    private final Courier courier;

    Digests(Database database, InstantSource clock, AcceptedFiles files, DigestText text, Courier courier) {
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.queue = new DigestQueue(database.jdbc());
        this.text = text;
        this.courier = courier;
    }

    /** Plans what is due to be told and sends what waits. Late, doubled or on several nodes it does no harm. */
    void step() {
        Settings settings = settings();
        if (settings.digest().isEmpty() || settings.toNotify().isEmpty()) {
            return;
        }
        plan(settings.digest().get(), settings.toNotify().get(), clock.instant());
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

    private void plan(Digest digest, Notify notify, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, digest.zone());
        if (queue.hasBefore(DigestKind.TOMORROW, today) && !queue.has(DigestKind.TOMORROW, today)) {
            boolean late = text.of(today, digest.zone(), now).isPresent();
            plan(digest, notify, today, late ? null : "when Vigil could send it, no post of that day was to come", now);
        }
        LocalDate tomorrow = today.plusDays(1);
        if (!LocalTime.ofInstant(now, digest.zone()).isBefore(digest.at())
                && !queue.has(DigestKind.TOMORROW, tomorrow)
                && text.of(tomorrow, digest.zone(), now).isPresent()) {
            plan(digest, notify, tomorrow, null, now);
        }
    }

    private void plan(Digest digest, Notify notify, LocalDate day, @Nullable String notSent, Instant now) {
        transactions.executeWithoutResult(status -> digest.to().stream()
                .flatMap(name -> notify.person(name).stream())
                .forEach(person -> queue.plan(DigestKind.TOMORROW, day, person, notSent, now)));
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
        Optional<DigestText.Words> words = text.of(telling.day(), digest.zone(), now);
        if (words.isEmpty()) {
            nothingToTell(telling, LocalDate.ofInstant(now, digest.zone()).isBefore(telling.day()), now);
            return;
        }
        Notice notice = notice(words.get(), late(digest, telling, now), telling.messageId(), now);
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
        String why = "no post of that day is to come";
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
        Instant due = telling.day()
                .minusDays(1)
                .atTime(digest.at())
                .atZone(digest.zone())
                .toInstant();
        return now.isAfter(due.plus(LATE)) ? "This comes late: it was due at " + Phrases.minute(due) + ".\n\n" : "";
    }

    private static Notice notice(DigestText.Words words, String first, UUID messageId, Instant now) {
        return new Notice(
                null, Event.DIGEST, DigestKind.TOMORROW.word(), words.subject(), first + words.body(), now, messageId);
    }

    /** The zone in which "tomorrow" is judged. */
    public ZoneId zone() {
        return settings().digest().map(Digest::zone).orElse(ZoneOffset.UTC);
    }

    /** What would be told of a day now: its headline first. Empty where nothing of it is to come. */
    public Optional<String> about(LocalDate day) {
        return text.of(day, zone(), clock.instant()).map(words -> words.subject() + "\n\n" + words.body());
    }

    /**
     * Sends the digest of a day now, to everybody who gets it, in every way. The one that is due is sent nevertheless.
     *
     * @return what came of each; empty where nobody is named or nothing is to come
     */
    public List<Alerting.Tested> sendNow(LocalDate day) {
        Instant now = clock.instant();
        Optional<DigestText.Words> words = text.of(day, zone(), now);
        Optional<Notify> notify = settings().toNotify();
        if (words.isEmpty() || notify.isEmpty() || settings().digest().isEmpty()) {
            return List.of();
        }
        Notice notice = notice(words.get(), "", UUID.randomUUID(), now);
        return settings().digest().get().to().stream()
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
