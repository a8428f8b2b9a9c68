package org.vigil.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.settings.Digest;
import org.vigil.settings.Notify;

/** Which digests are due, and what they say. */
final class DigestPlan {
    private final TransactionTemplate transactions;
    private final DigestQueue queue;
    private final DigestText posts;
    private final VerificationText verification;

    DigestPlan(TransactionTemplate transactions, DigestQueue queue, DigestText posts, VerificationText verification) {
        this.transactions = transactions;
        this.queue = queue;
        this.posts = posts;
        this.verification = verification;
    }

    /** What there is to tell now; empty for nothing. */
    Optional<DigestText.Words> words(DigestKind kind, LocalDate day, ZoneId zone, Instant now) {
        return switch (kind) {
            case TOMORROW -> posts.of(day, zone, now);
            case VERIFICATION -> verification.of(now);
        };
    }

    /** When the digest about a day is to be sent. */
    static Instant due(Digest digest, DigestKind kind, LocalDate day) {
        LocalDate on =
                switch (kind) {
                    case TOMORROW -> day.minusDays(1);
                    case VERIFICATION -> day;
                };
        return on.atTime(digest.at()).atZone(digest.zone()).toInstant();
    }

    void plan(Digest digest, Notify notify, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, digest.zone());
        boolean isTime = !LocalTime.ofInstant(now, digest.zone()).isBefore(digest.at());
        missed(digest, notify, today, now);
        if (isTime) {
            planOnce(digest, notify, DigestKind.TOMORROW, today.plusDays(1), now);
        }
        LocalDate begun = isTime ? today : today.minusDays(1);
        LocalDate weekly = begun.with(TemporalAdjusters.previousOrSame(digest.verification()));
        if (weekly.equals(today) || queue.hasBefore(DigestKind.VERIFICATION, weekly)) {
            planOnce(digest, notify, DigestKind.VERIFICATION, weekly, now);
        }
    }

    /** The day's own, where nothing ran the day before; whoever never had a digest has missed none. */
    private void missed(Digest digest, Notify notify, LocalDate today, Instant now) {
        if (queue.hasBefore(DigestKind.TOMORROW, today) && !queue.has(DigestKind.TOMORROW, today)) {
            boolean late = posts.of(today, digest.zone(), now).isPresent();
            String why = late ? null : "when Vigil could send it, no post of that day was to come";
            plan(digest, notify, DigestKind.TOMORROW, today, why, now);
        }
    }

    private void planOnce(Digest digest, Notify notify, DigestKind kind, LocalDate day, Instant now) {
        if (!queue.has(kind, day) && words(kind, day, digest.zone(), now).isPresent()) {
            plan(digest, notify, kind, day, null, now);
        }
    }

    private void plan(
            Digest digest, Notify notify, DigestKind kind, LocalDate day, @Nullable String notSent, Instant now) {
        transactions.executeWithoutResult(status -> digest.to().stream()
                .flatMap(name -> notify.person(name).stream())
                .forEach(person -> queue.plan(kind, day, person, notSent, now)));
    }
}
