package org.vigil.network;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One request to a network. Prints neither path nor headers nor body: secrets stand there. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent
public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
    public Request {
        headers = Map.copyOf(headers);
    }

    public static Request get(URI uri) {
        return new Request("GET", uri, Map.of(), new byte[0]);
    }

    /** A POST without a body. */
    public static Request post(URI uri) {
        return new Request("POST", uri, Map.of(), new byte[0]);
    }

    /** A DELETE without a body. */
    public static Request delete(URI uri) {
        return new Request("DELETE", uri, Map.of(), new byte[0]);
    }

    public static Request json(URI uri, JsonNode body) {
        return post(uri).carrying("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The same as a PUT: puts what it carries in the place of what stands there. */
    public Request asPut() {
        return new Request("PUT", uri, headers, body);
    }

    /** The same as a PATCH: changes of what stands there what it names. */
    public Request asPatch() {
        return new Request("PATCH", uri, headers, body);
    }

    public static Request form(URI uri, Map<String, String> fields) {
        byte[] body = encoded(fields).getBytes(StandardCharsets.US_ASCII);
        return post(uri).carrying("application/x-www-form-urlencoded", body);
    }

    public static Request multipart(URI uri, Multipart body) {
        return post(uri).carrying(body.contentType(), body.bytes());
    }

    /** @param body sent as it is */
    public static Request bytes(URI uri, String contentType, byte[] body) {
        return post(uri).carrying(contentType, body);
    }

    public Request with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(method, uri, more, body);
    }

    /** Names and values as they stand in a query or a form. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Percent-encoded as OAuth 1 asks (RFC 5849, 3.6), which forms understand as well. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private Request carrying(String contentType, byte[] content) {
        return new Request(method, uri, headers, content).with("Content-Type", contentType);
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
