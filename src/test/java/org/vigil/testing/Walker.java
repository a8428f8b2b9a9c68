package org.vigil.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who walks through pages as they stand: follows links by their words, fills in what a form has, and presses its
 * buttons. What a page does not offer cannot be done. Counts what it took.
 */
public final class Walker implements AutoCloseable {
    private static final String BOUNDARY = "a-boundary-that-stands-in-no-file";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, byte[]> chosenFiles = new LinkedHashMap<>();
    private Document page = new Document("");
    private String path = "/";
    private int status;
    private int requests;
    private int fields;
    private int signs;

    public Walker(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Pages and acts that were asked for, redirects not counted. */
    public int requests() {
        return requests;
    }

    /** Fields that were filled in, ticked or chosen. */
    public int fields() {
        return fields;
    }

    /** Signs that were typed. */
    public int signs() {
        return signs;
    }

    public int status() {
        return status;
    }

    public String path() {
        return path;
    }

    /** What stands on the page, without its marks. */
    public String text() {
        return page.text();
    }

    public Document page() {
        return page;
    }

    public Walker open(String where) {
        requests++;
        arrive(where, HttpRequest.newBuilder(URI.create(base + where)).GET());
        return this;
    }

    /** Follows the first link whose words have these in them. */
    public Walker follow(String words) {
        Element link = page.select("a[href]").stream()
                .filter(each -> each.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link \"" + words + "\" on " + path + ":\n" + text()));
        return open(link.attr("href"));
    }

    public Walker type(String field, String value) {
        Element input = field(field, "input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea");
        input.val(value);
        fields++;
        signs += value.length();
        return this;
    }

    public Walker tick(String field, String value) {
        Element box = page.select("input[type=checkbox], input[type=radio]").stream()
                .filter(each ->
                        each.attr("name").equals(field) && each.attr("value").equals(value))
                .findFirst()
                .orElseThrow(() -> missing(field + "=" + value));
        if (box.attr("type").equals("radio")) {
            page.select("input[type=radio]").stream()
                    .filter(each -> each.attr("name").equals(field))
                    .forEach(each -> each.removeAttr("checked"));
        }
        box.attr("checked", "checked");
        fields++;
        return this;
    }

    public Walker choose(String field, String value) {
        Element select = field(field, "select");
        select.select("option").forEach(each -> each.removeAttr("selected"));
        select.select("option").stream()
                .filter(each -> each.attr("value").equals(value))
                .findFirst()
                .orElseThrow(() -> missing(field + "=" + value))
                .attr("selected", "selected");
        fields++;
        return this;
    }

    public Walker file(String field, String name, byte[] bytes) {
        field(field, "input[type=file]").attr("data-name", name);
        chosenFiles.put(field, bytes);
        fields++;
        return this;
    }

    private Element field(String name, String kind) {
        return page.select(kind).stream()
                .filter(each -> each.attr("name").equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    private AssertionError missing(String field) {
        return new AssertionError("no field " + field + " on " + path + "; there are: "
                + page.select("input, select, textarea").stream()
                        .map(each -> each.attr("name") + (each.hasAttr("value") ? "=" + each.attr("value") : ""))
                        .collect(Collectors.joining(", ")));
    }

    /** Presses the first button with just these words, and sends its form as it is filled in. */
    public Walker press(String words) {
        Element button = page.select("button").stream()
                .filter(each -> each.text().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button \"" + words + "\" on " + path + "; there are: "
                        + page.select("button").eachText()));
        FormElement form = (FormElement) Objects.requireNonNull(button.closest("form"));
        List<Map.Entry<String, String>> data = new ArrayList<>();
        for (Connection.KeyVal value : form.formData()) {
            data.add(Map.entry(value.key(), value.value()));
        }
        if (button.hasAttr("name")) {
            data.add(Map.entry(button.attr("name"), button.attr("value")));
        }
        requests++;
        String action = form.attr("action").isEmpty() ? path : form.attr("action");
        if (!form.attr("method").equalsIgnoreCase("post")) {
            arrive(
                    action,
                    HttpRequest.newBuilder(URI.create(base + action + "?" + encoded(data)))
                            .GET());
        } else if (form.attr("enctype").equals("multipart/form-data")) {
            arrive(
                    action,
                    HttpRequest.newBuilder(URI.create(base + action))
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(form, data))));
        } else {
            arrive(
                    action,
                    HttpRequest.newBuilder(URI.create(base + action))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(encoded(data))));
        }
        return this;
    }

    private static String encoded(List<Map.Entry<String, String>> data) {
        return data.stream()
                .map(value -> URLEncoder.encode(value.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private byte[] multipart(FormElement form, List<Map.Entry<String, String>> data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> value : data) {
            Element file = form.selectFirst("input[type=file][name=" + value.getKey() + "]");
            if (file == null) {
                part(body, value.getKey(), null, value.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Element file : form.select("input[type=file]")) {
            part(
                    body,
                    file.attr("name"),
                    file.attr("data-name"),
                    chosenFiles.getOrDefault(file.attr("name"), new byte[0]));
        }
        chosenFiles.clear();
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, @Nullable String file, byte[] bytes) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                        + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream")
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private void arrive(String where, HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        String at = where;
        while (answer.statusCode() / 100 == 3) {
            at = URI.create(base + at)
                    .resolve(answer.headers().firstValue("Location").orElseThrow())
                    .toString()
                    .substring(base.length());
            answer = send(HttpRequest.newBuilder(URI.create(base + at)).GET());
        }
        path = at;
        status = answer.statusCode();
        page = Jsoup.parse(answer.body(), base + at);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
