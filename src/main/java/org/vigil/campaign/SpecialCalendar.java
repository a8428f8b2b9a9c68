package org.vigil.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigil.campaign.SpecialDays.Use;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.Headline;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Status;

/**
 * Says which days are special to the people of a campaign. Only certain dates make a milestone or an anniversary: no number
 * that is "at least", no month. 29 February is kept on the 28th where the year has none. A day that could only be known
 * from what is not to be published, or that lies past the campaign's limit of age, is special to nobody.
 *
 * @param roll finds a profile by its id
 */
public record SpecialCalendar(Campaign campaign, Function<ProfileId, Optional<Profile>> roll) {

    /** What the day of a moment is to a profile: of its place of custody for the numbers, of the campaign for observances. */
    public Special at(Profile profile, Instant moment) {
        if (!rules().any()) {
            return Special.NONE;
        }
        return held(profile)
                .map(held -> at(profile.published(), held, LocalDate.ofInstant(moment, campaign.zone()), moment))
                .orElse(Special.NONE);
    }

    private Special at(Profile profile, Profile held, LocalDate date, Instant moment) {
        LocalDate there = held.dayAt(moment);
        return new Special(milestone(held, there), anniversary(held, there), observance(profile, held, date));
    }

    /** Why a profile comes on that day out of turn. Where a prisoner and the family are both on the roll, the prisoner does. */
    public Optional<Claim> claim(ProfileId id, LocalDate date, Instant moment) {
        Optional<Profile> profile = roll.apply(id)
                .filter(known -> mayBeSpecial(known, date, moment))
                .filter(known -> !standsBehindPrisoner(known));
        Optional<Profile> person = profile.flatMap(this::held);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        Profile held = person.get();
        LocalDate there = held.dayAt(moment);
        if (rules().milestones() == Use.CHOOSE && milestone(held, there).isPresent()) {
            return Optional.of(Claim.MILESTONE);
        }
        if (rules().anniversaries() == Use.CHOOSE && anniversary(held, there).isPresent()) {
            return Optional.of(Claim.ANNIVERSARY);
        }
        return rules().onObservances() == Use.CHOOSE
                ? observance(profile.get().published(), held, date).map(day -> Claim.OBSERVANCE)
                : Optional.empty();
    }

    /**
     * Whether the day could be special to a profile, by what costs nothing to look at: a plan asks of everybody in each slot.
     * It says yes too often and never no too often.
     */
    private boolean mayBeSpecial(Profile profile, LocalDate date, Instant moment) {
        boolean observed = rules().onObservances() == Use.CHOOSE
                && rules().observances().stream().anyMatch(day -> day.date().equals(MonthDay.from(date)));
        return observed
                || counted(profile)
                        .filter(held -> mayCount(held, held.dayAt(moment)))
                        .isPresent();
    }

    /** Both ways of counting, and each day that may be the first of what is counted. */
    private boolean mayCount(Profile held, LocalDate there) {
        return held.custody().stream()
                .map(period -> period.from().date().earliest())
                .anyMatch(first -> {
                    long days = ChronoUnit.DAYS.between(first, there);
                    boolean round = rules().milestoneDays().contains(days)
                            || rules().milestoneDays().contains(days + 1);
                    return round
                            || first.plusYears(there.getYear() - first.getYear())
                                    .equals(there);
                });
    }

    private boolean standsBehindPrisoner(Profile profile) {
        ProfileId prisoner = profile.speaksFor();
        return prisoner != null
                && roll.apply(prisoner)
                        .filter(held -> !campaign.roll()
                                .members(java.util.List.of(held))
                                .isEmpty())
                        .isPresent();
    }

    /** The midnight at which what is special about a moment is over; empty where nothing is. */
    public Optional<Instant> expiry(Profile profile, Instant moment) {
        Special special = at(profile, moment);
        boolean ofThePlace =
                special.milestone().isPresent() || special.anniversaryYears().isPresent();
        return Stream.of(
                        ofThePlace
                                ? held(profile).map(held -> midnight(moment, held.zoneAt(moment)))
                                : Optional.<Instant>empty(),
                        special.observance().map(day -> midnight(moment, campaign.zone())))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Instant midnight(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private SpecialDays rules() {
        return campaign.specialDays();
    }

    private OptionalLong milestone(Profile held, LocalDate day) {
        if (rules().milestones() == Use.OFF
                || !(held.statusOn(day, campaign.convention(), campaign.statusLimit())
                        instanceof Status.InCustody custody)) {
            return OptionalLong.empty();
        }
        Headline headline = custody.headline();
        return headline.count()
                .exactly()
                .filter(rules().milestoneDays()::contains)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private OptionalInt anniversary(Profile held, LocalDate day) {
        if (rules().anniversaries() == Use.OFF) {
            return OptionalInt.empty();
        }
        return held.arrestedOn(day, campaign.statusLimit())
                .filter(CustodyDate::certain)
                .map(CustodyDate::earliest)
                .filter(arrest -> arrest.getYear() < day.getYear()
                        && arrest.plusYears(day.getYear() - arrest.getYear()).equals(day))
                .map(arrest -> OptionalInt.of(day.getYear() - arrest.getYear()))
                .orElse(OptionalInt.empty());
    }

    private Optional<Observance> observance(Profile profile, Profile held, LocalDate date) {
        return rules().observances().stream()
                .filter(day -> day.fits(date, profile, held))
                .findFirst();
    }

    /** Whose custody it is about, as far as it may be published; a group of people is itself. */
    private Optional<Profile> held(Profile profile) {
        return counted(profile).map(Profile::published);
    }

    /** As above, with what may not be published. */
    Optional<Profile> counted(Profile profile) {
        ProfileId prisoner = profile.speaksFor();
        return profile.kind() == ProfileKind.FAMILY && prisoner != null ? roll.apply(prisoner) : Optional.of(profile);
    }
}
