package org.vigil.network;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a network says of an error, short enough for a line in a list. */
final class Words {
    private static final int LONGEST = 200;
    private static final List<String> NAMES =
            List.of("title", "error", "detail", "error_description", "message", "description");

    private Words() {}

    /** The error's own fields where the body is JSON, else its text without tags; empty where it says nothing. */
    static String of(Reply.Answer answer) {
        JsonNode json = answer.json();
        String said = json.isObject() ? fields(json) : answer.body().replaceAll("(?s)<[^>]*>", " ");
        return shortened(said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    private static String fields(JsonNode json) {
        return Stream.concat(Stream.of(json), json.path("errors").valueStream())
                .flatMap(node -> NAMES.stream().map(node::path).filter(JsonNode::isString))
                .map(JsonNode::asString)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
