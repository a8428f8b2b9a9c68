package org.vigil.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of lists mean in the languages in which lists are written: {@code exchange/words.txt}. */
final class ListWords {
    /** @param language of the word, such as {@code ru} */
    record Meant(String meaning, String language) {}

    private static final Pattern LINE = Pattern.compile("([a-z_.]+) ([a-z]{2}): (.+)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_\\-./:()'’ʼ\"]+");

    static final ListWords ALL = read();

    private final Map<String, Map<String, Meant>> byGroup = new HashMap<>();

    private ListWords() {}

    private static ListWords read() {
        ListWords words = new ListWords();
        try (InputStream in = Objects.requireNonNull(ListWords.class.getResourceAsStream("/exchange/words.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(LINE::matcher).filter(Matcher::matches).forEach(words::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private void add(Matcher line) {
        String meaning = line.group(1);
        String group = meaning.replaceFirst("\\..*", "");
        for (String word : line.group(3).split("\\|")) {
            byGroup.computeIfAbsent(group, key -> new HashMap<>())
                    .putIfAbsent(plain(word), new Meant(meaning.replaceFirst("^[a-z]+\\.", ""), line.group(2)));
        }
    }

    /** What a word of a group means: column, sensitive, status, gender, foreign. */
    Optional<Meant> find(String group, String word) {
        return Optional.ofNullable(byGroup.getOrDefault(group, Map.of()).get(plain(word)));
    }

    /** Whether a column of such a name holds how to reach somebody, or who somebody is to the state. */
    boolean sensitive(String column) {
        Map<String, Meant> words = byGroup.getOrDefault("sensitive", Map.of());
        String plain = plain(column);
        return words.containsKey(plain)
                || words.keySet().stream()
                        .filter(word -> word.length() > 3)
                        .anyMatch(word -> (" " + plain + " ").contains(" " + word + " "));
    }

    /** Words as a program writes them: lower case, one space between. */
    static String plain(String word) {
        return SEPARATORS.matcher(PlainWords.of(word)).replaceAll(" ").strip();
    }

    /** The words that stand for the same. */
    static List<String> items(String cell) {
        return java.util.Arrays.stream(cell.split("[;|؛；\\n]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
