package org.vigil.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.Basis;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/**
 * Something of a person that somebody has to look at again: news of it grows old, and past a day nothing exact is said of
 * it (RULES 1, R9). Holds are not asked here: whoever sends this away leaves out the people who are on hold.
 *
 * @param name in English, else the first
 * @param until the last day on which it may be said as it stands, in the zone of the place of custody
 * @param late whether that day is over
 * @param campaigns that speak of the person and are not over
 */
public record DueForVerification(
        ProfileId id, String name, Matter matter, LocalDate until, boolean late, List<CampaignId> campaigns) {

    /** What is to be looked at. */
    public sealed interface Matter {}

    /**
     * Whether custody lasts.
     *
     * @param lastConfirmed the last day on which a source said so
     * @param endUnknown the file says that it has ended on a day that nobody knows
     */
    public record LastingCustody(PartialDate lastConfirmed, boolean endUnknown) implements Matter {}

    /**
     * Whether a relative still lives and wants to be named.
     *
     * @param review the last day on which posts name the relative without that
     */
    public record RelativeToReview(String name, String relation, LocalDate review) implements Matter {}

    /**
     * Whoever is due, the most urgent first. Left out are those who are never shown (withheld, minors), and people of
     * campaigns of the past, whose basis is historic.
     *
     * @param daysAhead also those whose day comes within so many days; 0 for those whose day is today or over
     */
    public static List<DueForVerification> of(Workspace workspace, Instant now, int daysAhead) {
        StatusLimits limits = StatusLimits.of(workspace, now);
        return workspace.profiles().values().stream()
                .filter(profile -> isLookedAfter(profile, profile.dayAt(now)))
                .flatMap(profile -> matters(limits, profile, now))
                .filter(due ->
                        !due.until().isAfter(today(workspace, due.id(), now).plusDays(daysAhead)))
                .sorted(Comparator.comparing(DueForVerification::until).thenComparing(DueForVerification::id))
                .toList();
    }

    /** The people of campaigns of the past whose custody nobody has seen to end: they are not on the list. */
    public static long historic(Workspace workspace, Instant now) {
        return workspace.profiles().values().stream()
                .filter(profile -> profile.basis() instanceof Basis.Historic)
                .filter(profile ->
                        hasStatus(profile) && profile.openOn(profile.dayAt(now)).isPresent())
                .count();
    }

    private static LocalDate today(Workspace workspace, ProfileId id, Instant now) {
        return workspace.profile(id).orElseThrow().dayAt(now);
    }

    private static Stream<DueForVerification> matters(StatusLimits limits, Profile profile, Instant now) {
        return Stream.concat(custody(limits, profile, now).stream(), relatives(limits, profile, now));
    }

    private static Stream<DueForVerification> relatives(StatusLimits limits, Profile profile, Instant now) {
        List<Campaign> campaigns = limits.campaigns(profile.id());
        return profile.published().relatives().stream()
                .filter(relative -> !Boolean.FALSE.equals(relative.living()))
                .flatMap(relative -> Stream.ofNullable(relative.review())
                        .map(day -> due(
                                profile,
                                new RelativeToReview(relative.name(), relative.relation(), day),
                                day,
                                profile.dayAt(now),
                                campaigns)));
    }

    private static Optional<DueForVerification> custody(StatusLimits limits, Profile profile, Instant now) {
        LocalDate today = profile.dayAt(now);
        List<Campaign> campaigns = limits.campaigns(profile.id());
        Duration limit = limits.of(profile.id()).duration();
        return open(profile, today)
                .map(period -> due(
                        profile,
                        new LastingCustody(period.lastConfirmed(), period.endUnknown()),
                        period.lastSayable(limit),
                        today,
                        campaigns));
    }

    /** The last day on which a number of days is said of somebody; empty where nobody has to look whether custody lasts. */
    public static Optional<LocalDate> custodyUntil(Profile profile, StatusLimits.Limit limit, Instant now) {
        LocalDate today = profile.dayAt(now);
        return isLookedAfter(profile, today)
                ? open(profile, today).map(period -> period.lastSayable(limit.duration()))
                : Optional.empty();
    }

    private static boolean isLookedAfter(Profile profile, LocalDate today) {
        return !profile.withheld() && !profile.minorOn(today) && !(profile.basis() instanceof Basis.Historic);
    }

    private static Optional<CustodyPeriod> open(Profile profile, LocalDate today) {
        return hasStatus(profile) && !profile.doNotPublish().has("custody") ? profile.openOn(today) : Optional.empty();
    }

    private static DueForVerification due(
            Profile profile, Matter matter, LocalDate until, LocalDate today, List<Campaign> campaigns) {
        return new DueForVerification(
                profile.id(),
                profile.name("en"),
                matter,
                until,
                today.isAfter(until),
                campaigns.stream().map(Campaign::id).toList());
    }

    private static boolean hasStatus(Profile profile) {
        return switch (profile.kind()) {
            case PRISONER -> true;
            case FAMILY -> false;
            case GROUP -> profile.members().isEmpty();
        };
    }

    /** In a sentence for the team, without the person's name. */
    public String words() {
        return switch (matter) {
            case LastingCustody custody ->
                custody.endUnknown()
                        ? "nobody knows when custody ended; last confirmed "
                                + custody.lastConfirmed().words()
                        : "custody last confirmed " + custody.lastConfirmed().words()
                                + (late ? "; no number is said since " : "; a number is said until ")
                                + PartialDate.of(until).words();
            case RelativeToReview relative ->
                relative.name() + " (" + relative.relation() + ") "
                        + (late ? "is not named since " : "is named until ")
                        + PartialDate.of(until).words()
                        + ": ask whether that is still right";
        };
    }
}
