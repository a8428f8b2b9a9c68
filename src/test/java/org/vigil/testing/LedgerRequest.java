package org.vigil.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to a {@link LedgerServer} and its answer. */
record LedgerRequest(HttpExchange exchange) {
    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Empty where it is not there. */
    String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** Empty where it is not there. */
    String query(String name) {
        return queries(name).stream().findFirst().orElse("");
    }

    List<String> queries(String name) {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null
                ? List.of()
                : Stream.of(raw.split("&", -1))
                        .map(field -> field.split("=", 2))
                        .map(field -> Map.entry(decoded(field[0]), field.length > 1 ? decoded(field[1]) : ""))
                        .filter(field -> field.getKey().equals(name))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    /** A query that is a number, such as an id; another value where it is none. */
    long number(String name, long otherwise) {
        String text = query(name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    JsonNode body() throws IOException {
        return JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    }

    /** The body of a form. */
    String text() throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** For people. */
    void answerPage(String html) throws IOException {
        byte[] bytes =
                ("<!DOCTYPE html><html lang=\"en\"><title>Agree</title>" + html).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }

    void answer(int status, JsonNode body) throws IOException {
        byte[] bytes = bytes(status, body);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }

    /** The other half never comes. */
    void answerHalf(int status, JsonNode body) throws IOException {
        byte[] bytes = bytes(status, body);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private byte[] bytes(int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        return bytes;
    }

    void answerHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
