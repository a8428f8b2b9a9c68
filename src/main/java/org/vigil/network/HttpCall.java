package org.vigil.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The one way out to the networks. Sends each write once: HTTP/1.1 (over HTTP/2 the JDK sends a POST again after
 * REFUSED_STREAM), no redirects, no tries again, and says whether a request that got no answer may have arrived.
 *
 * <p>Two settings of the JDK's client are read once, when its classes are loaded. A pooled connection is kept for 2
 * seconds at most, since a stale one turns a post into an unknown: the launcher says so on the command line, and this
 * class says it again before it touches the client. The switch that lets the JDK repeat POSTs is refused.
 */
public final class HttpCall {
    /** Of an answer's body, in bytes. More is not read. */
    public static final int MAX_BODY = 1 << 20;

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String REPEATS_POSTS = "jdk.httpclient.enableAllMethodRetry";

    static {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "2");
        }
    }

    private static final ThreadLocal<Integer> SENT = ThreadLocal.withInitial(() -> 0);

    private final HttpClient client;
    private final Duration deadline;
    private final Reach reach;

    public HttpCall() {
        this(Reach.ANYWHERE);
    }

    /** @param reach where it sends nothing is said before a byte has left */
    public HttpCall(Reach reach) {
        this(CONNECT_WITHIN, ANSWER_WITHIN, reach);
    }

    HttpCall(Duration connectWithin, Duration deadline) {
        this(connectWithin, deadline, Reach.ANYWHERE);
    }

    /** @param deadline for the whole call, from connecting to the last byte of the answer */
    private HttpCall(Duration connectWithin, Duration deadline, Reach reach) {
        if (System.getProperty(REPEATS_POSTS) != null) {
            throw new IllegalStateException("Vigil does not run with -D" + REPEATS_POSTS
                    + ": Java would send posts twice. Take it out of the start command.");
        }
        this.deadline = deadline;
        this.reach = reach;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectWithin)
                .build();
    }

    /** Asks for something. Java may repeat a GET whose pooled connection was stale, which changes nothing. */
    public Reply read(Request request) {
        return send(request, new GuardedBody(request.body(), () -> false));
    }

    /** Sends, unless the key has expired when the first byte of the body would leave. */
    public Reply write(Request request, SendKey key) {
        if (key.expired()) {
            return new Reply.NeverSent(GuardedBody.TOO_LATE);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Reply.NeverSent("Vigil was being stopped, so nothing was sent");
        }
        return send(request, new GuardedBody(request.body(), key::expired));
    }

    /**
     * How many requests of the calling thread may have reached a server since the thread began. A call is over when it
     * returns, so the difference of two readings is what lay between them, sign-ins on the way among it.
     */
    public static int sentByThisThread() {
        return SENT.get();
    }

    private Reply send(Request request, GuardedBody body) {
        Reply reply = reach.objection(request.uri())
                .<Reply>map(Reply.NeverSent::new)
                .orElseGet(() -> exchange(request, body));
        if (!(reply instanceof Reply.NeverSent)) {
            SENT.set(SENT.get() + 1);
        }
        return reply;
    }

    private Reply exchange(Request request, GuardedBody body) {
        HttpRequest ready;
        try {
            ready = ready(request, body);
        } catch (IllegalArgumentException unfit) {
            // The exception's own text may quote a header, and so a secret.
            return new Reply.NeverSent("the request could not be formed: the account's server is no web address, "
                    + "or one of its secrets holds a character that no secret has, such as a line break");
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(ready, response -> new BoundedBody(MAX_BODY));
        try {
            HttpResponse<String> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Reply.NoAnswer(server(request) + " did not answer within " + deadline.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer("Vigil was stopped while it waited for the answer of " + server(request));
        } catch (ExecutionException failed) {
            return failed(request, body, failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private static HttpRequest ready(Request request, GuardedBody body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).setHeader("User-Agent", "Vigil");
        request.headers().forEach(builder::setHeader);
        return builder.method(request.method(), body).build();
    }

    /**
     * What a failure proves. A write whose body was never taken has not been made: the client takes the body after the
     * connection stands, and no server acts on headers that promise a body which never comes. With a body taken only a
     * failed TLS handshake proves it, since no byte of the request travels before both sides have finished it, or is
     * read by a server that broke it off. A reset, an end of the stream, or a timeout proves nothing, on a fresh
     * connection as on a pooled one. Without a body (a read, a DELETE) only a connection that never stood does.
     */
    private static Reply failed(Request request, GuardedBody body, Throwable cause) {
        boolean handshake = caused(cause, SSLHandshakeException.class);
        boolean never = body.contentLength() > 0
                ? !body.taken() || handshake
                : handshake || caused(cause, ConnectException.class) || cause instanceof HttpConnectTimeoutException;
        if (body.refusedLate()) {
            return new Reply.NeverSent(GuardedBody.TOO_LATE);
        }
        String why = server(request) + why(cause, handshake);
        return never ? new Reply.NeverSent(why) : new Reply.NoAnswer(why);
    }

    private static String why(Throwable cause, boolean handshake) {
        if (handshake) {
            return " could not prove who it is (TLS handshake failed)";
        }
        if (caused(cause, UnresolvedAddressException.class)) {
            return " is not known to the name service";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return " could not be reached in time";
        }
        if (cause instanceof ConnectException) {
            return " could not be reached";
        }
        return cause instanceof IOException
                ? " broke the connection off before its answer was complete"
                : " could not be asked (" + cause.getClass().getSimpleName() + ")";
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> by) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (by.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String server(Request request) {
        String host = request.uri().getHost();
        return host == null ? "the server" : host;
    }
}
