package org.vigil.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigil.access.Links;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.Token;
import org.vigil.access.User;
import org.vigil.access.UserName;
import org.vigil.node.Node;

/** Somebody at the console without JavaScript: keeps cookies, and sends forms with the token that the last page had. */
public final class Browser implements AutoCloseable {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String formToken = "";

    public Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** A browser in which a new user with that role in the team is signed in. */
    public static Browser signedIn(int port, Node node, String name, Role role) {
        return signedIn(port, node, name, Roles.inTeam(role));
    }

    /** As above, with any roles; whoever needs a second factor counts as having shown it. */
    public static Browser signedIn(int port, Node node, String name, Roles roles) {
        Token link = node.doors()
                .links()
                .invite(new UserName(name), null, roles, "test")
                .orElseThrow();
        Links.Used used = node.doors().links().use(link, null, "correct horse battery");
        User user = ((Links.Used.By) used).user();
        Browser browser = new Browser(port);
        browser.cookies.put(
                "vigil", Secrets.token(node.doors().signIns().begin(user, true).text()));
        return browser;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Gets a page with a form, and sends what is given to that address. */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        get(page);
        return postAsIs(path, withToken(fields));
    }

    private Map<String, String> withToken(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", formToken);
        return all;
    }

    /** Without a form's token, unless it is among the fields. */
    public HttpResponse<String> postAsIs(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Gets a page with a form, and sends a file with it. */
    public HttpResponse<String> upload(String page, String path, Map<String, String> fields, FilePart file) {
        get(page);
        return uploadAsIs(path, withToken(fields), file);
    }

    /**
     * A file in a form.
     *
     * @param name as a browser would call it
     * @param type as a browser would say it
     */
    public record FilePart(String field, String name, String type, byte[] bytes) {}

    /** Without a form's token, unless it is among the fields. */
    public HttpResponse<String> uploadAsIs(String path, Map<String, String> fields, FilePart file) {
        return send(multipart(path, fields, file));
    }

    /** As {@link #upload} from the form's own page, for an answer that is no text. */
    public HttpResponse<byte[]> uploadForBytes(String path, Map<String, String> fields, FilePart file) {
        get(path);
        try {
            return http.send(multipart(path, withToken(fields), file).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder multipart(String path, Map<String, String> fields, FilePart file) {
        String boundary = "----boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field()
                        + "\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file.bytes());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** As {@link #post} without fields, for an answer that is no text. */
    public HttpResponse<byte[]> postForBytes(String page, String path) {
        return postForBytes(page, path, Map.of());
    }

    /** As {@link #post}, for an answer that is no text. */
    public HttpResponse<byte[]> postForBytes(String page, String path, Map<String, String> fields) {
        get(page);
        try {
            return http.send(form(path, withToken(fields)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public String formToken() {
        return formToken;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            Secrets.none("a page", answer.body());
            Matcher token = FORM_TOKEN.matcher(answer.body());
            formToken = token.find() ? token.group(1) : formToken;
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
