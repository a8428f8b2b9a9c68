package org.vigil.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A server on this machine that speaks as much of the Mastodon API as Vigil uses, and keeps a {@link Ledger} of what it
 * took. It can be slow, lose answers, and treat repeated requests as well or as badly as real servers do.
 */
public final class LedgerServer implements AutoCloseable {
    /** Of one post, in characters. As Mastodon has it, so that it is the same whether a client asked or not. */
    public static final int MAX_CHARACTERS = 500;

    private static final String STATUSES = "/api/v1/statuses";
    private static final int PAGE = 20;
    private static final int LONGEST_PAGE = 40;

    static {
        // Headers and body travel in two packets; without this the second waits 40 ms for the first one's receipt.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What is made of an {@code Idempotency-Key} that came before. */
    public enum Repeats {
        /** It is a new post, as on snac and GoToSocial. */
        IGNORED,
        /** The first post is named again. */
        HONOURED,
        /** Named again once the first one is answered; two requests at the same time make two posts. */
        RACED
    }

    /** The stages of one request to post, in order. */
    public enum Moment {
        /** Its headers are read; nothing is decided. */
        RECEIVED,
        /** It is in the ledger, and not one byte of the answer has left. */
        ACCEPTED,
        /** The answer has left. */
        ANSWERED
    }

    /** Is told of each stage, on the thread that serves the request: the request waits until it returns. */
    public interface Watcher {
        void at(Moment moment, String idempotencyKey);
    }

    private final Repeats repeats;
    private final RandomGenerator random;
    private final Ledger ledger;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LedgerStatus json;
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Map<String, Ledger.Entry> byKey = new ConcurrentHashMap<>();
    private volatile Watcher watcher = (moment, key) -> {};
    private volatile Duration slowest = Duration.ZERO;
    private volatile double lost;
    private volatile boolean throttles;

    /** @param random decides which answers are slow or lost */
    public LedgerServer(Repeats repeats, RandomGenerator random, InstantSource clock) {
        this.repeats = repeats;
        this.random = random;
        this.ledger = new Ledger(clock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json = new LedgerStatus(uri());
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Adds an account. */
    public void account(String name, String token) {
        accounts.put(token, name);
    }

    /** Each post takes some time up to this before it is in the ledger, and again before it is answered. */
    public void slow(Duration slowest) {
        this.slowest = slowest;
    }

    /** @param share of the posts, from 0 to 1, that are taken and whose answer is broken off or never begun */
    public void loseAnswers(double share) {
        lost = share;
    }

    /** From now on it takes nothing and asks every post to wait for a second. */
    public void throttle() {
        throttles = true;
    }

    public void watch(Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("")
                    .replaceFirst("^Bearer ", "");
            String account = accounts.get(token);
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/api/v2/instance")) {
                answer(exchange, 200, json.instance());
            } else if (account == null) {
                answer(exchange, 401, json.error("The access token is invalid"));
            } else {
                serve(exchange, account, path);
            }
        } catch (IOException gone) {
            // The client hung up or was killed, which is what this server is for; what was taken stays taken.
            return;
        }
    }

    private void serve(HttpExchange exchange, String account, String path) throws IOException {
        String method = exchange.getRequestMethod();
        if (path.equals("/api/v1/accounts/verify_credentials")) {
            answer(exchange, 200, json.account(account));
        } else if (path.equals("/api/v1/accounts/" + LedgerStatus.accountId(account) + "/statuses")) {
            timeline(exchange, account);
        } else if (path.equals(STATUSES) && method.equals("POST")) {
            post(exchange, account);
        } else if (path.equals(STATUSES)) {
            answer(exchange, 200, asked(exchange));
        } else if (path.startsWith(STATUSES + "/")) {
            one(exchange, account, path.substring(STATUSES.length() + 1), method);
        } else {
            answer(exchange, 404, json.error("Record not found"));
        }
    }

    private void post(HttpExchange exchange, String account) throws IOException {
        String key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .orElse("");
        ledger.requested(key);
        watcher.at(Moment.RECEIVED, key);
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        String text = body.path("status").asString("");
        if (throttles) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 429, json.error("Too many requests"));
            return;
        }
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            answer(exchange, 422, json.error("Validation failed: the text is empty or too long"));
            return;
        }
        pause();
        Ledger.Entry entry = taken(account, text, key, body);
        watcher.at(Moment.ACCEPTED, key);
        pause();
        byKey.putIfAbsent(account + " " + key, entry);
        if (random.nextDouble() < lost) {
            breakOff(exchange, entry);
        } else {
            answer(exchange, 200, json.status(entry));
        }
        watcher.at(Moment.ANSWERED, key);
    }

    private Ledger.Entry taken(String account, String text, String key, JsonNode body) {
        String name = account + " " + key;
        return switch (repeats) {
            case IGNORED -> take(account, text, key, body);
            case HONOURED ->
                key.isEmpty()
                        ? take(account, text, key, body)
                        : byKey.computeIfAbsent(name, first -> take(account, text, key, body));
            case RACED -> Optional.ofNullable(byKey.get(name)).orElseGet(() -> take(account, text, key, body));
        };
    }

    private Ledger.Entry take(String account, String text, String key, JsonNode body) {
        return ledger.take(
                account,
                text,
                key,
                body.path("in_reply_to_id").isMissingNode()
                        ? null
                        : body.path("in_reply_to_id").asString(),
                body.path("language").asString(""),
                body.path("visibility").asString("public"),
                body.path("spoiler_text").asString(""));
    }

    /** Half of those that are lost end in the middle of the answer, the others before it. */
    private void breakOff(HttpExchange exchange, Ledger.Entry entry) throws IOException {
        if (random.nextBoolean()) {
            byte[] bytes = json.status(entry).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        }
    }

    private void one(HttpExchange exchange, String account, String path, String method) throws IOException {
        boolean source = path.endsWith("/source");
        Optional<Ledger.Entry> found =
                entry(path.replaceFirst("/(source|context)$", "")).filter(Ledger.Entry::stands);
        boolean own = found.filter(entry -> entry.account().equals(account)).isPresent();
        if (found.isEmpty() || (!own && !method.equals("GET"))) {
            answer(exchange, 404, json.error("Record not found"));
            return;
        }
        Ledger.Entry entry = found.get();
        switch (method) {
            case "DELETE" -> {
                ledger.delete(entry);
                answer(exchange, 200, json.status(entry).put("text", entry.text()));
            }
            case "PUT" -> {
                JsonNode body =
                        JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                answer(
                        exchange,
                        200,
                        json.status(ledger.edit(entry, body.path("status").asString(entry.text()))));
            }
            default ->
                answer(
                        exchange,
                        200,
                        source
                                ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("id", Long.toString(entry.id()))
                                        .put("text", entry.text())
                                        .put("spoiler_text", entry.contentWarning())
                                : json.status(entry));
        }
    }

    /** Many posts by their ids. */
    private ArrayNode asked(HttpExchange exchange) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        query(exchange)
                .filter(field -> field.getKey().equals("id[]"))
                .flatMap(field -> entry(field.getValue()).stream())
                .filter(Ledger.Entry::stands)
                .forEach(entry -> found.add(json.status(entry)));
        return found;
    }

    /** Newest first; {@code min_id} pages upwards from a post, {@code since_id} only bounds. */
    private void timeline(HttpExchange exchange, String account) throws IOException {
        Map<String, String> query =
                query(exchange).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
        int limit = Math.clamp(number(query.get("limit"), PAGE), 1, LONGEST_PAGE);
        long below = number(query.get("max_id"), Long.MAX_VALUE);
        long above = number(query.get("since_id"), 0);
        long upFrom = number(query.get("min_id"), 0);
        List<Ledger.Entry> all = ledger.timeline(
                account,
                entry -> entry.id() < below
                        && entry.id() > Math.max(above, upFrom)
                        && (entry.inReplyTo() == null || !"true".equals(query.get("exclude_replies"))));
        boolean pinnedOnly = "true".equals(query.get("pinned")) || "true".equals(query.get("only_media"));
        List<Ledger.Entry> page = pinnedOnly
                ? List.of()
                : upFrom > 0
                        ? all.subList(Math.max(0, all.size() - limit), all.size())
                        : all.subList(0, Math.min(limit, all.size()));
        if (!page.isEmpty()) {
            String here = uri() + exchange.getRequestURI().getPath() + "?limit=" + limit;
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + here + "&max_id=" + page.getLast().id() + ">; rel=\"next\", <" + here + "&min_id="
                                    + page.getFirst().id() + ">; rel=\"prev\"");
        }
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        page.forEach(entry -> statuses.add(json.status(entry)));
        answer(exchange, 200, statuses);
    }

    private Optional<Ledger.Entry> entry(String id) {
        return id.matches("\\d{1,18}") ? ledger.find(Long.parseLong(id)) : Optional.empty();
    }

    private static long number(@Nullable String text, long otherwise) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    private static Stream<Map.Entry<String, String>> query(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null
                ? Stream.empty()
                : Stream.of(raw.split("&", -1))
                        .map(field -> field.split("=", 2))
                        .map(field -> Map.entry(decoded(field[0]), field.length > 1 ? decoded(field[1]) : ""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }

    /** A server's own time, not the test's. */
    private void pause() {
        long most = slowest.toMillis();
        if (most > 0) {
            try {
                Thread.sleep(random.nextLong(most + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
