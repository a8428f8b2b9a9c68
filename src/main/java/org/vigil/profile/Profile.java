package org.vigil.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.organisation.OrganisationId;

/**
 * One record of the roll. Maps by language keep the file's order and hold BCP 47 tags such as {@code en} or
 * {@code zh-Hans}.
 *
 * @param names by language; the first is the name where a language has none of its own
 * @param role by language, such as "human rights lawyer"
 * @param country ISO 3166 codes of the countries that the person is of
 * @param heldBy ISO 3166 code of the country that holds the person; null for a group or a family
 * @param zone of the place of custody, in which its dates are dates; of the first, where transfers lead to another zone
 * @param counters what is counted beside custody: hunger strikes, solitary confinement
 * @param story by language, a sentence or two of the team's own
 * @param facts what the facts rest on that have no room of their own to say it
 * @param charges what the person is accused of, and by whom
 * @param birthDate never published; whoever may be under 18 by it is a minor
 * @param doNotPublish the fields that reach nobody; {@link #published()} is without them
 * @param speaksFor the prisoner for whom a family speaks; null otherwise
 * @param members of a group: those who have profiles of their own
 * @param together spoken of in the same posts
 * @param tags by which a campaign chooses its roll
 * @param convention how this person's days are counted; null for the campaign's way
 * @param minor never shown
 * @param withheld never shown, and nobody is told why
 * @param caseHolder the organisation that decides in this case, where several speak in one campaign; null for none
 * @param file the file it was read from, relative to the team's folder
 */
public record Profile(
        ProfileId id,
        ProfileKind kind,
        Map<String, String> names,
        List<String> aliases,
        Map<String, String> role,
        List<String> country,
        @Nullable String heldBy,
        ZoneId zone,
        @Nullable Pronoun pronoun,
        List<CustodyPeriod> custody,
        List<Sentence> sentences,
        List<Counter> counters,
        List<LifeEvent> events,
        List<Relative> relatives,
        Map<String, String> story,
        List<Quote> quotes,
        @Nullable Photo photo,
        List<Action> actions,
        List<String> hashtags,
        List<Source> sources,
        Attributions facts,
        List<Charge> charges,
        @Nullable PartialDate birthDate,
        Withheld doNotPublish,
        Basis basis,
        @Nullable ProfileId speaksFor,
        List<ProfileId> members,
        List<ProfileId> together,
        Set<String> tags,
        @Nullable Convention convention,
        boolean minor,
        boolean withheld,
        @Nullable OrganisationId caseHolder,
        String file) {

    /** What is known of the person on a day of the place of custody. A group's and a family's status is its people's. */
    public Status statusOn(LocalDate day, Convention campaignConvention) {
        return statusOn(day, campaignConvention, Status.USUAL_LIMIT);
    }

    /**
     * As above.
     *
     * @param limit whole days after the last confirmation, past which custody without an end is unknown (RULES 1, R9)
     */
    public Status statusOn(LocalDate day, Convention campaignConvention, Duration limit) {
        return Custody.statusOn(custody, events, day, conventionOr(campaignConvention), limit);
    }

    /** The period that lasts on a day, as far as anybody knows, or whose end nobody knows; empty where custody has ended. */
    public Optional<CustodyPeriod> openOn(LocalDate day) {
        return switch (statusOn(day, Convention.ELAPSED)) {
            case Status.InCustody inCustody -> open(day);
            case Status.Unknown unknown -> open(day);
            case Status.Released released -> Optional.empty();
            case Status.Died died -> Optional.empty();
        };
    }

    private Optional<CustodyPeriod> open(LocalDate day) {
        return custody.stream()
                .filter(period ->
                        period.to() == null && !period.from().earliest().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** The last day on which a source said that the custody without an end lasted; empty where there is none on that day. */
    public Optional<PartialDate> lastConfirmed(LocalDate day) {
        return open(day).map(CustodyPeriod::lastConfirmed);
    }

    /** How this person's days are counted in a campaign that counts in its own way. */
    public Convention conventionOr(Convention campaignConvention) {
        return convention == null ? campaignConvention : convention;
    }

    /** The zone of the place where the person is held at a moment: that of the latest transfer, which counts from its day on. */
    public ZoneId zoneAt(Instant moment) {
        return events.stream()
                .filter(event -> event.kind() == LifeEvent.Kind.TRANSFERRED && event.zone() != null)
                .sorted(Comparator.comparing(event -> event.date().latest()))
                .map(event -> Map.entry(event.date().latest(), Objects.requireNonNull(event.zone())))
                .filter(move -> !moment.isBefore(
                        move.getKey().atStartOfDay(move.getValue()).toInstant()))
                .map(Map.Entry::getValue)
                .reduce((earlier, later) -> later)
                .orElse(zone);
    }

    /** The calendar date at a moment in the place of custody. */
    public LocalDate dayAt(Instant moment) {
        return LocalDate.ofInstant(moment, zoneAt(moment));
    }

    /** The leave on which somebody who is still in custody surely is on a day (RULES 1, R7). */
    public Optional<LifeEvent> leaveOn(LocalDate day) {
        return events.stream()
                .filter(event -> event.isLeaveOn(day))
                .max(Comparator.comparing(event -> event.date().latest()));
    }

    /** The days of each label in all its periods up to a day, gaps left out (RULES 1, R5); custody that lasts is counted up to it. */
    public List<Total> totalsOn(LocalDate day, Convention campaignConvention) {
        return Totals.of(custody, statusOn(day, campaignConvention), day, conventionOr(campaignConvention));
    }

    /** The sentence that is being served on a day, as the calendar has it. */
    public Optional<Term> termOn(LocalDate day) {
        return Term.of(this, statusOn(day, Convention.ELAPSED), day);
    }

    /** The first day of the custody that lasts on a day; empty where nobody is in custody. */
    public Optional<CustodyDate> heldSince(LocalDate day) {
        return heldSince(day, Status.USUAL_LIMIT);
    }

    /** As above; empty also past a campaign's limit of age, where nobody knows whether it lasts. */
    public Optional<CustodyDate> heldSince(LocalDate day, Duration limit) {
        return statusOn(day, Convention.ELAPSED, limit) instanceof Status.InCustody
                ? Episode.of(custody).stream()
                        .map(Episode::from)
                        .filter(from -> !from.latest().isAfter(day))
                        .reduce((earlier, later) -> later)
                : Optional.empty();
    }

    /**
     * The first day of the custody that lasts on a day, where it began with an arrest: who has disappeared was not said to be
     * arrested, and nobody may say so afterwards (RULES 1, R10).
     */
    public Optional<CustodyDate> arrestedOn(LocalDate day, Duration limit) {
        return heldSince(day, limit)
                .filter(first -> custody.stream()
                        .noneMatch(period -> period.from().equals(first)
                                && period.kind().label() == CustodyKind.Label.DISAPPEARANCE));
    }

    /** The how-manieth day in custody it is; empty unless the first day is day 1 and all of it is certain (RULES 1, R3). */
    public Optional<Long> ordinalOn(LocalDate day, Convention campaignConvention) {
        return Custody.ordinal(custody, statusOn(day, campaignConvention), conventionOr(campaignConvention));
    }

    /** What each ended time in custody came to, in order of time; one that lasts on that day is left out. */
    public List<Headline> totalsUpTo(LocalDate day, Convention campaignConvention) {
        return Custody.totals(custody, day, conventionOr(campaignConvention));
    }

    /**
     * Why nothing may be said about this profile on a day of the place of custody, in words for the team; empty where it
     * may be shown. A status that is only no longer confirmed is no reason: a post without a number may still be made.
     * The people of a family or a group are judged by {@link #silence(Profile, Function, Instant, Convention)}.
     */
    public Optional<String> silence(LocalDate day, Convention campaignConvention) {
        return Silence.of(this, day, campaignConvention);
    }

    /**
     * As {@link #silence(LocalDate, Convention)}, and for a family its prisoner, for a group each of its members: where
     * one of them is missing or may not be shown, nothing is said. Each is judged on the day it is in their own zone.
     */
    public static Optional<String> silence(
            Profile profile, Function<ProfileId, Optional<Profile>> roll, Instant moment, Convention convention) {
        return Silence.of(profile, roll, moment, convention);
    }

    /** Those a post may name beside the profile: of together, then its prisoner or members, who exist and may be shown. */
    public static List<Profile> named(
            Profile profile, Function<ProfileId, Optional<Profile>> roll, Instant moment, Convention convention) {
        return Silence.named(profile, roll, moment, convention);
    }

    /**
     * This profile as a well-informed team would have had it on a day of the place of custody, for the replay of a past
     * campaign. Custody that ended later lasts and is confirmed on that day; later periods, events, sentences and quotes
     * are absent. So are all actions, since nobody wrote down from when they were asked. What has no date stays: names,
     * story, relatives, photo, sources and what rests on them, basis.
     */
    public Profile asKnownOn(LocalDate day) {
        KnownThen then = new KnownThen(day);
        return with(
                then.custody(custody),
                then.sentences(sentences),
                then.counters(counters),
                then.events(events),
                relatives,
                then.quotes(quotes),
                List.of(),
                then.charges(charges),
                basis);
    }

    /**
     * What of it may be published: without the withheld fields, the notes for the team and the day of birth. Whatever
     * leads out of Vigil reads this one; whether a person may be spoken of is judged by the whole.
     */
    public Profile published() {
        WithoutSources without = new WithoutSources(doNotPublish);
        return new Profile(
                id,
                kind,
                doNotPublish.names(names),
                doNotPublish.unless("aliases", aliases),
                doNotPublish.unless("role", role),
                doNotPublish.unless("country", country),
                doNotPublish.has("held_by") ? null : heldBy,
                zone,
                doNotPublish.has("pronoun") ? null : pronoun,
                without.custody(doNotPublish.unless("custody", custody)).stream()
                        .map(CustodyPeriod::withoutNote)
                        .toList(),
                without.sentences(doNotPublish.unless("sentences", sentences)),
                without.counters(doNotPublish.unless("counters", counters)).stream()
                        .map(Counter::withoutNote)
                        .toList(),
                without.events(doNotPublish.unless("events", events)),
                without.relatives(doNotPublish.unless("relatives", relatives)).stream()
                        .filter(relative -> !relative.doNotPublish())
                        .toList(),
                doNotPublish.unless("story", story),
                QuotedRelatives.published(this),
                doNotPublish.has("photo") ? null : photo,
                doNotPublish.unless("actions", actions),
                doNotPublish.unless("hashtags", hashtags),
                doNotPublish.unless("sources", sources),
                facts.published(doNotPublish),
                without.charges(doNotPublish.unless("charges", charges)),
                null,
                doNotPublish,
                basis,
                speaksFor,
                members,
                together,
                tags,
                convention,
                minor,
                withheld,
                caseHolder,
                file);
    }

    /** The withheld field whose words stand in a text; empty where none do. */
    public Optional<String> withheldIn(String text) {
        return doNotPublish.in(this, text);
    }

    /** The field whose words stand in a text although no post may say them on a day of the place of custody any more. */
    public Optional<String> uncoveredIn(String text, LocalDate day) {
        return Uncovered.in(this, day, text);
    }

    /**
     * Whether the person is, or may be, under 18 on a day, whichever source tells the day of birth rightly. Whoever has died
     * grows no older: a child who died is one for ever, and is never named (RULES 2, "minors").
     */
    public boolean minorOn(LocalDate day) {
        return minor
                || facts.latestBirth(birthDate)
                        .filter(birth -> of18(birth).isAfter(lastLived(day)))
                        .isPresent();
    }

    /** Whoever was born on 29 February may be of age a day later only, where the year has none. */
    private static LocalDate of18(LocalDate born) {
        LocalDate day = born.plusYears(18);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }

    /** The day itself, or the first on which the person may have died by then. */
    private LocalDate lastLived(LocalDate day) {
        return LifeEvent.latest(events, LifeEvent.Kind.DIED, day)
                .map(death -> death.date().earliest())
                .orElse(day);
    }

    /** Where two periods of custody nearly join. */
    public List<NarrowGap> narrowGaps() {
        return NarrowGap.of(custody, events);
    }

    /** What each fact rests on that may be told, in the order of the file; nothing where the sources are withheld. */
    public List<SourcedFact> sourcedFacts() {
        return Sourcing.told(this);
    }

    /** The places of the facts that name no source, in the order of the file, and nothing of what stands there. */
    public List<String> unsourced() {
        return Sourcing.all(this).stream()
                .filter(fact -> fact.sources().isEmpty())
                .map(SourcedFact::field)
                .toList();
    }

    /** The facts of custody, and of what is counted beside it, that no two sources of different publishers carry. */
    public List<Unconfirmed> unconfirmed() {
        return Corroboration.of(this);
    }

    /** As it is, but with other periods of custody. */
    public Profile withCustody(List<CustodyPeriod> periods) {
        return withCounted(List.copyOf(periods), counters);
    }

    /**
     * As it is, but without confirmations of days that are still to come, which are none.
     *
     * @param today a day that has begun somewhere on earth
     */
    public Profile withoutFutureNews(LocalDate today) {
        return FutureNews.in(this, today).isEmpty()
                ? this
                : withCounted(FutureNews.custody(custody, today), FutureNews.counters(counters, today));
    }

    private Profile withCounted(List<CustodyPeriod> periods, List<Counter> otherCounters) {
        return with(periods, sentences, otherCounters, events, relatives, quotes, actions, charges, basis);
    }

    /** The one copy with something changed, but for {@link #published}, which changes nearly all. Each has a type of its own. */
    private Profile with(
            List<CustodyPeriod> otherCustody,
            List<Sentence> otherSentences,
            List<Counter> otherCounters,
            List<LifeEvent> otherEvents,
            List<Relative> otherRelatives,
            List<Quote> otherQuotes,
            List<Action> otherActions,
            List<Charge> otherCharges,
            Basis otherBasis) {
        return new Profile(
                id,
                kind,
                names,
                aliases,
                role,
                country,
                heldBy,
                zone,
                pronoun,
                otherCustody,
                otherSentences,
                otherCounters,
                otherEvents,
                otherRelatives,
                story,
                otherQuotes,
                photo,
                otherActions,
                hashtags,
                sources,
                facts,
                otherCharges,
                birthDate,
                doNotPublish,
                otherBasis,
                speaksFor,
                members,
                together,
                tags,
                convention,
                minor,
                withheld,
                caseHolder,
                file);
    }

    /**
     * The words of people that a post may say on a day of the place of custody: whose use somebody allowed. Of a relative
     * only where the basis covers relatives, and while the relative is known to live and was asked in time (RULES 2).
     */
    public List<Quote> quotesOn(LocalDate day) {
        return QuotedRelatives.sayable(this, day);
    }

    /** This profile with another basis, and only with some of its relatives and quotes: what may be shown of it. */
    public Profile showing(Basis otherBasis, List<Relative> someRelatives, List<Quote> someQuotes) {
        return with(custody, sentences, counters, events, someRelatives, someQuotes, actions, charges, otherBasis);
    }

    /** The name as a post in a language says it; {@link SpokenName} has the rule where there is none in it. A withheld one never. */
    public String name(String language) {
        return spokenName(language).text();
    }

    /** As {@link #name}, with the language that the name is in. */
    public SpokenName spokenName(String language) {
        return SpokenName.of(doNotPublish.names(names), language);
    }

    /** What a map by language says in a language: the exact tag, its base language, else the first entry; empty for an empty map. */
    public static String byLanguage(Map<String, String> texts, String language) {
        String exact = texts.get(language);
        if (exact != null) {
            return exact;
        }
        String base = texts.get(language.replaceFirst("-.*", ""));
        return base != null ? base : texts.values().stream().findFirst().orElse("");
    }
}
