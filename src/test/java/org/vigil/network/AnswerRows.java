package org.vigil.network;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
}
