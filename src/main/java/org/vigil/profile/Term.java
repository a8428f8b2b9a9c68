package org.vigil.profile;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that somebody in custody serves on a day, as the calendar has it. Never legal credits: what a law makes of
 * days on remand or under house arrest is not counted here (RULES 1, R6).
 *
 * @param from the day from which it runs; null where no certain day is known
 * @param day the day that is asked about, in the place of custody
 */
public record Term(Sentence sentence, @Nullable LocalDate from, LocalDate day) {

    /** Whether the sources disagree on what was decided: then nothing of it is reckoned. */
    public boolean disputed() {
        return !sentence.alternatives().isEmpty();
    }

    /** The day on which it ends by the calendar; empty for life, or where a date or the length is not known or disputed. */
    public Optional<LocalDate> end() {
        Period length = sentence.length();
        return from == null || length == null || disputed() ? Optional.empty() : Optional.of(from.plus(length));
    }

    /** Whether the calendar's end is over although custody goes on: credits, another sentence, or news that nobody has. */
    public boolean isPast() {
        return end().filter(end -> !day.isBefore(end)).isPresent();
    }

    /** Whole days since it began to run; empty once the end is over, and where anything is not known. */
    public Optional<Long> served() {
        return running().map(end -> ChronoUnit.DAYS.between(from, day));
    }

    /** Whole days up to its end; with {@link #served()} they are the days of the whole. */
    public Optional<Long> left() {
        return running().map(end -> ChronoUnit.DAYS.between(day, end));
    }

    /** The end, while it lies ahead. */
    public Optional<LocalDate> expectedEnd() {
        return running();
    }

    private Optional<LocalDate> running() {
        return end().filter(end -> day.isBefore(end) && from != null && !day.isBefore(from));
    }

    /** The one that is in force among these; empty where nobody is in custody, or where it is not certain which it is. */
    static Optional<Term> of(Profile profile, Status status, LocalDate day) {
        if (!(status instanceof Status.InCustody)) {
            return Optional.empty();
        }
        return Episode.of(profile.custody()).stream()
                .filter(episode -> !episode.from().latest().isAfter(day))
                .reduce((earlier, later) -> later)
                .flatMap(episode -> inForce(profile.sentences(), episode, day)
                        .map(sentence -> new Term(sentence, start(sentence, episode), day)));
    }

    private static Optional<Sentence> inForce(List<Sentence> sentences, Episode episode, LocalDate day) {
        List<Sentence> possible = sentences.stream()
                .filter(sentence -> known(sentence.date(), episode, day))
                .toList();
        return possible.stream()
                .filter(candidate -> possible.stream()
                        .allMatch(other -> other == candidate || surelyBefore(other.date(), candidate.date())))
                .filter(candidate ->
                        candidate.date() == null || !candidate.date().latest().isAfter(day))
                .findFirst();
    }

    private static boolean known(@Nullable PartialDate date, Episode episode, LocalDate day) {
        return date == null
                || (!date.earliest().isAfter(day)
                        && !date.latest().isBefore(episode.from().earliest()));
    }

    private static boolean surelyBefore(@Nullable PartialDate one, @Nullable PartialDate other) {
        return one != null && other != null && one.latest().isBefore(other.earliest());
    }

    /** The first day in custody, unless it is in doubt, or laws may count some of the days since in another way. */
    private static @Nullable LocalDate start(Sentence sentence, Episode episode) {
        if (sentence.countsFrom() != null) {
            return sentence.countsFrom();
        }
        boolean custodyOnly =
                episode.periods().stream().allMatch(period -> period.kind().label() == CustodyKind.Label.CUSTODY);
        return custodyOnly && episode.from().certain() ? episode.from().earliest() : null;
    }
}
