package org.vigil.network;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a network says of an error. */
final class Words {
    private static final int LONGEST = 200;
    private static final List<String> NAMES =
            List.of("title", "error", "detail", "error_description", "message", "description");

    /** Looks no further than the next tag's beginning: an answer of nothing but those would else take for ever. */
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private Words() {}

    /** The error's own fields where the body is JSON, else its text without tags; empty where it says nothing. */
    static String of(Reply.Answer answer) {
        JsonNode json = answer.json();
        String said =
                json.isObject() ? fields(json) : TAG.matcher(answer.body()).replaceAll(" ");
        return said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String fields(JsonNode json) {
        return Stream.concat(Stream.of(json), json.path("errors").valueStream())
                .flatMap(node -> NAMES.stream().map(node::path).filter(JsonNode::isString))
                .map(JsonNode::asString)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(": "));
    }

    /** Short enough for a line in a list. */
    static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
