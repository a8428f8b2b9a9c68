package org.vigil.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.settings.Digest;
import org.vigil.settings.Notify;
import org.vigil.settings.Settings;

/** Which digests are due, and what they say. */
final class DigestPlan {
    private final TransactionTemplate transactions;
    private final DigestQueue queue;
    private final DigestText posts;
    private final VerificationText verification;
    private final WeeklyText weekly;

    DigestPlan(
            TransactionTemplate transactions,
            DigestQueue queue,
            DigestText posts,
            VerificationText verification,
            WeeklyText weekly) {
        this.transactions = transactions;
        this.queue = queue;
        this.posts = posts;
        this.verification = verification;
        this.weekly = weekly;
    }

    /** What there is to tell now; empty for nothing. */
    Optional<DigestText.Words> words(DigestKind kind, LocalDate day, ZoneId zone, Instant now) {
        return switch (kind) {
            case TOMORROW -> posts.of(day, zone, now);
            case VERIFICATION -> verification.of(now);
            case ENGAGEMENT -> weekly.of(day, now);
        };
    }

    /** The names of those who get it. */
    static List<String> receivers(Settings settings, DigestKind kind) {
        return switch (kind) {
            case TOMORROW, VERIFICATION -> settings.digest().map(Digest::to).orElse(List.of());
            case ENGAGEMENT -> settings.engagement().to();
        };
    }

    /** When the digest about a day is to be sent. */
    static Instant due(Digest digest, DigestKind kind, LocalDate day) {
        LocalDate on =
                switch (kind) {
                    case TOMORROW -> day.minusDays(1);
                    case VERIFICATION, ENGAGEMENT -> day;
                };
        return on.atTime(digest.at()).atZone(digest.zone()).toInstant();
    }

    /** @param settings with a digest, and people on call */
    void plan(Settings settings, Digest digest, Notify notify, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, digest.zone());
        boolean isTime = !LocalTime.ofInstant(now, digest.zone()).isBefore(digest.at());
        missed(settings, digest, notify, today, now);
        if (isTime) {
            planOnce(settings, notify, DigestKind.TOMORROW, today.plusDays(1), now);
        }
        LocalDate begun = isTime ? today : today.minusDays(1);
        planWeekly(settings, notify, DigestKind.VERIFICATION, begun, digest.verification(), today, now);
        settings.engagement()
                .weekly()
                .ifPresent(day -> planWeekly(settings, notify, DigestKind.ENGAGEMENT, begun, day, today, now));
    }

    /** That of the last such day, where it is today or somebody ever had one: whoever had none has missed none. */
    private void planWeekly(
            Settings settings,
            Notify notify,
            DigestKind kind,
            LocalDate begun,
            DayOfWeek on,
            LocalDate today,
            Instant now) {
        LocalDate day = begun.with(TemporalAdjusters.previousOrSame(on));
        if (day.equals(today) || queue.hasBefore(kind, day)) {
            planOnce(settings, notify, kind, day, now);
        }
    }

    /** The day's own, where nothing ran the day before; whoever never had a digest has missed none. */
    private void missed(Settings settings, Digest digest, Notify notify, LocalDate today, Instant now) {
        if (queue.hasBefore(DigestKind.TOMORROW, today) && !queue.has(DigestKind.TOMORROW, today)) {
            boolean late = posts.of(today, digest.zone(), now).isPresent();
            String why = late ? null : "when Vigil could send it, no post of that day was to come";
            plan(settings, notify, DigestKind.TOMORROW, today, why, now);
        }
    }

    private void planOnce(Settings settings, Notify notify, DigestKind kind, LocalDate day, Instant now) {
        if (!queue.has(kind, day) && words(kind, day, zone(settings), now).isPresent()) {
            plan(settings, notify, kind, day, null, now);
        }
    }

    private void plan(
            Settings settings, Notify notify, DigestKind kind, LocalDate day, @Nullable String notSent, Instant now) {
        transactions.executeWithoutResult(status -> receivers(settings, kind).stream()
                .flatMap(name -> notify.person(name).stream())
                .forEach(person -> queue.plan(kind, day, person, notSent, now)));
    }

    private static ZoneId zone(Settings settings) {
        return settings.digest().map(Digest::zone).orElse(ZoneOffset.UTC);
    }
}
