package org.vigil.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A server on this machine that speaks as much of the Mastodon API as Vigil uses, and keeps a {@link Ledger} of what it
 * took. It can be slow, lose answers, and treat repeated requests as well or as badly as real servers do.
 */
public final class LedgerServer implements AutoCloseable {
    /** Of one post, in characters. As Mastodon has it, so that it is the same whether a client asked or not. */
    public static final int MAX_CHARACTERS = 500;

    private static final String STATUSES = "/api/v1/statuses";

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
    private final LedgerReader reader;
    private final LedgerSignIn signIn;
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Map<String, Ledger.Entry> byKey = new ConcurrentHashMap<>();
    private volatile Watcher watcher = (moment, key) -> {};
    private volatile Duration quickest = Duration.ZERO;
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
        reader = new LedgerReader(uri(), ledger, json);
        signIn = new LedgerSignIn(accounts, json);
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

    /** The code that the server's page shows to whoever lets a program post for an account. */
    public static String code(String account) {
        return LedgerSignIn.code(account);
    }

    /** Each post takes some time up to this before it is in the ledger, and again before it is answered. */
    public void slow(Duration slowest) {
        this.quickest = Duration.ZERO;
        this.slowest = slowest;
    }

    /** Each post takes this time, half of it before it is in the ledger and half before it is answered. */
    public void takes(Duration time) {
        quickest = time.dividedBy(2);
        slowest = quickest;
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
            serve(new LedgerRequest(exchange));
        } catch (IOException gone) {
            // The client hung up or was killed, which is what this server is for; what was taken stays taken.
            return;
        }
    }

    private void serve(LedgerRequest request) throws IOException {
        String account = accounts.get(request.header("Authorization").replaceFirst("^Bearer ", ""));
        String path = request.path();
        if (path.equals("/api/v2/instance")) {
            request.answer(200, json.instance());
        } else if (signIn.serves(path)) {
            signIn.serve(request);
        } else if (account == null) {
            request.answer(401, json.error("The access token is invalid"));
        } else if (path.equals("/api/v1/accounts/verify_credentials")) {
            request.answer(200, json.account(account));
        } else if (path.equals("/api/v1/accounts/" + LedgerStatus.accountId(account) + "/statuses")) {
            reader.timeline(request, account);
        } else if (path.equals(STATUSES) && request.method().equals("POST")) {
            post(request, account);
        } else if (path.equals(STATUSES)) {
            reader.many(request);
        } else if (path.startsWith(STATUSES + "/")) {
            reader.one(request, account, path.substring(STATUSES.length() + 1));
        } else {
            request.answer(404, json.error("Record not found"));
        }
    }

    private void post(LedgerRequest request, String account) throws IOException {
        String key = request.header("Idempotency-Key");
        ledger.requested(key);
        watcher.at(Moment.RECEIVED, key);
        JsonNode body = request.body();
        String text = body.path("status").asString("");
        if (throttles) {
            pause();
            request.answerHeader("Retry-After", "1");
            request.answer(429, json.error("Too many requests"));
            return;
        }
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            request.answer(422, json.error("Validation failed: the text is empty or too long"));
            return;
        }
        pause();
        Ledger.Entry entry = taken(account, key, body);
        watcher.at(Moment.ACCEPTED, key);
        pause();
        byKey.putIfAbsent(account + " " + key, entry);
        if (random.nextDouble() >= lost) {
            request.answer(200, json.status(entry));
        } else if (random.nextBoolean()) {
            request.answerHalf(200, json.status(entry));
        }
        watcher.at(Moment.ANSWERED, key);
    }

    private Ledger.Entry taken(String account, String key, JsonNode body) {
        String name = account + " " + key;
        if (key.isEmpty()) {
            return ledger.take(account, key, body);
        }
        return switch (repeats) {
            case IGNORED -> ledger.take(account, key, body);
            case HONOURED -> byKey.computeIfAbsent(name, first -> ledger.take(account, key, body));
            case RACED -> Optional.ofNullable(byKey.get(name)).orElseGet(() -> ledger.take(account, key, body));
        };
    }

    /** A server's own time, not the test's. */
    private void pause() {
        long least = quickest.toMillis();
        long most = slowest.toMillis();
        if (most > 0) {
            try {
                Thread.sleep(random.nextLong(least, most + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
