package org.vigil.network.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.image;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.PublisherContract.Received;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;

class TelegramEditorTest {
    private static final TelegramServer server = new TelegramServer();
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private Session session;

    @BeforeEach
    void open() {
        server.reset();
        Credentials credentials = new Credentials(Map.of("bot_token", TelegramServer.TOKEN, "channel", "@ours"));
        session = new TelegramConnector(new HttpCall(), InstantSource.fixed(NOW))
                .open(new Login("ours", URI.create(server.wire.baseUrl()), null, credentials), RateMeter.IGNORED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String published(Part part) {
        return ((Outcome.Published) session.publish(part, null, key("k"))).remoteId();
    }

    private Change delete(String remoteId) {
        return session.delete(remoteId, key("d"));
    }

    private static void answer(String method, ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post(TelegramServer.BOT + method).atPriority(1).willReturn(answer));
    }

    private static List<String> sent(String method) {
        return server.wire.findAll(postRequestedFor(urlEqualTo(TelegramServer.BOT + method))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    @Test
    void changesATextWithOneRequest() {
        String id = published(part("wrong"));
        assertThat(session.edit(id, part("right"), key("e"))).isEqualTo(new Change.Done());
        assertThat(sent("editMessageText"))
                .singleElement()
                .satisfies(body -> assertThat(TelegramServer.json(body))
                        .isEqualTo(TelegramServer.json("{\"chat_id\":\"-1001234\",\"message_id\":" + id.split("/", 2)[1]
                                + ",\"text\":\"right\",\"link_preview_options\":{\"is_disabled\":true}}")));
        assertThat(server.count("editMessageCaption")).isZero();
    }

    @Test
    void changesTheCaptionOfAPictureWhereItHasNoText() {
        String id = published(part("wrong", image("alt")));
        assertThat(session.edit(id, part("right"), key("e"))).isEqualTo(new Change.Done());
        assertThat(server.count("editMessageText")).isEqualTo(1);
        assertThat(server.count("editMessageCaption")).isEqualTo(1);
        assertThat(server.received()).containsExactly(new Received("right", null, List.of("")));
    }

    @Test
    void changesTheCaptionAtOnceWhereItKnowsOfPictures() {
        String picture = published(part("wrong", image("alt")));
        String album = published(part("wrong too", image("1"), image("2")));
        assertThat(session.edit(picture, part("right", image("alt")), key("e"))).isEqualTo(new Change.Done());
        assertThat(session.edit(album, part("right too"), key("e"))).isEqualTo(new Change.Done());
        assertThat(server.count("editMessageText")).isZero();
        assertThat(server.received())
                .containsExactly(
                        new Received("right", null, List.of("")), new Received("right too", null, List.of("", "")));
    }

    /** The part that is now to stand there may have a picture which the post had not. */
    @Test
    void changesATextThoughPicturesWereExpected() {
        String id = published(part("wrong"));
        assertThat(session.edit(id, part("right", image("alt")), key("e"))).isEqualTo(new Change.Done());
        assertThat(server.received()).containsExactly(new Received("right", null, List.of()));
    }

    @Test
    void theSameWordsAgainAreDone() {
        String id = published(part("right", image("alt")));
        assertThat(session.edit(id, part("right"), key("e"))).isEqualTo(new Change.Done());
    }

    @Test
    void refusesWordsThatAreTooLongForAnAlbumWithoutAsking() {
        String album = published(part("short", image("1"), image("2")));
        assertThat(session.edit(album, part("a".repeat(1_025)), key("e")))
                .isEqualTo(new Change.Refused("the text counts 1025 there, and the network takes 1024"));
        assertThat(session.edit(album, part(" "), key("e"))).isInstanceOf(Change.Refused.class);
        assertThat(server.count("editMessageCaption")).isZero();
    }

    @Test
    void whatIsGoneCannotBeChanged() {
        assertThat(session.edit("-1001234/1", part("right"), key("e")))
                .isEqualTo(new Change.Refused("Telegram answered 400: Bad Request: message to edit not found"));
        assertThat(session.edit("at://a/b/c", part("right"), key("e")))
                .isEqualTo(new Change.Refused("\"at://a/b/c\" is no message on Telegram"));
    }

    @Test
    void deletesEveryPictureOfAnAlbum() {
        String album = published(part("four", image("1"), image("2"), image("3"), image("4")));
        published(part("stays"));
        assertThat(delete(album)).isEqualTo(new Change.Done());
        assertThat(server.received()).containsExactly(new Received("stays", null, List.of()));
        assertThat(server.count("deleteMessage")).isEqualTo(4);
        assertThat(delete(album)).as("once more").isEqualTo(new Change.Done());
    }

    @Test
    void deletesAPostOfWhichAPersonGaveTheNumberInItsOwnChannel() {
        String id = published(part("hello"));
        assertThat(delete(id.split("/", 2)[1])).isEqualTo(new Change.Done());
        assertThat(sent("deleteMessage")).singleElement().asString().contains("\"chat_id\":\"@ours\"");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void whatABotMayNotDeleteSaysWhoCan() {
        String album = published(part("old", image("1"), image("2")));
        answer("deleteMessage", TelegramServer.error(400, "Bad Request: message can't be deleted for everyone"));
        assertThat(delete(album))
                .isEqualTo(
                        new Change.Refused(
                                "Telegram answered 400: Bad Request: message can't be deleted for everyone. "
                                        + "An administrator of the channel can delete it in the app, or let the bot \"Delete messages\""));
        assertThat(server.count("deleteMessage"))
                .as("the second picture is tried, too")
                .isEqualTo(2);
    }

    @Test
    void waitsWithTheRestOfAnAlbumWhereTelegramWantsToBeLeftAlone() {
        String album = published(part("old", image("1"), image("2")));
        answer(
                "deleteMessage",
                aResponse()
                        .withStatus(429)
                        .withBody(
                                "{\"ok\":false,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":9}}"));
        assertThat(delete(album))
                .isEqualTo(new Change.Throttled(NOW.plusSeconds(9), "Telegram answered 429: Too Many Requests"));
        assertThat(server.count("deleteMessage")).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsNotTelegramsIsNoChange() {
        answer("deleteMessage", okJson("{\"ok\":false}"));
        assertThat(delete("-1001234/1"))
                .isEqualTo(new Change.NotAnswered("Telegram gave an answer that Vigil cannot read"));
    }
}
