package org.vigil.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one column says.
 *
 * @param language of its texts, or of whoever wrote its name; null where nothing tells
 * @param field the profile's field, where the target is {@link Target#FIELD}; else empty
 */
record Meaning(Target target, @Nullable String language, String field) {
    static final Meaning IGNORED = new Meaning(Target.IGNORE, null, "");

    /** Fields of a profile that come in as they stand in a file. What is not here, such as a basis, never comes in. */
    static final Set<String> FIELDS = Set.of(
            "kind",
            "names",
            "role",
            "aliases",
            "country",
            "story",
            "custody",
            "events",
            "sentences",
            "relatives",
            "charges",
            "counters",
            "quotes",
            "photo",
            "actions",
            "sources",
            "facts",
            "speaks_for",
            "members",
            "together",
            "convention");

    /** What a mapping says, such as {@code name.ru} or {@code detained_on}. */
    static Optional<Meaning> of(String word) {
        String[] parts = word.strip().split("\\.", 2);
        Optional<Target> target = Target.of(parts[0].toLowerCase(Locale.ROOT));
        if (target.isPresent()) {
            boolean fits = parts.length == 1
                    || target.get().byLanguage() && parts[1].matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
            return fits
                    ? target.map(found -> new Meaning(found, parts.length == 2 ? parts[1] : null, ""))
                    : Optional.empty();
        }
        return FIELDS.contains(word) ? Optional.of(new Meaning(Target.FIELD, null, word)) : Optional.empty();
    }

    /** What a column's own name says; empty where it says nothing that Vigil knows. */
    static Optional<Meaning> guess(String column) {
        if (ListWords.ALL.sensitive(column)) {
            return Optional.empty();
        }
        return ListWords.ALL
                .find("column", column)
                .flatMap(Meaning::meant)
                .or(() -> of(column).filter(ours -> ours.target() != Target.IGNORE))
                .or(() -> withLanguage(column));
    }

    private static Optional<Meaning> meant(ListWords.Meant meant) {
        return Target.of(meant.meaning()).map(target -> new Meaning(target, meant.language(), ""));
    }

    /** "Name (ru)" and "name_ru". */
    private static Optional<Meaning> withLanguage(String column) {
        String[] words = ListWords.plain(column).split(" ");
        String last = words[words.length - 1];
        if (words.length < 2 || !last.matches("[a-z]{2}")) {
            return Optional.empty();
        }
        String rest = String.join(" ", java.util.Arrays.copyOf(words, words.length - 1));
        return ListWords.ALL
                .find("column", rest)
                .flatMap(Meaning::meant)
                .filter(meaning -> meaning.target().byLanguage())
                .map(meaning -> new Meaning(meaning.target(), last, ""));
    }

    /** As a mapping says it. */
    String word() {
        if (target == Target.FIELD) {
            return field;
        }
        return target.byLanguage() && language != null ? target.word() + "." + language : target.word();
    }
}
