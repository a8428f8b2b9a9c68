package org.vigil.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What has to be known before the end of somebody's custody is announced: two sources of different publishers, one of
 * them the family or the lawyer (RULES 2, "false news"). To be silent needs no source at all.
 */
public final class Announcement {
    private Announcement() {}

    /** Why the death or release that holds on a day may not be announced yet; empty where it may. */
    public static Optional<String> forbidden(Profile profile, LocalDate day) {
        return end(profile, day)
                .map(event -> tooFewSources(profile, event))
                .orElseGet(() -> Optional.of("nothing is recorded that could be announced"));
    }

    /**
     * As {@link #forbidden}, of one event. Only what the event itself names tells it: a source of the same year, or a later
     * one, may be about something else.
     */
    public static Optional<String> tooFewSources(Profile profile, LifeEvent event) {
        List<Source> sources = named(profile, event);
        int publishers = Publishers.different(sources).size();
        boolean near = sources.stream()
                .anyMatch(source -> source.from() != null && source.from().isNear());
        if (publishers >= Publishers.NEEDED && near) {
            return Optional.empty();
        }
        String there = publishers == 0 ? "there is none" : publishers == 1 ? "there is one" : "none of them is";
        return Optional.of(
                "to announce it, two sources of different publishers have to tell it (sources: at the event),"
                        + " one of them the family or the lawyer (from: family), and " + there);
    }

    /** The profile's sources that an event, or its date, names. */
    static List<Source> named(Profile profile, LifeEvent event) {
        return profile.sources().stream()
                .filter(source -> source.id() != null
                        && (event.sources().contains(source.id())
                                || event.date().sources().contains(source.id())))
                .toList();
    }

    private static Optional<LifeEvent> end(Profile profile, LocalDate day) {
        return switch (profile.statusOn(day, Convention.ELAPSED)) {
            case Status.Died died -> LifeEvent.latest(profile.events(), LifeEvent.Kind.DIED, day);
            case Status.Released released ->
                Release.event(profile, released)
                        .or(() ->
                                Optional.of(new LifeEvent(LifeEvent.Kind.RELEASED, released.since(), released.how())));
            case Status.InCustody inCustody -> Optional.empty();
            case Status.Unknown unknown -> Optional.empty();
        };
    }
}
