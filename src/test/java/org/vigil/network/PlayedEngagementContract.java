package org.vigil.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vigil.network.RepliesReading.Said;
import tools.jackson.databind.node.JsonNodeFactory;

/** The contract against a server on this machine, which tells what a test has set; a subclass says how its network tells it. */
public abstract class PlayedEngagementContract extends EngagementSourceContract {
    /** An answer. */
    public record Answer(int status, String body) {}

    /** A question as the server got it. Names and values are decoded. */
    public record Question(String path, Map<String, List<String>> query) {
        public String first(String name) {
            return query.getOrDefault(name, List.of("")).getFirst();
        }
    }

    protected final Map<String, Map<String, String>> posts = new HashMap<>();
    protected final Set<String> gone = new HashSet<>();
    protected final Map<String, List<Said>> replies = new HashMap<>();
    protected String followers = "0";

    private final List<Question> questions = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int left = Integer.MAX_VALUE;
    private Failure how = Failure.JUNK;

    /** What the network answers while all is well. */
    protected abstract Answer answer(Question question);

    /** Whether a question is part of signing in, which does not fail. */
    protected boolean signsIn(Question question) {
        return false;
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    protected URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Gives up soon where a test is about silence. */
    protected HttpCall call() {
        return how == Failure.SILENT ? HastyCall.within(Duration.ofMillis(300)) : new HttpCall();
    }

    /** What was asked, oldest first. */
    protected synchronized List<Question> questions() {
        return List.copyOf(questions);
    }

    protected static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    /** The counts of a post as fields of a JSON object. @param names as the network calls them, by our names */
    protected String fields(String id, Map<String, String> names) {
        return posts.getOrDefault(id, Map.of()).entrySet().stream()
                .filter(count -> names.containsKey(count.getKey()))
                .map(count -> quoted(names.getOrDefault(count.getKey(), "")) + ":" + count.getValue())
                .collect(Collectors.joining(","));
    }

    protected boolean stands(String id) {
        return posts.containsKey(id) && !gone.contains(id);
    }

    @Override
    protected synchronized void counted(String id, Map<String, String> raw) {
        posts.put(id, raw);
    }

    @Override
    protected synchronized void deleted(String id) {
        gone.add(id);
    }

    @Override
    protected synchronized void followers(String raw) {
        followers = raw;
    }

    @Override
    protected synchronized void answered(String id, List<Said> said) {
        replies.put(id, said);
    }

    @Override
    protected synchronized void failAfter(int requests, Failure failure) {
        left = requests;
        how = failure;
    }

    @Override
    protected void goDown() {
        server.stop(0);
    }

    @Override
    protected synchronized int requests() {
        return questions.size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Question question = question(exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            Answer answer = decided(question);
            if (answer == null) {
                over.await();
                return;
            }
            if (answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "420");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null for silence. */
    private synchronized @org.jspecify.annotations.Nullable Answer decided(Question question) {
        questions.add(question);
        if (signsIn(question) || left-- > 0) {
            return answer(question);
        }
        return switch (how) {
            case THROTTLED -> new Answer(429, "{\"error\":\"RateLimitExceeded\",\"title\":\"Too Many Requests\"}");
            case JUNK -> new Answer(200, "<html>We are under construction</html>");
            case EMPTY -> new Answer(200, "");
            case OUT_OF_ORDER -> new Answer(503, "upstream connect error");
            case SIGNED_OUT -> new Answer(401, "{\"error\":\"AuthMissing\",\"title\":\"Unauthorized\"}");
            case SILENT -> null;
        };
    }

    private static Question question(URI uri) {
        Map<String, List<String>> query = new HashMap<>();
        String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            query.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>()).add(decoded(sides[1]));
        }
        return new Question(decoded(uri.getRawPath()), query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
