package org.vigil.message;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Basis;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;

/**
 * What a family was told that posts may say of somebody, as a digest of each fact by the field that it stands in:
 * enough to see later what has changed, and none of the words. Confirmations, sources and notes are no such facts.
 *
 * @param digests SHA-256 in hexadecimal, by field; a field of which nothing is said has none
 */
public record ToldFacts(Map<String, List<String>> digests) {

    /** Of a letter of which nothing was kept: nothing can be compared with it. */
    public static final ToldFacts NOT_KEPT = new ToldFacts(Map.of());

    public ToldFacts {
        digests = Map.copyOf(digests);
    }

    /**
     * @param profile whose publishable part is told
     * @param day in the place of custody
     * @param agreed what is told at most; null before anything was agreed to, when everything is
     * @param photo the picture, where there is one
     */
    public static ToldFacts of(
            Profile profile, LocalDate day, Basis.@Nullable Consent agreed, Optional<SourceFile> photo) {
        Profile told = profile.published();
        Map<String, List<String>> facts = new TreeMap<>();
        put(facts, "names", told.names().entrySet().stream());
        put(facts, "role", told.role().entrySet().stream());
        put(facts, "country", told.country().stream());
        put(facts, "held_by", Stream.ofNullable(told.heldBy()));
        put(facts, "custody", told.custody().stream().map(period -> period.kind() + " " + period.from()));
        put(facts, "events", told.leaveOn(day).stream().map(leave -> leave.kind() + " " + leave.date()));
        put(facts, "counters", told.counters().stream().map(counter -> counter.kind() + " " + counter.from()));
        put(
                facts,
                "charges",
                told.charges().stream()
                        .map(charge -> charge.charge() + "\n" + charge.accordingTo() + "\n" + charge.denies()));
        put(facts, "sentences", told.sentences().stream().map(sentence -> sentence.date() + " " + sentence.text()));
        put(
                facts,
                "actions",
                told.actions().stream().map(action -> action.ask() + "\n" + action.office() + "\n" + action.text()));
        put(facts, "hashtags", told.hashtags().stream());
        if (covers(agreed, Basis.Scope.STORY)) {
            put(facts, "story", told.story().entrySet().stream());
        }
        if (covers(agreed, Basis.Scope.RELATION)) {
            put(
                    facts,
                    "relatives",
                    told.relatives().stream()
                            .filter(relative -> relative.mayBeNamedOn(day))
                            .map(relative -> relative.name() + "\n" + relative.relation()));
        }
        if (covers(agreed, Basis.Scope.QUOTES)) {
            put(facts, "quotes", told.quotesOn(day).stream().map(quote -> quote.speaker() + "\n" + quote.text()));
        }
        if (covers(agreed, Basis.Scope.PHOTO)) {
            put(facts, "photo", Stream.ofNullable(told.photo()).map(shown -> picture(shown, photo)));
        }
        return new ToldFacts(facts);
    }

    /**
     * The fields that say now what they did not say then. What is only left out by now asks nobody.
     *
     * @param now the same of a later day
     */
    public List<String> changed(ToldFacts now) {
        if (digests.isEmpty()) {
            return List.of();
        }
        return now.digests().entrySet().stream()
                .filter(field ->
                        !digests.getOrDefault(field.getKey(), List.of()).containsAll(field.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean covers(Basis.@Nullable Consent agreed, Basis.Scope what) {
        return agreed == null || agreed.covers(what);
    }

    private static String picture(Photo photo, Optional<SourceFile> file) {
        return photo.altText() + "\n" + file.map(SourceFile::digest).orElse("");
    }

    private static void put(Map<String, List<String>> facts, String field, Stream<?> said) {
        List<String> digests = said.map(each -> String.valueOf(each).getBytes(StandardCharsets.UTF_8))
                .map(SourceFile::sha256)
                .toList();
        if (!digests.isEmpty()) {
            facts.put(field, digests);
        }
    }
}
