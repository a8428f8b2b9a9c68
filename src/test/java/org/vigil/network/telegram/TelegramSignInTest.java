package org.vigil.network.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.SignIn;

/** A bot that exists and sees the channel may still not post there; better known before the slot than at it. */
class TelegramSignInTest {
    private static final TelegramServer server = new TelegramServer();

    private Session session;

    @BeforeEach
    void open() {
        server.reset();
        Credentials credentials = new Credentials(Map.of("bot_token", TelegramServer.TOKEN, "channel", "@ours"));
        session = new TelegramConnector(new HttpCall(), InstantSource.system())
                .open(new Login("ours", URI.create(server.wire.baseUrl()), null, credentials), RateMeter.IGNORED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void answer(String method, ResponseDefinitionBuilder answer) {
        server.wire.stubFor(
                get(urlPathEqualTo(TelegramServer.BOT + method)).atPriority(1).willReturn(answer));
    }

    private static void served(String method, String result) {
        answer(method, okJson("{\"ok\":true,\"result\":" + result + "}"));
    }

    @Test
    void asksForItsOwnRightsInThisChannel() {
        session.signIn();
        server.wire.verify(getRequestedFor(urlPathEqualTo(TelegramServer.BOT + "getChatMember"))
                .withQueryParam("chat_id", equalTo("@ours"))
                .withQueryParam("user_id", equalTo("1234567")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    channel    | {"status":"creator"}                                    | true
                    channel    | {"status":"administrator","can_post_messages":true}     | true
                    channel    | {"status":"administrator","can_post_messages":false}    | false
                    channel    | {"status":"administrator","can_delete_messages":true}   | false
                    channel    | {"status":"member"}                                     | false
                    channel    | {"status":"left"}                                       | false
                    channel    | {"status":"kicked"}                                     | false
                    supergroup | {"status":"administrator"}                              | true
                    supergroup | {"status":"member"}                                     | true
                    supergroup | {"status":"restricted","can_send_messages":true}        | true
                    supergroup | {"status":"restricted","can_send_messages":false}       | false
                    supergroup | {"status":"left"}                                       | false
                    """)
    void knowsWhoMayPost(String type, String role, boolean may) {
        served("getChat", "{\"id\":-1001234,\"title\":\"Ours\",\"type\":\"" + type + "\"}");
        served("getChatMember", role);
        assertThat(session.signIn())
                .isEqualTo(
                        may
                                ? new SignIn.Valid("Ours", "-1001234", new SignIn.Face("Ours", ""))
                                : new SignIn.Invalid("the bot may not post there: in the channel's settings, under "
                                        + "Administrators, add the bot and let it \"Post messages\""));
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot is not a member of the channel chat",
        "403, Forbidden: bot was kicked from the channel chat",
        "400, Bad Request: member list is inaccessible",
        "400, Bad Request: CHAT_ADMIN_REQUIRED",
        "400, Bad Request: PARTICIPANT_ID_INVALID",
        "400, Bad Request: chat not found",
    })
    void aBotThatIsNotThereIsInvalid(int status, String words) {
        answer("getChatMember", TelegramServer.error(status, words));
        assertThat(session.signIn()).isEqualTo(new SignIn.Invalid("Telegram answered " + status + ": " + words));
    }

    @Test
    void aGroupThatMovedSaysItsNewNumber() {
        answer("getChat", aResponse().withStatus(400).withBody("""
                        {"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1009876},
                         "description":"Bad Request: group chat was upgraded to a supergroup chat"}
                        """));
        assertThat(session.signIn())
                .isEqualTo(
                        new SignIn.Invalid(
                                "Telegram answered 400: Bad Request: group chat was upgraded to a "
                                        + "supergroup chat; its number is -1009876 now, which is to be its channel: ./vigil account renew NAME --another"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"getMe", "getChat", "getChatMember"})
    void aBlipIsNoSignOut(String method) {
        for (String body : new String[] {"", "<html>Welcome</html>", "{\"ok\":true,\"resu", "{\"ok\":true}", "{}"}) {
            answer(method, aResponse().withBody(body));
            assertThat(session.signIn()).as(body).isInstanceOf(SignIn.NotReached.class);
        }
        for (int status : new int[] {401, 403, 404, 408, 409, 429, 500, 502, 503}) {
            answer(method, aResponse().withStatus(status).withBody("<html>Oh</html>"));
            assertThat(session.signIn()).as("%s", status).isInstanceOf(SignIn.NotReached.class);
        }
    }
}
