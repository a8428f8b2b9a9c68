package org.vigil.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the columns of one list say, by a mapping and by their own names. */
final class Columns {
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final Map<Target, List<String>> byTarget = new EnumMap<>(Target.class);
    private final Set<String> twice = new LinkedHashSet<>();
    private final Mapping mapping;

    Columns(List<String> names, Mapping mapping) {
        this.mapping = mapping;
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                twice.add(name);
            }
            meanings.put(name, meaning(name));
        }
        meanings.forEach((name, meaning) -> byTarget.computeIfAbsent(meaning.target(), target -> new ArrayList<>())
                .add(name));
    }

    private Meaning meaning(String name) {
        if (name.isEmpty()) {
            return Meaning.IGNORED;
        }
        return Optional.ofNullable(mapping.columns().get(name))
                .or(() -> Meaning.guess(name).filter(guess -> mapped(guess).isEmpty()))
                .orElse(Meaning.IGNORED);
    }

    /** A column of the mapping that says the same: what a person named goes before what is guessed. */
    private Optional<String> mapped(Meaning guess) {
        return mapping.columns().entrySet().stream()
                .filter(entry -> !entry.getValue().target().gathers()
                        && entry.getValue().word().equals(guess.word()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Map<String, Meaning> meanings() {
        return meanings;
    }

    List<String> saying(Target target) {
        return byTarget.getOrDefault(target, List.of());
    }

    /** Columns that do not come in. */
    List<String> ignored() {
        return saying(Target.IGNORE).stream().filter(name -> !name.isEmpty()).toList();
    }

    private boolean says(Target target, String field) {
        return meanings.values().stream()
                .anyMatch(
                        meaning -> meaning.target() == target || meaning.field().equals(field));
    }

    /** Whether a column holds a field of a profile as it stands in a file. */
    boolean saysField(String field) {
        return meanings.values().stream().anyMatch(meaning -> meaning.field().equals(field));
    }

    /** The language of a list: the mapping's, else that of the words of its columns. */
    @Nullable String language(String column) {
        Meaning meaning = meanings.getOrDefault(column, Meaning.IGNORED);
        return mapping.language() != null ? mapping.language() : meaning.language();
    }

    /** @throws Unreadable where the columns are not those of a list of persons, or two of them say the same */
    void requirePersons(String file) throws Unreadable {
        List<String> missing = new ArrayList<>();
        if (!says(Target.NAME, "names")) {
            missing.add("of names");
        }
        if (!says(Target.DETAINED_ON, "custody") && !says(Target.FIELD, "kind")) {
            missing.add("of the day of detention");
        }
        if (!missing.isEmpty()) {
            throw new Unreadable(file + " is no list of persons that Vigil can read: there is no column "
                    + String.join(" and none ", missing) + "."
                    + foreign().map(kind -> " It looks like " + kind + ".").orElse("")
                    + (meanings.isEmpty() ? "" : " Its columns: " + shortened() + ".")
                    + " If it is a list of persons, say which column is which:"
                    + " ./vigil import " + file + " --suggest-map shows how.");
        }
        requireOnce();
    }

    private void requireOnce() throws Unreadable {
        for (String name : twice) {
            if (meanings.getOrDefault(name, Meaning.IGNORED).target() != Target.IGNORE) {
                throw new Unreadable("Two columns are called \"" + name + "\". Give each a name of its own.");
            }
        }
        Map<String, String> said = new HashMap<>();
        for (Map.Entry<String, Meaning> entry : meanings.entrySet()) {
            Meaning meaning = entry.getValue();
            String other = meaning.target().gathers() ? null : said.put(meaning.word(), entry.getKey());
            if (other != null) {
                throw new Unreadable("The columns \"" + other + "\" and \"" + entry.getKey() + "\" both say "
                        + meaning.word() + ". Say in a mapping which of them comes in, and ignore for the other.");
            }
        }
    }

    private String shortened() {
        String all = meanings.keySet().stream().limit(12).collect(Collectors.joining(", "));
        return all.length() > 300 ? all.substring(0, 300) + "…" : all;
    }

    /** What a list of other things seems to be. */
    private Optional<String> foreign() {
        Map<String, Long> kinds = meanings.keySet().stream()
                .flatMap(name -> ListWords.ALL.find("foreign", name).stream())
                .collect(Collectors.groupingBy(ListWords.Meant::meaning, Collectors.counting()));
        return kinds.entrySet().stream().max(Map.Entry.comparingByValue()).map(entry -> switch (entry.getKey()) {
            case "account" -> "a bank's or a shop's statement";
            case "incidents" -> "a list of incidents";
            case "statistics" -> "a table of numbers";
            default -> "the settings of a program";
        });
    }
}
