package org.vigil.profile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of the roll. Maps by language keep the file's order and hold BCP 47 tags such as {@code en} or
 * {@code zh-Hans}.
 *
 * @param names by language; the first is the name where a language has none of its own
 * @param role by language, such as "human rights lawyer"
 * @param country ISO 3166 codes of the countries that the person is of
 * @param heldBy ISO 3166 code of the country that holds the person; null for a group or a family
 * @param zone of the place of custody, in which its dates are dates
 * @param story by language, a sentence or two of the team's own
 * @param speaksFor the prisoner for whom a family speaks; null otherwise
 * @param members of a group: those who have profiles of their own
 * @param together spoken of in the same posts
 * @param tags by which a campaign chooses its roll
 * @param convention how this person's days are counted; null for the campaign's way
 * @param minor never shown
 * @param withheld never shown, and nobody is told why
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
        List<LifeEvent> events,
        List<Relative> relatives,
        Map<String, String> story,
        List<Quote> quotes,
        @Nullable Photo photo,
        List<Action> actions,
        List<String> hashtags,
        List<Source> sources,
        Basis basis,
        @Nullable ProfileId speaksFor,
        List<ProfileId> members,
        List<ProfileId> together,
        Set<String> tags,
        @Nullable Convention convention,
        boolean minor,
        boolean withheld,
        String file) {

    /** What is known of the person on a day of the place of custody. A group's and a family's status is its people's. */
    public Status statusOn(LocalDate day, Convention campaignConvention) {
        return Custody.statusOn(custody, events, day, convention == null ? campaignConvention : convention);
    }

    /** The name in a language, else in its base language, else the first. */
    public String name(String language) {
        return byLanguage(names, language);
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
