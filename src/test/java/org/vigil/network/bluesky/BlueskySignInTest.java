package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.SignInStore;

/** A server grants 30 sign-ins in five minutes and 300 a day: whoever signs in for each post is soon locked out. */
class BlueskySignInTest {
    private static final BlueskyServer server = new BlueskyServer();
    private static final URI HERE = URI.create("http://127.0.0.1:" + server.wire.port());
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final HttpCall http = new HttpCall();
    private final Shelf shelf = new Shelf();
    private Session session;

    /** What outlives a process, and is seen by all. */
    private static final class Shelf implements SignInStore {
        private final AtomicReference<@Nullable String> kept = new AtomicReference<>();
        private boolean away;

        @Override
        public Optional<String> read() {
            if (away) {
                throw new IllegalStateException("the database is away, and here is its password");
            }
            return Optional.ofNullable(kept.get());
        }

        @Override
        public void write(String signIn) {
            read();
            kept.set(signIn);
        }
    }

    @BeforeEach
    void open() {
        server.reset();
        session = started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Vigil as it is after a start, or on another node. */
    private Session started() {
        return started(BlueskyServer.PASSWORD, HERE);
    }

    private Session started(String appPassword, URI at) {
        Credentials credentials = new Credentials(Map.of("handle", "ours.example", "app_password", appPassword));
        return new BlueskyConnector(http, InstantSource.fixed(NOW))
                .open(new Login("ours", at, null, credentials), RateMeter.IGNORED, shelf);
    }

    private static Outcome publish(Session by, String text) {
        return by.publish(part(text), null, key(text));
    }

    private static void published(Session by, String text) {
        assertThat(publish(by, text)).isInstanceOf(Outcome.Published.class);
    }

    private static void answer(String path, ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post(path).atPriority(1).willReturn(answer));
    }

    /** This token has expired, and serves for nothing. */
    private static void expire(String token) {
        server.wire.stubFor(any(anyUrl())
                .atPriority(1)
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(BlueskyServer.error(400, "ExpiredToken")));
    }

    private static void signedIn(int times) {
        assertThat(server.count(BlueskyServer.CREATE_SESSION)).isEqualTo(times);
    }

    private static void refreshed(int times) {
        assertThat(server.count(BlueskyServer.REFRESH_SESSION)).isEqualTo(times);
    }

    @Test
    void onceForManyPosts() {
        IntStream.range(0, 5).forEach(i -> published(session, "post " + i));
        session.signIn();
        published(session, "another");
        signedIn(1);
        refreshed(1);
    }

    @Test
    void onceForAThousandStarts() {
        IntStream.range(0, 1_000).forEach(i -> published(started(), "post " + i));
        signedIn(1);
        refreshed(0);
    }

    /** A start may ask whether the sign-in still serves; that refreshes it, and refreshing is not limited so. */
    @Test
    void onceForManyStartsThatLookAtIt() {
        IntStream.range(0, 1_000).forEach(i -> assertThat(started().signIn()).isInstanceOf(SignIn.Valid.class));
        signedIn(1);
        refreshed(999);
    }

    @Test
    void onceForTwoNodes() {
        Session other = started();
        published(session, "one");
        published(other, "two");
        assertThat(other.signIn()).isInstanceOf(SignIn.Valid.class);
        expire("access-1");
        published(session, "three");
        signedIn(1);
        refreshed(1);
    }

    @Test
    void anExpiredTokenIsRefreshed() {
        published(session, "one");
        expire("access-1");
        published(session, "two");
        published(session, "three");
        assertThat(server.received()).hasSize(3);
        signedIn(1);
        refreshed(1);
    }

    @Test
    void anExpiredTokenIsRefreshedForEveryKindOfRequest() {
        published(session, "one");
        expire("access-1");
        assertThat(session.publishedUnder("one")).isInstanceOf(Sighting.Stands.class);
        expire("access-2");
        assertThat(session.delete(RecordKey.of("one"), key("d"))).isInstanceOf(Change.Done.class);
        signedIn(1);
        refreshed(2);
    }

    /** The other node's sign-in may have grown old as well while both were idle. */
    @Test
    void whatTheOtherNodeRefreshedLongAgoIsRefreshedAgain() {
        Session other = started();
        published(session, "one");
        published(other, "two");
        other.signIn();
        expire("access-1");
        expire("access-2");
        published(session, "three");
        signedIn(1);
        refreshed(2);
    }

    /** The server takes each refresh token once. The other node gets its answer while ours is refused. */
    @Test
    void ofTwoNodesThatRefreshAtOnceTheLoserTakesWhatTheWinnerWasGiven() {
        Session winner = started();
        published(session, "one");
        published(winner, "two");
        expire("access-1");
        Session loser = losing(() -> published(winner, "three"));
        published(loser, "four");
        signedIn(1);
        refreshed(2);
        published(session, "five");
        signedIn(1);
    }

    /** Reads the shelf before the other node has written to it, and is refused since that one was faster. */
    private Session losing(Runnable otherNode) {
        SignInStore late = new SignInStore() {
            private int reads;

            @Override
            public Optional<String> read() {
                Optional<String> read = shelf.read();
                if (++reads == 2) {
                    otherNode.run();
                }
                return read;
            }

            @Override
            public void write(String signIn) {
                shelf.write(signIn);
            }
        };
        Credentials credentials =
                new Credentials(Map.of("handle", "ours.example", "app_password", BlueskyServer.PASSWORD));
        return new BlueskyConnector(http, InstantSource.fixed(NOW))
                .open(new Login("ours", HERE, null, credentials), RateMeter.IGNORED, late);
    }

    @Test
    void whereRefreshingIsRefusedOneSignsInAnew() {
        published(session, "one");
        expire("access-1");
        server.revokeAll();
        published(session, "two");
        signedIn(2);
        published(started(), "three");
        signedIn(2);
    }

    @Test
    void aServerThatTakesNoTokenAtAllIsNotAskedForMoreAndMore() {
        answer(BlueskyServer.PUT_RECORD, BlueskyServer.error(400, "ExpiredToken"));
        assertThat(publish(session, "one")).isInstanceOf(Outcome.SignedOut.class);
        signedIn(1);
        refreshed(1);
    }

    @Test
    void anotherAppPasswordStartsAnew() {
        published(session, "one");
        assertThat(publish(started("another-password", HERE), "two")).isInstanceOf(Outcome.SignedOut.class);
        signedIn(2);
    }

    /** Its tokens would go to whoever stands behind the new address. */
    @Test
    void anotherServerIsNeverGivenWhatThisOneGranted() {
        published(session, "one");
        session = started(BlueskyServer.PASSWORD, URI.create("http://localhost:" + server.wire.port()));
        published(session, "two");
        signedIn(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "[]", "{\"grantedTo\":\"somebody else\"}"})
    void whatIsKeptButCannotBeReadIsNoSignIn(String kept) {
        shelf.write(kept);
        published(session, "one");
        signedIn(1);
    }

    /** Each of a thousand starts would sign in anew; and nothing may be said about the post. */
    @Test
    void whereTheSignInCannotBeKeptNothingIsSent() {
        shelf.away = true;
        assertThat(publish(session, "one"))
                .isEqualTo(new Outcome.Unreachable(
                        "the sign-in that Vigil keeps could not be read or written (IllegalStateException)"));
        assertThat(session.signIn()).isInstanceOf(SignIn.NotReached.class);
        signedIn(0);
        shelf.away = false;
        published(session, "one");
    }

    @Test
    void noticesARevokedPasswordThoughItsTokenWouldStillServe() {
        assertThat(session.signIn()).isInstanceOf(SignIn.Valid.class);
        server.revokeAll();
        answer(BlueskyServer.CREATE_SESSION, BlueskyServer.error(401, "AuthenticationRequired"));
        assertThat(session.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(started().signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    @Test
    void noticesARevokedPasswordThoughTheOtherNodeHadRefreshedBefore() {
        Session other = started();
        published(session, "one");
        other.signIn();
        server.revokeAll();
        answer(BlueskyServer.CREATE_SESSION, BlueskyServer.error(401, "AuthenticationRequired"));
        assertThat(session.signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 200, 401, 403, 404})
    void aServerThatFailsWhileWeSignInHasNoPostAndSignsNobodyOut(int status) {
        answer(BlueskyServer.CREATE_SESSION, aResponse().withStatus(status).withBody("<html>Oh</html>"));
        assertThat(publish(session, "one")).isInstanceOf(Outcome.Unreachable.class);
        assertThat(session.signIn()).isInstanceOf(SignIn.NotReached.class);
        assertThat(server.posts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 200, 401, 403, 404})
    void aServerThatFailsWhileItRefreshesSignsNobodyOut(int status) {
        published(session, "one");
        expire("access-1");
        answer(BlueskyServer.REFRESH_SESSION, aResponse().withStatus(status).withBody("<html>Oh</html>"));
        assertThat(publish(session, "two")).isInstanceOf(Outcome.Unreachable.class);
        assertThat(session.signIn()).isInstanceOf(SignIn.NotReached.class);
        signedIn(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLostSignInHasNoPost(Fault fault) {
        answer(BlueskyServer.CREATE_SESSION, aResponse().withFault(fault));
        assertThat(publish(session, "one")).isInstanceOf(Outcome.Unreachable.class);
        assertThat(server.posts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLostRefreshHasNoPost(Fault fault) {
        published(session, "one");
        expire("access-1");
        answer(BlueskyServer.REFRESH_SESSION, aResponse().withFault(fault));
        assertThat(publish(session, "two")).isInstanceOf(Outcome.Unreachable.class);
        assertThat(server.received()).hasSize(1);
        signedIn(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aSignInThatIsRefusedIsSignedOut(int status) {
        answer(BlueskyServer.CREATE_SESSION, BlueskyServer.error(status, "InvalidRequest"));
        assertThat(publish(session, "one")).isInstanceOf(Outcome.SignedOut.class);
        assertThat(session.signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    /** The server lets a closed account sign in, and says so. */
    @ParameterizedTest
    @ValueSource(strings = {"deactivated", "takendown", "suspended"})
    void aClosedAccountIsSignedOut(String status) {
        answer(
                BlueskyServer.CREATE_SESSION,
                okJson("{\"did\":\"did:plc:ours\",\"handle\":\"ours.example\",\"accessJwt\":\"access-1\","
                        + "\"refreshJwt\":\"refresh-1\",\"active\":false,\"status\":\"" + status + "\"}"));
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Invalid(
                        "Bluesky answered 401: AccountInactive: the server says of this account: " + status));
        assertThat(publish(session, "one")).isInstanceOf(Outcome.SignedOut.class);
        assertThat(shelf.read()).isEmpty();
    }

    @Test
    void tooManySignInsThrottle() {
        answer(
                BlueskyServer.CREATE_SESSION,
                BlueskyServer.error(429, "RateLimitExceeded").withHeader("Retry-After", "300"));
        assertThat(publish(session, "one"))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(NOW.plusSeconds(300)));
        assertThat(session.signIn()).isInstanceOf(SignIn.NotReached.class);
    }

    @Test
    void noReasonShowsAToken() {
        answer(BlueskyServer.PUT_RECORD, aResponse().withStatus(400).withBody("{\"message\":\"not access-1\"}"));
        assertThat(publish(session, "one")).isEqualTo(new Outcome.Refused("Bluesky answered 400: not …"));
        answer(BlueskyServer.REFRESH_SESSION, aResponse().withStatus(429).withBody("{\"message\":\"not refresh-1\"}"));
        assertThat(session.signIn()).isEqualTo(new SignIn.NotReached("Bluesky answered 429: not …"));
    }

    @Test
    void tellsWhoWeAreAndWhatFollowersSee() {
        assertThat(session.signIn())
                .as("of an account that has no profile")
                .isEqualTo(new SignIn.Valid("ours.example", "did:plc:ours", new SignIn.Face("", "")));
        server.store(
                "app.bsky.actor.profile", "self", "{\"displayName\":\"The vigil\",\"description\":\"A post a day\"}");
        assertThat(session.signIn())
                .isEqualTo(
                        new SignIn.Valid("ours.example", "did:plc:ours", new SignIn.Face("The vigil", "A post a day")));
        server.store("app.bsky.actor.profile", "self", "{\"displayName\":\"The vigil\"}");
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Valid("ours.example", "did:plc:ours", new SignIn.Face("The vigil", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Oh</html>", "", "{\"value\":{\"displ", "{}"})
    void aFaceThatIsNotToldIsNoFace(String body) {
        server.wire.stubFor(get(urlPathEqualTo(BlueskyServer.GET_RECORD))
                .atPriority(1)
                .willReturn(aResponse().withBody(body)));
        assertThat(session.signIn()).isEqualTo(new SignIn.Valid("ours.example", "did:plc:ours", null));
    }
}
