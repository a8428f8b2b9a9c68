package org.vigil.network.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.FaultyPublisherContract;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Request;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.testing.LostAnswerProxy;

class TelegramConnectorTest extends FaultyPublisherContract {
    private static final TelegramServer server = new TelegramServer();

    private final TelegramConnector connector = new TelegramConnector(new HttpCall(), InstantSource.fixed(NOW));
    private LostAnswerProxy proxy;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        server.reset();
        proxy = new LostAnswerProxy(server.wire.port());
        session = open(TelegramServer.TOKEN, "@ours");
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Session open(String token, String channel) {
        Credentials credentials = new Credentials(Map.of("bot_token", token, "channel", channel));
        return connector.open(new Login("ours", proxy.uri(), null, credentials), RateMeter.IGNORED);
    }

    /** Each forward makes another message, and nobody can ask afterwards. */
    @Test
    void nothingIsReposted() {
        Original post = new Original("-100:7", URI.create("https://t.me/lead/7"));
        assertThat(session.repost(post, key("r1"))).isInstanceOf(Change.NotPossible.class);
        assertThat(session.takeBack(post, key("r1"))).isInstanceOf(Change.NotPossible.class);
        assertThat(server.wire.getAllServeEvents()).isEmpty();
    }

    @Override
    protected boolean canBeAsked() {
        return false;
    }

    @Override
    protected boolean findsByKey() {
        return false;
    }

    @Override
    protected boolean canEdit() {
        return true;
    }

    @Override
    protected Session session() {
        return session;
    }

    @Override
    protected Session withWrongSecret() {
        return open("1234567:wrong", "@ours");
    }

    @Override
    protected List<Received> received() {
        return server.received();
    }

    /** Telegram has no alt texts. */
    @Override
    protected List<String> kept(List<String> altTexts) {
        return Collections.nCopies(altTexts.size(), "");
    }

    @Override
    protected void loseTheNextAnswer() {
        proxy.loseNextAnswer();
    }

    @Override
    protected void throttle(Duration duration) {
        answer(aResponse()
                .withStatus(429)
                .withBody("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after "
                        + duration.toSeconds() + "\",\"parameters\":{\"retry_after\":" + duration.toSeconds() + "}}"));
    }

    @Override
    protected void goDown() throws IOException {
        proxy.close();
    }

    @Override
    protected int requests() {
        return server.posts();
    }

    @Override
    protected int requestsOfAllKinds() {
        return server.wire.getAllServeEvents().size();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        server.wire.stubFor(
                post(TelegramServer.BOT + "sendMessage").atPriority(1).willReturn(answer));
    }

    private static LoggedRequest sent(String method) {
        List<LoggedRequest> sent = server.wire.findAll(postRequestedFor(urlEqualTo(TelegramServer.BOT + method)));
        assertThat(sent).hasSize(1);
        return sent.getFirst();
    }

    @Test
    void sendsWhatTheApiAsksForAndNothingElse() {
        answer(okJson("{\"ok\":true,\"result\":{\"message_id\":42,\"chat\":{\"id\":-1001234,\"username\":\"ours\"}}}"));
        assertThat(session.publish(part("Täglich *1*"), new ReplyTo("-1001234/41,43", "-1001234/40"), key("k1")))
                .isEqualTo(new Outcome.Published("-1001234/42", URI.create("https://t.me/ours/42")));
        assertThat(TelegramServer.json(sent("sendMessage").getBodyAsString())).isEqualTo(TelegramServer.json("""
                {"chat_id":"@ours","text":"Täglich *1*","link_preview_options":{"is_disabled":true},
                 "reply_parameters":{"message_id":41}}
                """));
    }

    @Test
    void sendsOneImageAsAPhotoWithItsCaption() {
        published(part("Täglich", image("alt")), null, "k1");
        LoggedRequest sent = sent("sendPhoto");
        assertThat(sent.getPart("chat_id").getBody().asString()).isEqualTo("@ours");
        assertThat(sent.getPart("caption").getBody().asString()).isEqualTo("Täglich");
        assertThat(sent.getPart("photo").getBody().asBytes())
                .isEqualTo(image("alt").bytes());
        assertThat(sent.getPart("photo").getHeader("Content-Type").firstValue()).isEqualTo("image/png");
    }

    @Test
    void sendsSeveralImagesAsOneAlbumWithOneCaption() {
        Outcome.Published album = published(part("Täglich", image("a"), image("b")), null, "k1");
        assertThat(album.remoteId()).matches("-1001234/[0-9]+,[0-9]+");
        LoggedRequest sent = sent("sendMediaGroup");
        assertThat(TelegramServer.json(sent.getPart("media").getBody().asString()))
                .isEqualTo(TelegramServer.json("""
                [{"type":"photo","media":"attach://picture0","caption":"Täglich"},
                 {"type":"photo","media":"attach://picture1"}]
                """));
        assertThat(sent.getPart("picture1").getBody().asBytes())
                .isEqualTo(image("b").bytes());
    }

    @Test
    void sendsFourImagesAndAnswersTheFirstOfThem() {
        Outcome.Published album = published(part("four", image("1"), image("2"), image("3"), image("4")), null, "k1");
        assertThat(album.remoteId()).matches("-1001234/[0-9]+,[0-9]+,[0-9]+,[0-9]+");
        published(part("next"), new ReplyTo(album.remoteId(), album.remoteId()), "k2");
        assertThat(received()).hasSize(2).last().returns(album.remoteId().split(",", 2)[0], Received::replyTo);
    }

    /** What a person finds in the link to a post is the number only. */
    @Test
    void answersAPostOfWhichAPersonGaveTheNumber() {
        published(part("next"), new ReplyTo("41", "41"), "k1");
        assertThat(received()).first().returns("-1001234/41", Received::replyTo);
    }

    @Test
    void aCaptionIsShorterThanAText() {
        published(part("a".repeat(1024), image("alt")), null, "k1");
        assertThat(session.publish(part("a".repeat(1025), image("alt")), null, key("k2")))
                .isEqualTo(new Outcome.Refused("the text counts 1025 there, and the network takes 1024 beside images"));
    }

    @Test
    void aChannelWithoutANameHasNoAddress() {
        answer(okJson("{\"ok\":true,\"result\":{\"message_id\":42,\"chat\":{\"id\":-1001234,\"title\":\"Ours\"}}}"));
        assertThat(open(TelegramServer.TOKEN, "-1001234").publish(part("hello"), null, key("k1")))
                .isEqualTo(new Outcome.Published("-1001234/42", null));
        assertThat(TelegramServer.json(sent("sendMessage").getBodyAsString())
                        .path("chat_id")
                        .asString())
                .isEqualTo("-1001234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ours", "ours", "https://t.me/ours", "t.me/ours/"})
    void aChannelIsWrittenInManyWays(String channel) {
        assertThat(open(TelegramServer.TOKEN, channel).signIn())
                .isEqualTo(new SignIn.Valid("@ours", "-1001234", new SignIn.Face("Ours", "A post a day")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswersAreUnknownAndSentOnce(Fault fault) {
        answer(aResponse().withStatus(200).withFault(fault));
        assertThat(session.publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aLostAnswerAboutAnAlbumIsUnknownToo() {
        proxy.loseNextAnswer();
        assertThat(session.publish(part("hello", image("a"), image("b")), null, key("k1")))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://t.me/ours/42",
                "https://t.me/Ours/42?single",
                "https://t.me/s/ours/42/",
                "https://t.me/c/1234/42"
            })
    void knowsItsMessageByItsLink(String link) {
        served("{\"id\":-1001234,\"username\":\"ours\"}");
        assertThat(session.idAt(URI.create(link))).hasValue("-1001234/42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://t.me/another/42",
                "https://t.me/c/999/42",
                "https://t.me/ours",
                "https://example.org/",
                "mailto:a@example.org"
            })
    void anotherLinkIsNoMessageOfOurs(String link) {
        served("{\"id\":-1001234,\"username\":\"ours\"}");
        assertThat(session.idAt(URI.create(link))).isEmpty();
    }

    @Test
    void whereTelegramDoesNotAnswerTheNumberHasToDo() throws IOException {
        goDown();
        assertThat(session.idAt(URI.create("https://t.me/ours/42"))).hasValue("42");
    }

    private static void served(String chat) {
        server.wire.stubFor(get(urlPathEqualTo(TelegramServer.BOT + "getChat"))
                .atPriority(1)
                .willReturn(okJson("{\"ok\":true,\"result\":" + chat + "}")));
    }

    @Test
    void nobodyIsToldWhatStandsThereAndTheWordsSayWhoLooks() {
        String said = "Telegram does not tell a bot what stands in a channel: somebody has to look there";
        assertThat(session.see("-1001234/7")).isEqualTo(new Sighting.CannotBeAsked(said));
        assertThat(session.publishedUnder("k1")).isEqualTo(new Sighting.CannotBeAsked(said));
        assertThat(session.posts(Set.of(), 10)).isEqualTo(new Reading.CannotBeAsked(said));
        assertThat(server.wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void aChannelThatTheBotMayNotSeeIsInvalid() {
        server.wire.stubFor(get(urlPathEqualTo(TelegramServer.BOT + "getChat"))
                .atPriority(1)
                .willReturn(TelegramServer.error(400, "Bad Request: chat not found")));
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Invalid("Telegram answered 400: Bad Request: chat not found"));
    }

    @Test
    void nothingIsAnsweredThatIsNoMessage() {
        assertThat(session.publish(part("hello"), new ReplyTo("at://a/b/c", "at://a/b/c"), key("k1")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(requests()).isZero();
    }

    @Test
    void tellsNoCountsAndAsksForNone() {
        assertThat(session.counts(List.of("-1001234/42")).counts()).isEmpty();
        assertThat(server.wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void noReasonShowsTheToken() throws IOException {
        String token = TelegramServer.TOKEN;
        answer(TelegramServer.error(400, "Bad Request: bot" + token));
        String refused = session.publish(part("hello"), null, key("k1")).toString();
        loseTheNextAnswer();
        String unknown = session.publish(part("hello"), null, key("k1")).toString();
        goDown();
        String unreachable = session.publish(part("hello"), null, key("k1")).toString();
        String notReached = session.signIn().toString();
        assertThat(List.of(refused, unknown, unreachable, notReached, session.toString()))
                .noneMatch(said -> said.contains(token) || said.contains("AAF"));
        assertThat(refused).contains("Telegram answered 400: Bad Request: bot…");
    }

    @Test
    void noRequestPrintsTheToken() {
        TelegramApi api = new TelegramApi(new HttpCall(), proxy.uri(), TelegramServer.TOKEN);
        assertThat(Request.get(api.at("getMe")).toString())
                .doesNotContain("AAF")
                .contains("127.0.0.1");
        assertThat(api.toString()).doesNotContain("AAF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123:A A", "123:Ä%zz?#", "{}"})
    void aTokenThatIsNoneIsSignedOutAndNotQuoted(String token) {
        Outcome outcome = open(token, "@ours").publish(part("hello"), null, key("k1"));
        assertThat(outcome).isInstanceOf(Outcome.SignedOut.class);
        assertThat(outcome.toString()).doesNotContain(token);
    }

    @Test
    void needsATokenAndAChannel() {
        Login nothing = new Login("a", null, null, Credentials.none());
        assertThatThrownBy(() -> connector.open(nothing, RateMeter.IGNORED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bot_token");
    }
}
