package org.vigil.profile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said that is no profile: {@code events/<id>.yaml}.
 *
 * @param id no profile may have the same
 * @param date when it happened, or of when it tells
 * @param postOn the day on which it is to be posted, in the campaign's zone
 * @param title by language
 * @param text by language, a sentence or two of the team's own
 * @param figure a number with its source; null for none
 * @param signatories of a statement, by name, as they signed
 * @param link where it can be read; null for none
 * @param about whom it speaks of: where nothing may be said of one of them, the event is silent
 * @param campaigns the ids of those that say it
 * @param slot of the campaign on that day; null for the first
 */
public record Event(
        ProfileId id,
        Kind kind,
        PartialDate date,
        LocalDate postOn,
        Map<String, String> title,
        Map<String, String> text,
        @Nullable Figure figure,
        List<String> signatories,
        @Nullable String link,
        List<Source> sources,
        List<ProfileId> about,
        List<String> campaigns,
        Place place,
        @Nullable String slot,
        List<String> hashtags,
        String file) {

    /** What it is; each may have a template of its own. */
    public enum Kind {
        RESOLUTION,
        HEARING,
        VERDICT,
        STATEMENT,
        FIGURE,
        OTHER;

        /** As it stands in a file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands in the plan. */
    public enum Place {
        /** Beside the day's profile, which is posted as well. */
        BESIDE,
        /** Instead of the day's profile, which keeps its turn and comes next. */
        INSTEAD
    }

    /**
     * A number that somebody published: "235, Memorial, February 2019".
     *
     * @param source who published it
     * @param date of when it tells
     */
    public record Figure(long number, String source, PartialDate date) {}

    /** All words of it, whatever their language. */
    public List<String> words() {
        return Stream.of(title.values(), text.values(), signatories, hashtags)
                .flatMap(Collection::stream)
                .toList();
    }

    /**
     * What it has in common with a profile, for whoever makes and lists posts: a name, the people beside it, hashtags,
     * sources. It has no custody, no photo and no basis: those of its people count.
     */
    public Profile asProfile() {
        return new Profile(
                id,
                ProfileKind.GROUP,
                title,
                List.of(),
                Map.of(),
                List.of(),
                null,
                ZoneOffset.UTC,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                List.of(),
                hashtags,
                sources,
                Attributions.NONE,
                List.of(),
                null,
                Withheld.NOTHING,
                new Basis.None(),
                null,
                about,
                List.of(),
                Set.of(),
                null,
                false,
                false,
                null,
                file);
    }
}
