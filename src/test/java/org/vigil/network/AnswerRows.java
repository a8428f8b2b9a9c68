package org.vigil.network;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Reply.Answer;

/** Makes answers for the tests of the tables. */
public final class AnswerRows {
    private AnswerRows() {}

    /** @param headers as {@code Name: value} each; null for none */
    public static Answer answer(int status, @Nullable String body, String... headers) {
        Map<String, List<String>> byName = Arrays.stream(headers)
                .map(header -> header.split(": ", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return new Answer(status, HttpHeaders.of(byName, (name, value) -> true), body == null ? "" : body);
    }

    /** Rows as docs/delivery.md writes them. */
    public static List<String> asInThePage(List<Answers.Row> rows) {
        return rows.stream()
                .map(row -> "| " + row.answer() + " | "
                        + row.meaning().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | " + row.because()
                        + " |")
                .toList();
    }

    /** The rows of the tables in docs/delivery.md under these headings, in their order. */
    public static List<String> inThePage(String... headings) throws IOException {
        String page = Files.readString(Path.of("docs", "delivery.md"));
        return Stream.of(headings)
                .flatMap(heading -> page.split("\n### " + heading + "\n", 2)[1]
                        .split("\n#", 2)[0]
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .skip(2))
                .toList();
    }
}
