package org.vigil.profile;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The one rule of what counts as two sources (RULES 2): two publishers of different names. Whether one of them copied the
 * other, no program sees.
 */
public final class Publishers {
    /** How many different ones a fact of custody, a release or a death needs to be confirmed. */
    public static final int NEEDED = 2;

    private Publishers() {}

    /** The different publishers, as the first of each spelling writes them. */
    public static List<String> different(Collection<Source> sources) {
        return List.copyOf(sources.stream()
                .collect(java.util.stream.Collectors.toMap(
                        source -> folded(source.publisher()),
                        Source::publisher,
                        (first, again) -> first,
                        java.util.LinkedHashMap::new))
                .values());
    }

    /** Whether they are enough to say something of somebody's custody as confirmed. */
    public static boolean enough(Collection<Source> sources) {
        return different(sources).size() >= NEEDED;
    }

    /** Without case, dots, quotes and double spaces; "The" is no difference. */
    private static String folded(String publisher) {
        return Normalizer.normalize(publisher, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[.'’\"]", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip()
                .replaceFirst("^the ", "");
    }
}
