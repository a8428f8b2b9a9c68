package org.vigil.profile;

import java.util.List;
import java.util.function.UnaryOperator;

/** Facts without what they rest on: where a profile's sources are not to be published, their ids are not either. */
final class WithoutSources {
    private final boolean wanted;

    WithoutSources(Withheld withheld) {
        this.wanted = withheld.has("sources");
    }

    private <T> List<T> each(List<T> facts, UnaryOperator<T> without) {
        return wanted ? facts.stream().map(without).toList() : facts;
    }

    List<CustodyPeriod> custody(List<CustodyPeriod> periods) {
        return each(periods, period -> {
            CustodyDate to = period.to();
            return new CustodyPeriod(
                    period.kind(),
                    date(period.from()),
                    to == null ? null : date(to),
                    period.endUnknown(),
                    period.confirmed(),
                    period.note(),
                    List.of());
        });
    }

    List<Sentence> sentences(List<Sentence> sentences) {
        return each(
                sentences,
                sentence -> new Sentence(
                        sentence.date(),
                        sentence.text(),
                        sentence.length(),
                        sentence.life(),
                        sentence.countsFrom(),
                        sentence.alternatives().stream()
                                .map(said -> new Said(said.text(), List.of()))
                                .toList(),
                        List.of()));
    }

    List<Counter> counters(List<Counter> counters) {
        return each(counters, counter -> {
            CustodyDate to = counter.to();
            return new Counter(
                    counter.kind(),
                    date(counter.from()),
                    to == null ? null : date(to),
                    counter.endUnknown(),
                    counter.confirmed(),
                    counter.convention(),
                    counter.note(),
                    List.of());
        });
    }

    List<LifeEvent> events(List<LifeEvent> events) {
        return each(events, event -> {
            CustodyDate until = event.until();
            return new LifeEvent(
                    event.kind(),
                    date(event.date()),
                    event.what(),
                    until == null ? null : date(until),
                    event.zone(),
                    event.condition(),
                    event.conditions(),
                    List.of());
        });
    }

    List<Relative> relatives(List<Relative> relatives) {
        return each(
                relatives,
                relative -> new Relative(
                        relative.name(),
                        relative.relation(),
                        relative.living(),
                        relative.review(),
                        relative.doNotPublish(),
                        List.of()));
    }

    List<Charge> charges(List<Charge> charges) {
        return each(
                charges,
                charge -> new Charge(charge.charge(), charge.accordingTo(), charge.denies(), charge.date(), List.of()));
    }

    private static CustodyDate date(CustodyDate date) {
        return new CustodyDate(
                date.date(),
                date.circa(),
                date.disputed(),
                date.lastCandidate(),
                date.alternatives().stream()
                        .map(other -> new Alternative(other.date(), List.of()))
                        .toList(),
                List.of());
    }
}
