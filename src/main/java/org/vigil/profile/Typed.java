package org.vigil.profile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What somebody types, in a terminal or into a form, as it stands in a profile's file. Nothing is judged here. */
public final class Typed {
    static final String ABOUT = "about ";
    static final String DISPUTED = "disputed ";
    /** Where a name suggests none. */
    static final String NOBODYS_ID = "somebody";

    private static final int LONGEST_PUBLISHER = 40;

    private Typed() {}

    /** A date, {@code about 2015-09-01} or {@code disputed 2015-09-01}. */
    public static Object date(String text) {
        if (text.startsWith(ABOUT)) {
            return doubtful(text.substring(ABOUT.length()), "circa");
        }
        return text.startsWith(DISPUTED) ? doubtful(text.substring(DISPUTED.length()), "disputed") : text;
    }

    private static Map<String, Object> doubtful(String date, String doubt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", date.strip());
        fields.put(doubt, true);
        return fields;
    }

    /** What commas separate. */
    public static List<String> items(String text) {
        return Arrays.stream(text.split("[,،、，\\n]", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** An id that a name suggests. */
    public static String id(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? NOBODYS_ID : plain;
    }

    /** By its publisher and year, such as {@code hrw-2015}; with a number where another has that. */
    public static String sourceId(Map<String, Object> source, List<?> others) {
        Object date = source.get("date");
        String year = date == null ? "" : "-" + String.valueOf(date).replaceFirst("-.*", "");
        String publisher = id(String.valueOf(source.get("publisher")));
        String first = publisher
                        .substring(0, Math.min(LONGEST_PUBLISHER, publisher.length()))
                        .replaceAll("-$", "")
                + year;
        String id = first;
        for (int n = 2; isTaken(id, others); n++) {
            id = first + "-" + n;
        }
        return id;
    }

    private static boolean isTaken(String id, List<?> others) {
        return others.stream().anyMatch(other -> other instanceof Map<?, ?> source && id.equals(source.get("id")));
    }
}
