package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.SendKey;
import org.vigil.network.Session;

/** The box "This is an automated account", ticked by a program where its token may. */
class MastodonLabelTest {
    private static final MastodonServer server = new MastodonServer();
    private static final String ABOUT_US = "/api/v1/accounts/verify_credentials";
    private static final String UPDATE = "/api/v1/accounts/update_credentials";

    private Session session;

    @BeforeEach
    void open() {
        server.reset();
        session = new MastodonConnector(new HttpCall(), InstantSource.fixed(Instant.EPOCH), duration -> {})
                .open(
                        new Login(
                                "ours",
                                URI.create("http://127.0.0.1:" + server.wire.port()),
                                null,
                                new Credentials(Map.of("access_token", MastodonServer.TOKEN))),
                        reading -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private AutomationLabel label() {
        return session.labelAsAutomated(new SendKey("label", System.nanoTime() + 10_000_000_000L));
    }

    private static void isBot(boolean bot) {
        server.answer(get(ABOUT_US), okJson("{\"id\":\"77\",\"username\":\"us\",\"bot\":" + bot + "}"));
    }

    private static int changes() {
        return server.wire.findAll(patchRequestedFor(urlEqualTo(UPDATE))).size();
    }

    @Test
    void theBoxIsTickedAndNothingElseIsNamed() {
        isBot(false);
        server.answer(patch(UPDATE), okJson("{\"id\":\"77\",\"username\":\"us\",\"bot\":true}"));
        assertThat(label()).isEqualTo(new AutomationLabel.Stands(true));
        server.wire.verify(1, patchRequestedFor(urlEqualTo(UPDATE)).withRequestBody(equalToJson("{\"bot\":true}")));
    }

    @Test
    void whereItIsTickedNothingIsChanged() {
        isBot(true);
        assertThat(label()).isEqualTo(new AutomationLabel.Stands(false));
        assertThat(changes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 422})
    void aTokenOrServerThatDoesNotLetUsLeavesItToAPerson(int status) {
        isBot(false);
        server.answer(patch(UPDATE), aResponse().withStatus(status).withBody("{\"error\":\"no\"}"));
        assertThat(label())
                .isInstanceOfSatisfying(
                        AutomationLabel.ByHand.class,
                        byHand -> assertThat(byHand.toDo()).contains("This is an automated account"));
    }

    @Test
    void aServerThatAnswersAndDoesNotTickLeavesItToAPerson() {
        isBot(false);
        server.answer(patch(UPDATE), okJson("{\"id\":\"77\",\"username\":\"us\",\"bot\":false}"));
        assertThat(label()).isInstanceOf(AutomationLabel.ByHand.class);
    }

    @Test
    void whatIsNotAnsweredIsNotKnown() {
        server.answer(get(ABOUT_US), aResponse().withStatus(503));
        assertThat(label()).isInstanceOf(AutomationLabel.NotKnown.class);
        assertThat(changes()).isZero();
        isBot(false);
        server.answer(patch(UPDATE), aResponse().withStatus(502));
        assertThat(label()).isInstanceOf(AutomationLabel.NotKnown.class);
    }
}
