package org.vigil.network.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.Counts;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.Pause;
import org.vigil.network.RateMeter;
import org.vigil.network.Reply;
import org.vigil.network.ReplyTo;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.testing.LostAnswerProxy;
import org.vigil.testing.RealServer;
import tools.jackson.databind.JsonNode;

/**
 * The Mastodon adapter against snac, a real server that speaks Mastodon's API, ignores {@code Idempotency-Key}, and
 * answers some errors in HTML. Only with {@code mvn verify -Preal-servers}.
 */
class MastodonIT {
    private static final HttpCall HTTP = new HttpCall();
    private static RealServer snac;
    private static String alice = "";
    private static String bob = "";

    private LostAnswerProxy proxy;
    private Session session;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        snac = RealServer.start("snac", "/api/v1/instance");
        alice = token("alice");
        bob = token("bob");
    }

    private static String token(String user) throws IOException {
        Matcher password = Pattern.compile("User password is (\\S+)")
                .matcher(Files.readString(snac.folder().resolve(user + ".txt")));
        assertThat(password.find()).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("login", user);
        form.put("passwd", password.group(1));
        Reply reply = HTTP.read(Request.form(snac.at("/oauth/x-snac-get-token"), form));
        return ((Reply.Answer) reply).body().strip();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        snac.close();
    }

    @BeforeEach
    void open() throws IOException {
        proxy = new LostAnswerProxy(snac.port());
        session = open(alice);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    private Session open(String token) {
        Credentials credentials = new Credentials(Map.of("access_token", token));
        return new MastodonConnector(HTTP, InstantSource.system(), Pause.SLEEP)
                .open(new Login("ours", proxy.uri(), null, credentials), RateMeter.IGNORED);
    }

    private static Reply asked(Request request, String token) {
        return HTTP.read(request.with("Authorization", "Bearer " + token));
    }

    private static JsonNode read(String path) {
        return ((Reply.Answer) asked(Request.get(snac.at(path)), alice)).json();
    }

    private static long standing(String text) {
        String us = read("/api/v1/accounts/verify_credentials").path("id").asString();
        return read("/api/v1/accounts/" + us + "/statuses?limit=100")
                .valueStream()
                .filter(status -> status.path("content").asString("").contains(text))
                .count();
    }

    private static Outcome.Published published(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Published.class);
        return (Outcome.Published) outcome;
    }

    private static SendKey fresh() {
        return key(UUID.randomUUID() + "-1");
    }

    private static Image png(String altText) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new Image("portrait.png", "image/png", bytes.toByteArray(), altText);
    }

    @Test
    void storesTextImageAndAltText() throws IOException {
        Outcome.Published post =
                published(session.publish(part("Day 12: Хадиджа خدیجه", png("A woman, smiling")), null, fresh()));
        JsonNode status = read("/api/v1/statuses/" + post.remoteId());
        assertThat(status.path("content").asString()).contains("Day 12: Хадиджа خدیجه");
        assertThat(status.path("media_attachments").path(0).path("description").asString())
                .isEqualTo("A woman, smiling");
        assertThat(post.url()).hasHost("127.0.0.1");
    }

    @Test
    void aThreadHangsTogether() {
        Outcome.Published one = published(session.publish(part("one"), null, fresh()));
        Outcome.Published two =
                published(session.publish(part("two"), new ReplyTo(one.remoteId(), one.remoteId()), fresh()));
        assertThat(read("/api/v1/statuses/" + two.remoteId())
                        .path("in_reply_to_id")
                        .asString())
                .isEqualTo(one.remoteId());
    }

    @Test
    void aLostAnswerIsUnknownAndStandsOnce() {
        String text = "lost " + UUID.randomUUID();
        proxy.loseNextAnswer();
        assertThat(session.publish(part(text), null, fresh())).isInstanceOf(Outcome.Unknown.class);
        assertThat(standing(text)).isEqualTo(1);
    }

    @Test
    void seesThatAFollowerLikedIt() throws InterruptedException, NetworkUnavailable {
        String us = read("/api/v1/accounts/verify_credentials").path("id").asString();
        assertThat(succeeds(Request.post(snac.at("/api/v1/accounts/" + us + "/follow")), bob))
                .isTrue();
        // snac shows nobody's followers, so its log has to say it.
        snac.await(Duration.ofSeconds(60), () -> snac.printed().contains("[bob] confirmed follow from"));
        String post = published(session.publish(part("like me"), null, fresh())).remoteId();
        Request like = Request.post(snac.at("/api/v1/statuses/" + post + "/favourite"));
        snac.await(Duration.ofSeconds(60), () -> succeeds(like, bob));
        snac.await(
                Duration.ofSeconds(60),
                () -> read("/api/v1/statuses/" + post).path("favourites_count").asInt() > 0);
        Counts counts = session.counts(List.of(post)).get(post);
        assertThat(counts).isEqualTo(new Counts(1L, 0L, 0L, null, null));
    }

    private static boolean succeeds(Request request, String token) {
        return asked(request, token) instanceof Reply.Answer answer && answer.isSuccess();
    }

    @Test
    void aWrongTokenIsSignedOut() {
        assertThat(session.signIn()).isInstanceOf(SignIn.Valid.class);
        assertThat(open("wrong-token").signIn()).isInstanceOf(SignIn.Invalid.class);
    }
}
