package org.vigil.network;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.BooleanSupplier;

/**
 * A request's body that knows whether the client ever took it, and refuses when it is too late. The JDK's client asks
 * for it once the connection stands and the headers are queued: the last moment at which nothing has happened.
 */
final class GuardedBody implements BodyPublisher {
    static final String TOO_LATE = "the moment until which it might be sent had passed, so nothing was sent";

    private final BodyPublisher body;
    private final BooleanSupplier expired;
    private volatile boolean taken;
    private volatile boolean refusedLate;

    GuardedBody(byte[] bytes, BooleanSupplier expired) {
        this.body = bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
        this.expired = expired;
    }

    boolean taken() {
        return taken;
    }

    boolean refusedLate() {
        return refusedLate;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> client) {
        if (!taken && expired.getAsBoolean()) {
            refusedLate = true;
            client.onSubscribe(new Nothing());
            client.onError(new IOException(TOO_LATE));
            return;
        }
        taken = true;
        body.subscribe(client);
    }

    private static final class Nothing implements Subscription {
        @Override
        public void request(long n) {
            // There is nothing to give: the error follows at once.
        }

        @Override
        public void cancel() {
            // There is nothing to end.
        }
    }
}
