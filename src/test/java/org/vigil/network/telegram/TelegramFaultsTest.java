package org.vigil.network.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.image;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.Faults;
import org.vigil.network.HastyCall;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.testing.LostAnswerProxy;

/** Every way in which Telegram may answer or fail, and what it means for a post, an album, a change and a deletion. */
class TelegramFaultsTest {
    private static final TelegramServer server = new TelegramServer();
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String POST = "-1001234/1001";

    /** What a session says of each thing that one may ask of it. */
    private record Said(String post, String edit, String delete) {}

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Session session(URI at, HttpCall http) {
        Credentials credentials = new Credentials(Map.of("bot_token", TelegramServer.TOKEN, "channel", "@ours"));
        return new TelegramConnector(http, InstantSource.fixed(NOW))
                .open(new Login("ours", at, null, credentials), RateMeter.IGNORED);
    }

    private static Session session() {
        return session(URI.create("http://127.0.0.1:" + server.wire.port()), new HttpCall());
    }

    /** A post with pictures goes the way of one without: they travel in the same request. */
    private static Said asked(Session session) {
        Outcome post = session.publish(part("hello"), null, key("k1"));
        assertThat(session.publish(part("hello", image("1"), image("2")), null, key("k2")))
                .hasSameClassAs(post);
        return new Said(
                Faults.word(post, NOW),
                Faults.word(session.edit(POST, part("hi"), key("e1")), NOW),
                Faults.word(session.delete(POST, key("d1")), NOW));
    }

    /** Which answer, its status, headers and body; then post, change and deletion. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401                         | 401 | | {"ok":false,"description":"Unauthorized"}                            | SignedOut    | SignedOut    | SignedOut
            401 in HTML                 | 401 | | <html>Sign in to this hotel</html>                                   | Unknown      | NotAnswered  | NotAnswered
            403, the bot was kicked     | 403 | | {"ok":false,"description":"Forbidden: bot was kicked from the channel chat"} | SignedOut | SignedOut | SignedOut
            403 in HTML                 | 403 | | <html>Blocked</html>                                                 | Unknown      | NotAnswered  | NotAnswered
            404                         | 404 | | {"ok":false,"description":"Not Found"}                               | SignedOut    | SignedOut    | SignedOut
            401 without a body          | 401 | |                                                                      | Unknown      | NotAnswered  | NotAnswered
            404 in HTML                 | 404 | | <html>Not here</html>                                                | Unknown      | NotAnswered  | NotAnswered
            408                         | 408 | |                                                                      | Unknown      | NotAnswered  | NotAnswered
            409                         | 409 | | {"ok":false,"description":"Conflict"}                                | Refused      | Refused      | Refused
            413                         | 413 | | {"ok":false,"description":"Request Entity Too Large"}                | Refused      | Refused      | Refused
            422                         | 422 | |                                                                      | Refused      | Refused      | Refused
            429, retry_after            | 429 | | {"ok":false,"parameters":{"retry_after":30}}                         | Throttled 30 | Throttled 30 | Throttled 30
            429, retry_after and header | 429 | Retry-After: 40 | {"ok":false,"parameters":{"retry_after":30}}          | Throttled 40 | Throttled 40 | Throttled 40
            429, Retry-After in seconds | 429 | Retry-After: 30 | {}                                                    | Throttled 30 | Throttled 30 | Throttled 30
            429, Retry-After as a date  | 429 | Retry-After: Sun, 01 Mar 2026 08:05:00 GMT |                            | Throttled 300 | Throttled 300 | Throttled 300
            429, Retry-After twice      | 429 | Retry-After: 30; Retry-After: Sun, 01 Mar 2026 08:05:00 GMT |           | Throttled 300 | Throttled 300 | Throttled 300
            429, Retry-After absent     | 429 | | {"ok":false,"description":"Too Many Requests"}                       | Throttled 60 | Throttled 60 | Throttled 60
            500                         | 500 | | {"ok":false,"description":"Internal Server Error"}                   | Unknown      | NotAnswered  | NotAnswered
            502                         | 502 | | <html>Bad gateway</html>                                             | Unknown      | NotAnswered  | NotAnswered
            503                         | 503 | |                                                                      | Unknown      | NotAnswered  | NotAnswered
            503 with Retry-After        | 503 | Retry-After: 30 | {}                                                    | Unknown      | Throttled 30 | Throttled 30
            HTML instead of JSON        | 200 | | <html>Welcome</html>                                                 | Unknown      | NotAnswered  | NotAnswered
            truncated JSON              | 200 | | {"ok":true,"result":{"message_                                       | Unknown      | NotAnswered  | NotAnswered
            an empty body               | 200 | |                                                                      | Unknown      | NotAnswered  | NotAnswered
            JSON that is not its own    | 200 | | {"ok":false}                                                         | Unknown      | NotAnswered  | NotAnswered
            a redirect                  | 302 | Location: https://example.org/ |                                        | Refused      | Refused      | Refused
            a redirect with the body    | 307 | Location: https://example.org/ |                                        | Refused      | Refused      | Refused
            reset after the request     | CONNECTION_RESET_BY_PEER  | |                                                 | Unknown      | NotAnswered  | NotAnswered
            closed without an answer    | EMPTY_RESPONSE            | |                                                 | Unknown      | NotAnswered  | NotAnswered
            reset in the middle         | MALFORMED_RESPONSE_CHUNK  | |                                                 | Unknown      | NotAnswered  | NotAnswered
            no HTTP at all              | RANDOM_DATA_THEN_CLOSE    | |                                                 | Unknown      | NotAnswered  | NotAnswered
            chat not found              | 400 | | {"ok":false,"description":"Bad Request: chat not found"}             | SignedOut    | SignedOut    | SignedOut
            migrate_to_chat_id          | 400 | | {"ok":false,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1009}} | SignedOut | SignedOut | SignedOut
            no right to post            | 400 | | {"ok":false,"description":"Bad Request: need administrator rights in the channel chat"} | SignedOut | SignedOut | SignedOut
            about the post              | 400 | | {"ok":false,"description":"Bad Request: message is too long"}        | Refused      | Refused      | Refused
            the same words again        | 400 | | {"ok":false,"description":"Bad Request: message is not modified: specified new message content"} | Refused | Done | Refused
            gone                        | 400 | | {"ok":false,"description":"Bad Request: message to delete not found"} | Refused     | Refused      | Done
            too old to delete           | 400 | | {"ok":false,"description":"Bad Request: message can't be deleted"}   | Refused      | Refused      | Refused
            too old to change           | 400 | | {"ok":false,"description":"Bad Request: message can't be edited"}    | Refused      | Refused      | Refused
            """)
    void anAnswer(
            String name,
            String status,
            @Nullable String headers,
            @Nullable String body,
            String post,
            String edit,
            String delete) {
        server.wire.stubFor(any(anyUrl()).atPriority(1).willReturn(Faults.answer(status, headers, body)));
        assertThat(asked(session())).as(name).isEqualTo(new Said(post, edit, delete));
        assertThat(server.posts()).as("requests to post").isEqualTo(2);
        assertThat(server.count("editMessageText")).isEqualTo(1);
        assertThat(server.count("deleteMessage")).isEqualTo(1);
    }

    @Test
    void aChannelThatMovedSaysItsNewNumber() {
        server.wire.stubFor(any(anyUrl()).atPriority(1).willReturn(Faults.answer("400", null, """
                        {"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1009876},
                         "description":"Bad Request: group chat was upgraded to a supergroup chat"}
                        """)));
        assertThat(session().publish(part("hello"), null, key("k1")))
                .isEqualTo(new Outcome.SignedOut(
                        "Telegram answered 400: Bad Request: group chat was upgraded to a supergroup chat; its number is "
                                + "-1009876 now, which is to be its channel: ./vigil account renew NAME --another"));
    }

    private static final Said NOBODY_HEARD = new Said("Unreachable", "NotAnswered", "NotAnswered");
    private static final Said NOBODY_ANSWERED = new Said("Unknown", "NotAnswered", "NotAnswered");

    @Test
    void noConnection() throws IOException {
        assertThat(asked(session(Faults.nobodyThere(), new HttpCall()))).isEqualTo(NOBODY_HEARD);
    }

    @Test
    void aNameThatDoesNotResolve() {
        assertThat(asked(session(Faults.nameThatDoesNotResolve(), new HttpCall())))
                .isEqualTo(NOBODY_HEARD);
    }

    @Test
    void aServerThatCannotProveWhoItIs() {
        WireMockServer secure = new WireMockServer(
                wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        secure.start();
        try {
            URI at = URI.create("https://127.0.0.1:" + secure.httpsPort());
            assertThat(asked(session(at, new HttpCall()))).isEqualTo(NOBODY_HEARD);
            assertThat(secure.getAllServeEvents()).isEmpty();
        } finally {
            secure.stop();
        }
    }

    @Test
    void aTimeOutBeforeTheRequestWasRead() throws IOException {
        try (ServerSocket deaf = Faults.deaf()) {
            assertThat(asked(session(Faults.at(deaf), HastyCall.within(Duration.ofMillis(300)))))
                    .isEqualTo(NOBODY_ANSWERED);
        }
    }

    @Test
    void aTimeOutAfterTheRequestWasRead() {
        server.wire.stubFor(any(anyUrl())
                .atPriority(1)
                .willReturn(Faults.answer("200", null, "{}").withFixedDelay(2_000)));
        URI at = URI.create("http://127.0.0.1:" + server.wire.port());
        assertThat(asked(session(at, HastyCall.within(Duration.ofMillis(300))))).isEqualTo(NOBODY_ANSWERED);
        assertThat(server.posts()).isEqualTo(2);
    }

    /** Java connects anew where a connection was reset before anything was sent over it: then it arrives, once. */
    @Test
    void aResetBeforeTheRequest() throws IOException {
        try (LostAnswerProxy proxy = new LostAnswerProxy(server.wire.port())) {
            proxy.resetNextConnection();
            Outcome outcome = session(proxy.uri(), new HttpCall()).publish(part("hello"), null, key("k1"));
            assertThat(outcome)
                    .isInstanceOfAny(Outcome.Unreachable.class, Outcome.Unknown.class, Outcome.Published.class);
            assertThat(server.posts()).isEqualTo(outcome instanceof Outcome.Published ? 1 : 0);
        }
    }

    /** The request is served, and the answer is lost: a second one says that it is so. */
    @Test
    void aLostAnswerAboutAChangeOrADeletionIsAskedForAgain() throws IOException {
        String id = ((Outcome.Published) session().publish(part("wrong"), null, key("k1"))).remoteId();
        try (LostAnswerProxy proxy = new LostAnswerProxy(server.wire.port())) {
            Session session = session(proxy.uri(), new HttpCall());
            proxy.loseNextAnswer();
            assertThat(session.edit(id, part("right"), key("e1"))).isInstanceOf(Change.NotAnswered.class);
            assertThat(session.edit(id, part("right"), key("e2"))).isInstanceOf(Change.Done.class);
            proxy.loseNextAnswer();
            assertThat(session.delete(id, key("d1"))).isInstanceOf(Change.NotAnswered.class);
            assertThat(server.received()).isEmpty();
            assertThat(session.delete(id, key("d2"))).isInstanceOf(Change.Done.class);
        }
    }
}
