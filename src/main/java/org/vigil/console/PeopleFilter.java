package org.vigil.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Status;

/**
 * What somebody asks of the roll, as it stands in the address. What is empty narrows nothing.
 *
 * @param asked a name, a part of one, or an id
 * @param status one of {@link #STATUSES}
 * @param only one of {@link #ONLY}
 * @param campaign whose roll
 * @param sort one of {@link #SORTS}
 * @param page from 1
 */
record PeopleFilter(String asked, String status, String only, String campaign, String tag, String sort, int page) {
    static final List<String> STATUSES =
            List.of("in-custody", "under-house-arrest", "disappeared", "released", "died", "unknown");
    static final List<String> ONLY = List.of("due", "no-basis", "held");
    static final List<String> SORTS = List.of("name", "days", "verified", "shown");
    private static final int LAST_PAGE = 100_000;

    static PeopleFilter of(Map<String, String> asked) {
        String sort = word(asked, "sort");
        return new PeopleFilter(
                word(asked, "q"),
                word(asked, "status"),
                word(asked, "only"),
                word(asked, "campaign"),
                word(asked, "tag"),
                sort.isEmpty() ? SORTS.getFirst() : sort,
                page(word(asked, "page")));
    }

    private static String word(Map<String, String> asked, String field) {
        return asked.getOrDefault(field, "").strip();
    }

    private static int page(String text) {
        return text.matches("[0-9]{1,5}") ? Math.clamp(Integer.parseInt(text), 1, LAST_PAGE) : 1;
    }

    /** What is wrong with it, as a key of the texts; null where all is right. */
    @Nullable String problem() {
        boolean known = (status.isEmpty() || STATUSES.contains(status))
                && (only.isEmpty() || ONLY.contains(only))
                && SORTS.contains(sort);
        return known ? null : "people.choice";
    }

    /** Whether anything but a name was asked. Public, as all that a template calls. */
    public boolean narrowed() {
        return !(status + only + campaign + tag).isEmpty() || !sort.equals(SORTS.getFirst());
    }

    /** The address of another page of the same. */
    String address(int otherPage) {
        String query = Stream.of(
                        Map.entry("q", asked),
                        Map.entry("status", status),
                        Map.entry("only", only),
                        Map.entry("campaign", campaign),
                        Map.entry("tag", tag),
                        Map.entry("sort", sort.equals(SORTS.getFirst()) ? "" : sort),
                        Map.entry("page", otherPage == 1 ? "" : String.valueOf(otherPage)))
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
        return "/people" + (query.isEmpty() ? "" : "?" + query);
    }

    /** A status as it stands in the address. */
    static String code(Status status) {
        return status.word().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
