package org.vigil.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a well-informed team would have had it on a day. What gives something to say counts as known from the
 * latest day its date may mean; what restricts (an end, a release, a death) from the earliest. So a replay never says
 * more than hindsight would.
 */
final class KnownThen {
    private final LocalDate day;

    KnownThen(LocalDate day) {
        this.day = day;
    }

    List<CustodyPeriod> custody(List<CustodyPeriod> periods) {
        List<CustodyPeriod> result = new ArrayList<>();
        for (Episode episode : Episode.of(periods)) {
            if (!episode.from().latest().isAfter(day)) {
                episode.periods().stream()
                        .filter(period -> !period.from().earliest().isAfter(day))
                        .map(this::period)
                        .forEach(result::add);
            }
        }
        return result;
    }

    private CustodyPeriod period(CustodyPeriod period) {
        CustodyDate to = period.to();
        if (to != null && !to.earliest().isAfter(day)) {
            return period;
        }
        boolean confirmedLater =
                period.confirmed() != null && period.confirmed().latest().isAfter(day);
        if (to != null || confirmedLater) {
            return new CustodyPeriod(
                    period.kind(), period.from(), null, false, PartialDate.of(day), period.note(), period.sources());
        }
        return period;
    }

    List<LifeEvent> events(List<LifeEvent> events) {
        return events.stream()
                .filter(event -> switch (event.kind()) {
                    case RELEASED, DIED -> !event.date().earliest().isAfter(day);
                    case REARRESTED, TRANSFERRED, FURLOUGH, MEDICAL_LEAVE, HOSPITAL, HEARING, OTHER ->
                        !event.date().latest().isAfter(day);
                })
                .map(this::event)
                .toList();
    }

    /** When a leave would end was not known before it did. */
    private LifeEvent event(LifeEvent event) {
        CustodyDate until = event.until();
        return until != null && until.earliest().isAfter(day)
                ? new LifeEvent(
                        event.kind(),
                        event.date(),
                        event.what(),
                        null,
                        event.zone(),
                        event.condition(),
                        event.conditions(),
                        event.sources())
                : event;
    }

    List<Counter> counters(List<Counter> counters) {
        return counters.stream()
                .filter(counter -> !counter.from().latest().isAfter(day))
                .map(this::counter)
                .toList();
    }

    private Counter counter(Counter counter) {
        CustodyDate to = counter.to();
        if (to != null && !to.earliest().isAfter(day)) {
            return counter;
        }
        PartialDate confirmed = counter.confirmed();
        boolean lasts = to != null || (confirmed != null && confirmed.latest().isAfter(day));
        return lasts
                ? new Counter(
                        counter.kind(),
                        counter.from(),
                        null,
                        false,
                        PartialDate.of(day),
                        counter.convention(),
                        counter.note(),
                        counter.sources())
                : counter;
    }

    List<Sentence> sentences(List<Sentence> sentences) {
        return sentences.stream().filter(sentence -> known(sentence.date())).toList();
    }

    List<Quote> quotes(List<Quote> quotes) {
        return quotes.stream().filter(quote -> known(quote.date())).toList();
    }

    List<Charge> charges(List<Charge> charges) {
        return charges.stream().filter(charge -> known(charge.date())).toList();
    }

    private boolean known(@Nullable PartialDate date) {
        return date == null || !date.latest().isAfter(day);
    }
}
