package org.vigil.watch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.delivery.OwnPosts;

/** All that Vigil itself has put on an account, whatever for: deliveries and test posts. */
final class Ours {
    private final OwnPosts deliveries;
    private final TestPosts tests;

    Ours(JdbcClient jdbc) {
        this.deliveries = new OwnPosts(jdbc);
        this.tests = new TestPosts(jdbc);
    }

    /** What may have been sent since a moment. To be asked after the network, never before. */
    List<StrangePosts.Sent> sent(AccountName account, Instant since) {
        Stream<StrangePosts.Sent> delivered = deliveries.sent(account, since).stream()
                .map(own -> new StrangePosts.Sent(
                        Objects.requireNonNullElse(own.remoteId(), ""),
                        Objects.requireNonNullElse(own.url(), ""),
                        own.text(),
                        own.dueAt(),
                        own.lateAt()));
        // Their words say their moment, so that it need not be looked at.
        Stream<StrangePosts.Sent> tested = tests.texts(account).stream().map(StrangePosts.Sent::whenever);
        return Stream.concat(delivered, tested).toList();
    }

    /**
     * A part that was published and should stand still.
     *
     * @param url where followers see it; null where its network names none
     */
    record Expected(String remoteId, @Nullable String url, String text) {}

    /** What was published in a time, the oldest first. */
    List<Expected> expected(AccountName account, Instant from, Instant until) {
        return deliveries.sent(account, from).stream()
                .flatMap(own -> expected(own, from, until).stream())
                .toList();
    }

    private static Optional<Expected> expected(OwnPosts.Own own, Instant from, Instant until) {
        Instant at = own.publishedAt();
        String remoteId = own.remoteId();
        return at == null || remoteId == null || at.isBefore(from) || at.isAfter(until)
                ? Optional.empty()
                : Optional.of(new Expected(remoteId, own.url(), own.text()));
    }
}
