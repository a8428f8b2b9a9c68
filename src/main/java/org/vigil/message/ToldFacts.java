package org.vigil.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
 * What a family was told that posts may say of somebody, as a digest of each fact by the field that it stands in: enough
 * to see later what has changed, and none of the words. Confirmations, sources and notes are no such facts.
 *
 * @param digests SHA-256 in hexadecimal, by field; a fact that is not said has none
 */
public record ToldFacts(Map<String, String> digests) {

    /** Of a letter of which nothing was kept: nothing can be compared with it. */
    public static final ToldFacts NOT_KEPT = new ToldFacts(Map.of());

    public ToldFacts {
        digests = Map.copyOf(digests);
    }

    /**
     * @param profile whose publishable part is told
     * @param agreed what is told at most; null before anything was agreed to, when everything is
     * @param photo the picture, where there is one
     */
    public static ToldFacts of(Profile profile, Basis.@Nullable Consent agreed, Optional<SourceFile> photo) {
        Profile told = profile.published();
        Map<String, String> facts = new TreeMap<>();
        put(facts, "names", told.names().entrySet().stream());
        put(facts, "role", told.role().entrySet().stream());
        put(facts, "held_by", Stream.ofNullable(told.heldBy()));
        put(facts, "custody", told.custody().stream().map(period -> period.kind() + " " + period.from()));
        put(facts, "counters", told.counters().stream().map(counter -> counter.kind() + " " + counter.from()));
        put(facts, "charges", told.charges().stream()
                .map(charge -> charge.charge() + "\n" + charge.accordingTo() + "\n" + charge.denies()));
        put(facts, "sentences", told.sentences().stream().map(sentence -> sentence.date() + " " + sentence.text()));
        if (covers(agreed, Basis.Scope.STORY)) {
            put(facts, "story", told.story().entrySet().stream());
        }
        if (covers(agreed, Basis.Scope.RELATION)) {
            put(facts, "relatives", told.relatives().stream()
                    .filter(relative -> !Boolean.FALSE.equals(relative.living()))
                    .map(relative -> relative.name() + "\n" + relative.relation()));
        }
        if (covers(agreed, Basis.Scope.QUOTES)) {
            put(facts, "quotes", told.quotes().stream().map(quote -> quote.speaker() + "\n" + quote.text()));
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
        List<String> changed = new ArrayList<>();
        now.digests().forEach((field, digest) -> {
            if (!digest.equals(digests.get(field))) {
                changed.add(field);
            }
        });
        return changed.stream().sorted().toList();
    }

    private static boolean covers(Basis.@Nullable Consent agreed, Basis.Scope what) {
        return agreed == null || agreed.covers(what);
    }

    private static String picture(Photo photo, Optional<SourceFile> file) {
        return photo.altText() + "\n" + file.map(SourceFile::digest).orElse("");
    }

    /** In the order of the file, since a post says the first of several; lengths keep two from running into one another. */
    private static void put(Map<String, String> facts, String field, Stream<?> said) {
        StringBuilder all = new StringBuilder();
        said.map(String::valueOf).forEach(each -> all.append(each.length()).append(' ').append(each).append('\n'));
        if (!all.isEmpty()) {
            facts.put(field, SourceFile.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
