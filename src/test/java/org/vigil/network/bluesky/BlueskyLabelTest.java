package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.SendKey;
import org.vigil.network.Session;

/** The label that an account puts on its own profile, beside all that stands there. */
class BlueskyLabelTest {
    private static final BlueskyServer server = new BlueskyServer();
    private static final String PROFILE = "app.bsky.actor.profile";

    private Session session;

    @BeforeEach
    void open() {
        server.reset();
        session = new BlueskyConnector(new HttpCall(), InstantSource.fixed(Instant.EPOCH))
                .open(
                        new Login(
                                "ours",
                                URI.create("http://127.0.0.1:" + server.wire.port()),
                                null,
                                new Credentials(
                                        Map.of("handle", "@ours.example", "app_password", BlueskyServer.PASSWORD))),
                        reading -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private AutomationLabel label() {
        return session.labelAsAutomated(new SendKey("label", System.nanoTime() + 10_000_000_000L));
    }

    private static void profile(String json) {
        server.store(PROFILE, "self", json);
    }

    @Test
    void theLabelIsAddedAndAllElseStays() {
        profile(
                "{\"$type\":\"app.bsky.actor.profile\",\"displayName\":\"The vigil\",\"avatar\":{\"ref\":{\"$link\":\"b\"}}}");
        assertThat(label()).isEqualTo(new AutomationLabel.Stands(true));
        assertThat(server.stored(PROFILE, "self"))
                .isEqualTo(
                        BlueskyServer.json(
                                "{\"$type\":\"app.bsky.actor.profile\",\"displayName\":\"The vigil\",\"avatar\":{\"ref\":{\"$link\":\"b\"}},"
                                        + "\"labels\":{\"$type\":\"com.atproto.label.defs#selfLabels\",\"values\":[{\"val\":\"bot\"}]}}"));
        assertThat(label()).isEqualTo(new AutomationLabel.Stands(false));
        assertThat(server.posts()).isEqualTo(1);
    }

    @Test
    void otherLabelsStay() {
        profile(
                "{\"labels\":{\"$type\":\"com.atproto.label.defs#selfLabels\",\"values\":[{\"val\":\"!no-unauthenticated\"}]}}");
        assertThat(label()).isEqualTo(new AutomationLabel.Stands(true));
        assertThat(server.stored(PROFILE, "self").path("labels").path("values"))
                .isEqualTo(BlueskyServer.json("[{\"val\":\"!no-unauthenticated\"},{\"val\":\"bot\"}]"));
    }

    @Test
    void anAccountWithoutAProfileGetsOne() {
        assertThat(label()).isEqualTo(new AutomationLabel.Stands(true));
        assertThat(server.stored(PROFILE, "self").path("labels").path("values"))
                .isEqualTo(BlueskyServer.json("[{\"val\":\"bot\"}]"));
    }

    /** Somebody edits the profile between our reading and our writing: theirs stays. */
    @Test
    void aProfileThatWasChangedMeanwhileIsNotWrittenOver() {
        profile("{\"displayName\":\"New\"}");
        server.wire.stubFor(
                get(urlPathEqualTo(BlueskyServer.GET_RECORD))
                        .atPriority(1)
                        .willReturn(
                                okJson(
                                        "{\"uri\":\"at://did:plc:ours/app.bsky.actor.profile/self\",\"cid\":\"bafy-old\",\"value\":{\"displayName\":\"Old\"}}")));
        assertThat(label()).isInstanceOf(AutomationLabel.NotKnown.class);
        assertThat(server.stored(PROFILE, "self")).isEqualTo(BlueskyServer.json("{\"displayName\":\"New\"}"));
    }

    @Test
    void labelsOfAnUnknownKindAreLeftAlone() {
        profile("{\"labels\":{\"$type\":\"org.example.labels\",\"values\":[]}}");
        assertThat(label()).isInstanceOf(AutomationLabel.ByHand.class);
        assertThat(server.posts()).isZero();
    }

    @Test
    void whatIsNotAnsweredIsNotKnown() {
        profile("{\"displayName\":\"The vigil\"}");
        server.wire.stubFor(post(urlPathEqualTo(BlueskyServer.PUT_RECORD))
                .atPriority(1)
                .willReturn(BlueskyServer.error(502, "UpstreamFailure")));
        assertThat(label()).isInstanceOf(AutomationLabel.NotKnown.class);
        server.wire.stubFor(get(urlPathEqualTo(BlueskyServer.GET_RECORD))
                .atPriority(1)
                .willReturn(BlueskyServer.error(500, "InternalServerError")));
        assertThat(label()).isInstanceOf(AutomationLabel.NotKnown.class);
    }
}
