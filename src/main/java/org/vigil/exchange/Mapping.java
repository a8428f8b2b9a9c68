package org.vigil.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Fields;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/**
 * What a team says of a list beside the list itself.
 *
 * @param columns what they mean, by name; those that are absent are recognised by their names
 * @param everywhere what holds for each row that says nothing else, such as the country that holds all of them
 * @param values what words in cells mean, by plain word: {@code released}, {@code she}, ...
 * @param language of the list; null where nobody said
 * @param dates the order of day and month; null leaves it to the column's own evidence
 */
public record Mapping(
        Map<String, Meaning> columns,
        Map<Target, String> everywhere,
        Map<String, String> values,
        @Nullable String language,
        @Nullable DateOrder dates) {
    /** Nothing is said. */
    public static final Mapping NONE = new Mapping(Map.of(), Map.of(), Map.of(), null, null);

    /** What a word of a cell may mean, by what is asked. */
    static final Map<String, List<String>> MEANINGS = Map.of(
            "status",
            List.of("in_custody", "house_arrest", "disappeared", "released", "died", "unknown"),
            "gender",
            List.of("he", "she", "they"));

    private static final String MEANING =
            "one of: in_custody, house_arrest, disappeared, released, died, unknown, for a"
                    + " status; he, she, they, for a gender";

    private static final String TARGETS = "one of: " + String.join(", ", Target.words()) + ", or a field of a profile";

    /** All that a column may mean, but for those that say it in one language, such as {@code name.ru}. */
    public static List<String> meanings() {
        return Stream.concat(Target.words().stream(), Meaning.FIELDS.stream().sorted())
                .distinct()
                .toList();
    }

    /** Reads a mapping file; empty where anything is wrong with it, and {@code problems} says all of it. */
    public static Optional<Mapping> read(SourceFile file, Problems problems) {
        int before = problems.size();
        Optional<Fields> fields = Yaml.read(file, problems);
        Optional<Mapping> mapping = fields.map(found -> read(found, problems));
        return problems.size() == before ? mapping : Optional.empty();
    }

    private static Mapping read(Fields fields, Problems problems) {
        Map<String, Meaning> columns = new LinkedHashMap<>();
        fields.child("columns").ifPresent(child -> {
            for (String column : child.names()) {
                child.value(column, word -> Meaning.of(word).orElseThrow(IllegalArgumentException::new), TARGETS)
                        .filter(meaning -> allowed(child, column, meaning, problems))
                        .ifPresent(meaning -> columns.put(PlainWords.imported(column), meaning));
            }
        });
        Map<Target, String> everywhere = new LinkedHashMap<>();
        fields.child("everywhere").ifPresent(child -> {
            for (String name : child.names()) {
                Optional<Target> target = Target.of(name).filter(Mapping::mayHoldForAll);
                if (target.isPresent()) {
                    child.text(name)
                            .filter(text -> !text.isEmpty())
                            .ifPresent(text -> everywhere.put(target.get(), text));
                } else {
                    child.text(name);
                    child.problem(
                            name,
                            "\"" + name + "\" cannot hold for every row",
                            "one of: held_by, zone, country, confirmed, publisher, source_title, source_date, link, tags,"
                                    + " hashtags, custody_kind");
                }
            }
        });
        Map<String, String> values = new HashMap<>();
        fields.child("values").ifPresent(child -> {
            for (String word : child.names()) {
                child.value(word, Mapping::meaning, MEANING)
                        .filter(meant -> !meant.isEmpty())
                        .ifPresent(meant -> values.put(ListWords.plain(word), meant));
            }
        });
        String language = fields.value("language", Mapping::language, "a language, such as ru")
                .orElse(null);
        DateOrder dates = fields.value("dates", Mapping::order, "day-first or month-first")
                .orElse(null);
        fields.done();
        return new Mapping(columns, everywhere, values, language, dates);
    }

    /** As it is, and this column does not come in. */
    Mapping ignoring(String column) {
        Map<String, Meaning> more = new LinkedHashMap<>(columns);
        more.put(column, Meaning.IGNORED);
        return new Mapping(more, everywhere, values, language, dates);
    }

    /** Whether a person said which column holds the ids of profiles. */
    boolean namesIds() {
        return columns.values().stream().anyMatch(meaning -> meaning.target() == Target.ID);
    }

    private static boolean allowed(Fields child, String column, Meaning meaning, Problems problems) {
        if (meaning.target() != Target.IGNORE && ListWords.ALL.sensitive(column)) {
            problems.add(new Problem(
                    child.file(),
                    child.line(column),
                    "columns." + column,
                    "a column that tells how to reach somebody, or who somebody is to the state, never comes in",
                    "ignore"));
            return false;
        }
        return true;
    }

    private static boolean mayHoldForAll(Target target) {
        return switch (target) {
            case HELD_BY,
                    ZONE,
                    COUNTRY,
                    CONFIRMED,
                    PUBLISHER,
                    SOURCE_TITLE,
                    SOURCE_DATE,
                    LINK,
                    TAGS,
                    HASHTAGS,
                    CUSTODY_KIND -> true;
            case ID,
                    NAME,
                    ALIASES,
                    ROLE,
                    PRONOUN,
                    DETAINED_ON,
                    ENDED_ON,
                    STATUS,
                    RELEASED_ON,
                    DIED_ON,
                    SENTENCE,
                    SENTENCED_ON,
                    STORY,
                    CASE,
                    AGE,
                    BORN_ON,
                    MINOR,
                    WITHHELD,
                    MAIN_LANGUAGE,
                    FIELD,
                    IGNORE -> false;
        };
    }

    /** Empty where a person has not yet said what a word means: then the row that has it is refused, with the question. */
    private static String meaning(String word) {
        if (!word.isEmpty() && MEANINGS.values().stream().noneMatch(words -> words.contains(word))) {
            throw new IllegalArgumentException();
        }
        return word;
    }

    private static String language(String tag) {
        if (!tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new IllegalArgumentException();
        }
        return tag;
    }

    private static DateOrder order(String word) {
        return switch (word) {
            case "day-first" -> DateOrder.DAY_FIRST;
            case "month-first" -> DateOrder.MONTH_FIRST;
            default -> throw new IllegalArgumentException();
        };
    }
}
