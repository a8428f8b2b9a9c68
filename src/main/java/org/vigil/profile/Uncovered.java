package org.vigil.profile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile says in its file and no post may say on a day: outside of what its basis covers, a relative who is not
 * named any more, a quote that nobody allows. Words that were written earlier may hold it still.
 */
final class Uncovered {
    private Uncovered() {}

    /** The field whose words stand in a text although they may not be said; empty where none do. */
    static Optional<String> in(Profile profile, LocalDate day, String text) {
        String plain = Withheld.folded(text);
        return words(profile, day).entrySet().stream()
                .filter(field -> field.getValue().stream()
                        .map(Withheld::folded)
                        .anyMatch(word -> word.length() > 2 && plain.contains(word)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A father's name may be part of the person's own. */
    private static boolean isInName(Profile profile, String relative) {
        return profile.names().values().stream()
                .anyMatch(name -> Withheld.folded(name).contains(Withheld.folded(relative)));
    }

    private static Map<String, Collection<String>> words(Profile profile, LocalDate day) {
        Basis basis = profile.basis();
        Map<String, Collection<String>> all = new LinkedHashMap<>();
        if (!basis.covers(Basis.Scope.STORY)) {
            all.put("story", profile.story().values());
        }
        boolean quotes = basis.covers(Basis.Scope.QUOTES);
        List<Quote> sayable = quotes ? profile.quotesOn(day) : List.of();
        all.put(
                "quotes",
                profile.quotes().stream()
                        .filter(quote -> !sayable.contains(quote))
                        .map(Quote::text)
                        .toList());
        boolean relatives = basis.covers(Basis.Scope.RELATION);
        all.put(
                "relatives",
                profile.relatives().stream()
                        .filter(relative -> !relatives || !relative.mayBeNamedOn(day))
                        .map(Relative::name)
                        .filter(name -> !isInName(profile, name))
                        .toList());
        Photo photo = profile.photo();
        if (photo != null && !basis.covers(Basis.Scope.PHOTO)) {
            all.put("photo", photo.altText().values());
        }
        return all;
    }
}
