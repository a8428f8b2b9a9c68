package org.vigil.profile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The one rule of what counts as two sources (RULES 2): two publishers of different names, whose pages stand in different
 * places. One link, one site and one kept copy are one source, whatever the publishers are called. Whether one of them
 * copied the other, no program sees.
 */
public final class Publishers {
    /** How many different ones a fact of custody, a release or a death needs to be confirmed. */
    public static final int NEEDED = 2;

    private Publishers() {}

    /** The different publishers, as the first source of each writes them. */
    public static List<String> different(Collection<Source> sources) {
        List<Set<String>> groups = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Source source : sources) {
            Set<String> marks = marks(source);
            String name = source.publisher();
            // Whoever is one with two that were different so far makes these two one as well.
            for (int i = groups.size() - 1; i >= 0; i--) {
                if (!Collections.disjoint(groups.get(i), marks)) {
                    marks.addAll(groups.remove(i));
                    name = names.remove(i);
                }
            }
            groups.add(marks);
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** Whether they are enough to say something of somebody's custody as confirmed. */
    public static boolean enough(Collection<Source> sources) {
        return different(sources).size() >= NEEDED;
    }

    /** Two sources that have one of these in common are one. */
    private static Set<String> marks(Source source) {
        Set<String> marks = new HashSet<>();
        marks.add("name " + folded(source.publisher()));
        Optional.ofNullable(source.link()).flatMap(Site::of).ifPresent(site -> marks.add("site " + site));
        Optional.ofNullable(source.sha256()).ifPresent(copy -> marks.add("copy " + copy));
        return marks;
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
