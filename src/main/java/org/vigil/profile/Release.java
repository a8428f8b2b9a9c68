package org.vigil.profile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How somebody's custody ended, and what it came to. The numbers are frozen on the day of the release (RULES 1, R12).
 *
 * @param totals days of each kind in the episode that ended, house arrest apart from custody (RULES 1, R6)
 */
public record Release(LifeEvent event, List<Total> totals) {
    /** Re-arrest is common: so long after a release somebody is looked after (RULES 2, "release is not freedom"). */
    public static final int WATCH_DAYS = 30;

    /** What the days of one kind came to; empty where there were none of it. */
    public Optional<CustodyCount> total(CustodyKind.Label label) {
        return totals.stream()
                .filter(total -> total.label() == label)
                .map(Total::count)
                .findFirst();
    }

    /** The release that holds on a day of the place of custody; empty where none does, or no event tells it. */
    public static Optional<Release> of(Profile profile, LocalDate day, Convention campaignConvention) {
        return profile.statusOn(day, campaignConvention) instanceof Status.Released released
                ? event(profile, released)
                        .map(event ->
                                new Release(event, totals(profile, day, profile.conventionOr(campaignConvention))))
                : Optional.empty();
    }

    /** The last day of watch over somebody who is out on that day; empty where nobody has to watch. */
    public static Optional<LocalDate> watchedUntil(Profile profile, LocalDate day) {
        return profile.statusOn(day, Convention.ELAPSED) instanceof Status.Released released
                ? Optional.of(released.since().latest().plusDays(WATCH_DAYS)).filter(last -> !day.isAfter(last))
                : Optional.empty();
    }

    /** The first day of the custody that ended: what tells one release from another, also where its own day is corrected. */
    public static Optional<LocalDate> custodySince(Profile profile, LocalDate day) {
        return Episode.of(profile.custody()).stream()
                .map(episode -> episode.from().earliest())
                .filter(from -> !from.isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /**
     * Why nothing may be said of a custody that began again while somebody was watched: that somebody is arrested anew
     * right after a release is often a rumour, so two sources of different publishers have to tell it.
     */
    static Optional<String> unverifiedRearrest(Profile profile, LocalDate day) {
        List<Episode> begun = Episode.of(profile.custody()).stream()
                .filter(episode -> !episode.from().earliest().isAfter(day))
                .toList();
        if (begun.size() < 2) {
            return Optional.empty();
        }
        CustodyDate again = begun.getLast().from();
        boolean soon = end(profile, begun.get(begun.size() - 2), again)
                .filter(end -> !again.earliest().isAfter(end.plusDays(WATCH_DAYS)))
                .isPresent();
        boolean verified = profile.events().stream()
                .filter(event -> event.kind() == LifeEvent.Kind.REARRESTED
                        && event.date().mayBe(again))
                .anyMatch(event -> Publishers.enough(Announcement.named(profile, event)));
        return soon && !verified
                ? Optional.of("arrested again " + again.when()
                        + ", soon after a release: an event of kind rearrested with two sources has to tell it first")
                : Optional.empty();
    }

    /** The latest day on which a former custody may have ended, as its end or a release after it began has it. */
    private static Optional<LocalDate> end(Profile profile, Episode former, CustodyDate again) {
        return Stream.concat(
                        former.end().stream(),
                        profile.events().stream()
                                .filter(event -> event.kind() == LifeEvent.Kind.RELEASED)
                                .map(LifeEvent::date)
                                .filter(date ->
                                        !date.latest().isBefore(former.from().earliest())
                                                && !date.earliest().isAfter(again.latest())))
                .map(CustodyDate::latest)
                .max(Comparator.naturalOrder());
    }

    /** The event of the very date, else one that may mean the same day. */
    static Optional<LifeEvent> event(Profile profile, Status.Released released) {
        List<LifeEvent> releases = profile.events().stream()
                .filter(event ->
                        event.kind() == LifeEvent.Kind.RELEASED && event.date().mayBe(released.since()))
                .toList();
        return releases.stream()
                .filter(event -> event.date().date().equals(released.since().date()))
                .reduce((earlier, later) -> later)
                .or(() -> releases.stream().reduce((earlier, later) -> later));
    }

    private static List<Total> totals(Profile profile, LocalDate day, Convention convention) {
        return Episode.of(profile.custody()).stream()
                .filter(episode -> !episode.from().earliest().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(episode -> Totals.of(episode, convention))
                .orElse(List.of());
    }
}
