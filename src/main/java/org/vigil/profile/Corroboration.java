package org.vigil.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which facts of custody, and of what is counted beside it, are confirmed: by two sources of different publishers that the fact itself names (RULES 2). A
 * fact that names none is not confirmed, whatever stands at the end of the file.
 */
final class Corroboration {
    private final Profile profile;
    private final List<Unconfirmed> found = new ArrayList<>();

    private Corroboration(Profile profile) {
        this.profile = profile;
    }

    static List<Unconfirmed> of(Profile profile) {
        Corroboration corroboration = new Corroboration(profile);
        for (int i = 0; i < profile.custody().size(); i++) {
            corroboration.period("custody[" + (i + 1) + "]", profile.custody().get(i));
        }
        for (int i = 0; i < profile.events().size(); i++) {
            corroboration.event("events[" + (i + 1) + "]", profile.events().get(i));
        }
        for (int i = 0; i < profile.counters().size(); i++) {
            corroboration.counter(
                    "counters[" + (i + 1) + "]", profile.counters().get(i));
        }
        return List.copyOf(corroboration.found);
    }

    private void period(String at, CustodyPeriod period) {
        fact(
                at + ".from",
                "custody from " + period.from().words(),
                period.from().sources(),
                period.sources());
        CustodyDate to = period.to();
        if (to != null) {
            fact(at + ".to", "its end, " + to.words(), to.sources(), period.sources());
        }
    }

    private void event(String at, LifeEvent event) {
        switch (event.kind()) {
            case RELEASED -> event(at, "release", event);
            case DIED -> event(at, "death", event);
            case REARRESTED -> event(at, "re-arrest", event);
            case TRANSFERRED -> event(at, "transfer", event);
            case FURLOUGH, MEDICAL_LEAVE, HOSPITAL, HEARING, OTHER -> {}
        }
    }

    private void event(String at, String what, LifeEvent event) {
        fact(at, what + " " + event.date().when(), event.date().sources(), event.sources());
    }

    private void counter(String at, Counter counter) {
        String what =
                switch (counter.kind()) {
                    case HUNGER_STRIKE -> "hunger strike";
                    case SOLITARY -> "solitary confinement";
                };
        CustodyDate to = counter.to();
        fact(
                at + ".from",
                what + " from " + counter.from().words(),
                counter.from().sources(),
                counter.sources());
        if (to != null) {
            fact(at + ".to", "the end of the " + what + ", " + to.words(), to.sources(), counter.sources());
        }
    }

    private void fact(String field, String words, Collection<SourceId> own, Collection<SourceId> whole) {
        List<SourceId> named =
                Stream.concat(own.stream(), whole.stream()).distinct().toList();
        List<Source> sources = profile.sources().stream()
                .filter(source -> source.id() != null && named.contains(source.id()))
                .toList();
        if (!Publishers.enough(sources)) {
            found.add(new Unconfirmed(field, words, why(sources)));
        }
    }

    private static String why(List<Source> sources) {
        if (sources.isEmpty()) {
            return "names no source";
        }
        return (sources.size() == 1 ? "one source, " : sources.size() + " sources, all of ")
                + Publishers.different(sources).getFirst();
    }
}
