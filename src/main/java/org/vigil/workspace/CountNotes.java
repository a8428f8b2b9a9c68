package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.Status;

/** What the team should look up, since time alone has made a fact doubtful. */
final class CountNotes {
    private CountNotes() {}

    static List<String> of(Workspace workspace, Instant now) {
        StatusLimits limits = StatusLimits.of(workspace, now);
        return Stream.concat(
                        workspace.profiles().values().stream()
                                .map(Profile::published)
                                .flatMap(profile -> of(profile, profile.dayAt(now), limits.of(profile.id()))),
                        workspace.campaigns().values().stream().flatMap(CountNotes::of))
                .toList();
    }

    private static Stream<String> of(Profile profile, LocalDate today, StatusLimits.Limit limit) {
        Stream<String> past = profile.termOn(today).filter(term -> term.isPast()).flatMap(term -> term.end()).stream()
                .map(end -> profile.file() + ": by the calendar the sentence (" + sentence(profile, today)
                        + ") ended on " + PartialDate.of(end).words()
                        + ". Was there a release, or another sentence? Until the file says so, no post says how much of it is"
                        + " served or left.");
        Stream<String> stale = profile.counters().stream()
                .filter(counter -> counter.isStaleOn(today, limit.duration()))
                .map(counter -> profile.file() + ": nobody has confirmed the " + words(counter.kind())
                        + " since " + counter.from().words() + " for more than "
                        + days(counter.kind(), limit)
                        + ", so no post speaks of it. Does it last? Write confirmed: or to:.");
        return Stream.of(past, stale, boundless(profile), gaps(profile)).flatMap(notes -> notes);
    }

    /** A doubt without a bound, from which no number of days can be reckoned (RULES 1, R8). */
    private static Stream<String> boundless(Profile profile) {
        return Stream.concat(
                        profile.custody().stream().map(CustodyPeriod::from),
                        profile.counters().stream().map(Counter::from))
                .filter(CustodyDate::needsLatest)
                .map(
                        from -> profile.file() + ": " + from.words()
                                + " is in doubt, and nobody has written down how late it may be, so no post says a number of days"
                                + " from then on. Add latest: and the last day that it may be, or the alternatives with their sources.");
    }

    /** A day or two between two periods is mostly a slip, and the number begins anew after it. */
    private static Stream<String> gaps(Profile profile) {
        return profile.narrowGaps().stream()
                .map(gap -> profile.file() + ": one period of custody ends "
                        + gap.end().when() + " and the next begins "
                        + gap.begin().when()
                        + ", and no event of kind released says why. The number of days begins anew there. If it was one"
                        + " custody, write the same day at both.");
    }

    /** Also whose limit it is, where a campaign has a shorter one. */
    private static String days(Counter.Kind kind, StatusLimits.Limit limit) {
        long days = kind.staleAfterDays(limit.duration());
        boolean shorter = days < kind.staleAfterDays(Status.USUAL_LIMIT);
        return days + " days"
                + (shorter
                        ? limit.of()
                                .map(of -> " (as the campaign " + of + " has it)")
                                .orElse("")
                        : "");
    }

    private static String sentence(Profile profile, LocalDate today) {
        return profile.termOn(today).map(term -> term.sentence().text()).orElse("");
    }

    private static String words(Counter.Kind kind) {
        return switch (kind) {
            case HUNGER_STRIKE -> "hunger strike";
            case SOLITARY -> "solitary confinement";
        };
    }

    private static Stream<String> of(Campaign campaign) {
        return campaign.specialDays().observances().stream()
                .filter(day -> day.confidence().toLowerCase(Locale.ROOT).equals("low"))
                .map(day -> campaign.file() + ": observances: the date of " + day.id() + " (" + day.name()
                        + ") is badly sourced. Look it up before a post speaks of it.");
    }
}
