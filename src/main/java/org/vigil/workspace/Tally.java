package org.vigil.workspace;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigil.campaign.SpecialDays;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.Sentence;
import org.vigil.profile.Status;
import org.vigil.profile.Term;
import org.vigil.profile.Total;

/** All that can be counted of one person on a day beside the number itself, in words for the team. */
public final class Tally {
    private final Profile profile;
    private final LocalDate day;
    private final Duration limit;
    private final List<String> lines = new ArrayList<>();

    /** @param limit how old news of the person may be */
    public Tally(Profile profile, LocalDate day, Duration limit) {
        this.limit = limit;
        this.profile = profile;
        this.day = day;
    }

    public List<String> lines() {
        lines.clear();
        profile.totalsOn(day, Convention.ELAPSED).stream()
                .filter(total -> total.periods() > 1)
                .map(Tally::words)
                .forEach(lines::add);
        profile.counters().forEach(this::counter);
        profile.leaveOn(day)
                .filter(leave -> isHeld())
                .ifPresent(leave -> lines.add("on leave since " + leave.date().words() + " (" + leave.what() + ")"));
        profile.termOn(day).ifPresent(this::term);
        nextMilestone().ifPresent(lines::add);
        nextAnniversary().ifPresent(lines::add);
        return List.copyOf(lines);
    }

    private boolean isHeld() {
        return profile.statusOn(day, Convention.ELAPSED, limit) instanceof Status.InCustody;
    }

    private static String words(Total total) {
        String label =
                switch (total.label()) {
                    case CUSTODY -> " in custody";
                    case HOUSE_ARREST -> " under house arrest";
                    case DISAPPEARANCE -> " of disappearance";
                };
        return CountWords.of(total.count()) + label + " in total, in " + total.periods() + " periods";
    }

    private void counter(Counter counter) {
        String kind = counter.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String said = counter.on(day, profile.conventionOr(Convention.ELAPSED), limit)
                .map(CountWords::of)
                .orElse(counter.isStaleOn(day, limit) ? "not confirmed lately, so not said" : "not on that day");
        lines.add(kind + " since " + counter.from().words() + ": " + said);
    }

    private void term(Term term) {
        term.expectedEnd()
                .ifPresent(end -> lines.add("by the calendar " + term.served().orElse(0L) + " days served, "
                        + term.left().orElse(0L) + " left, up to "
                        + PartialDate.of(end).words()));
        if (term.isPast()) {
            lines.add("by the calendar the sentence is over: nothing is said of it");
        }
    }

    public static String words(Sentence sentence) {
        return (sentence.date() == null ? "" : sentence.date().words() + ": ") + sentence.text();
    }

    private Optional<String> nextMilestone() {
        if (!(profile.statusOn(day, Convention.ELAPSED, limit) instanceof Status.InCustody held)) {
            return Optional.empty();
        }
        return held.headline()
                .count()
                .exactly()
                .flatMap(count -> SpecialDays.USUAL_MILESTONES.stream()
                        .filter(milestone -> milestone >= count)
                        .findFirst()
                        .map(milestone -> "the next milestone: "
                                + String.format(Locale.ENGLISH, "%,d", milestone) + " days on "
                                + PartialDate.of(day.plusDays(milestone - count))
                                        .words()));
    }

    private Optional<String> nextAnniversary() {
        return profile.arrestedOn(day, limit)
                .filter(CustodyDate::certain)
                .map(CustodyDate::earliest)
                .map(arrest -> {
                    long years = ChronoUnit.YEARS.between(arrest, day);
                    while (years < 1 || arrest.plusYears(years).isBefore(day)) {
                        years++;
                    }
                    return "the next anniversary of the arrest: " + years + (years == 1 ? " year" : " years") + " on "
                            + PartialDate.of(arrest.plusYears(years)).words();
                });
    }
}
