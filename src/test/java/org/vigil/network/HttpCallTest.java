package org.vigil.network;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Reply.NeverSent;
import org.vigil.network.Reply.NoAnswer;
import org.vigil.testing.BrokenServer;
import org.vigil.testing.BrokenServer.Way;
import org.vigil.testing.LostAnswerProxy;
import tools.jackson.databind.node.JsonNodeFactory;

class HttpCallTest {
    private static final WireMockServer server = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
    private final HttpCall http = new HttpCall();

    @BeforeAll
    static void start() {
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void answersOk() {
        server.resetAll();
        answers(aResponse().withStatus(200).withBody("ok"));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/api");
    }

    private static Request post(URI uri) {
        return Request.json(uri, JsonNodeFactory.instance.objectNode().put("text", "hello"));
    }

    private static int received() {
        return server.findAll(anyRequestedFor(anyUrl())).size();
    }

    @Test
    void bringsStatusHeadersAndBody() {
        answers(aResponse().withStatus(418).withHeader("X-Word", "a", "b").withBody("körper"));
        assertThat(http.write(post(uri()), PublisherContract.key("k"))).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.headers().allValues("x-word")).containsExactly("a", "b");
            assertThat(answer.body()).isEqualTo("körper");
            assertThat(answer.json().isMissingNode()).isTrue();
        });
    }

    @Test
    void countsWhatTheThreadHasSentAndNothingElse() throws IOException, InterruptedException {
        int before = HttpCall.sentByThisThread();
        http.read(Request.get(uri()));
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        http.write(post(uri()), PublisherContract.key("k"));
        http.read(Request.get(Faults.nobodyThere()));
        http.write(post(uri()), new SendKey("k", System.nanoTime() - 1));
        Thread other = Thread.ofVirtual().start(() -> http.read(Request.get(uri())));
        other.join();
        assertThat(HttpCall.sentByThisThread() - before).as("answered or lost").isEqualTo(2);
    }

    @Test
    void membersOfACutAnswerAreThoseBeforeTheCut() {
        Answer whole = new Answer(
                200,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                "{\"a\":{\"b\":[9]},\"b\":[1,{\"c\":[2]}],\"d\":3}");
        assertThat(whole.members("b")).hasToString("[1, {\"c\":[2]}]");
        assertThat(whole.members("a")).isEmpty();
        assertThat(whole.isCut()).isFalse();
        for (String body : List.of("", "[1,2]", "<html>", "{\"b\":3}", "{\"b\":{}}", "{\"b\":[")) {
            assertThat(new Answer(200, whole.headers(), body).members("b"))
                    .as(body)
                    .isEmpty();
        }
        assertThat(new Answer(200, whole.headers(), "{\"b\":[{\"c\":1},{\"c\":").members("b"))
                .hasToString("[{\"c\":1}]");
    }

    @Test
    void sendsFormsPercentEncoded() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", "a b+c&d=ä~*");
        fields.put("x", "");
        http.write(Request.form(uri(), fields), PublisherContract.key("k"));
        var request = server.findAll(anyRequestedFor(anyUrl())).getFirst();
        assertThat(request.getBodyAsString()).isEqualTo("status=a%20b%2Bc%26d%3D%C3%A4~%2A&x=");
        assertThat(request.getProtocol()).isEqualTo("HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        answers(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
        assertThat(http.write(post(uri()), PublisherContract.key("k")))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.status()).isEqualTo(status));
        assertThat(received()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void sendsOnceWhateverTheAnswer(int status) {
        answers(aResponse().withStatus(status).withHeader("Retry-After", "0"));
        http.write(post(uri()), PublisherContract.key("k"));
        assertThat(received()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenAnswerMayHaveArrivedAndIsSentOnce(Fault fault) {
        answers(aResponse().withFault(fault));
        assertThat(http.write(post(uri()), PublisherContract.key("k"))).isInstanceOf(NoAnswer.class);
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void aResetOnAPooledConnectionMayHaveArrivedAndIsSentOnce() throws IOException {
        try (LostAnswerProxy proxy = new LostAnswerProxy(server.port())) {
            assertThat(http.write(post(proxy.uri()), PublisherContract.key("k")))
                    .isInstanceOf(Answer.class);
            proxy.loseNextAnswer();
            assertThat(http.write(post(proxy.uri()), PublisherContract.key("k")))
                    .isInstanceOf(NoAnswer.class);
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(received()).isEqualTo(2);
        }
    }

    @Test
    void aTooSlowAnswerMayHaveArrived() {
        answers(aResponse().withFixedDelay(3_000));
        HttpCall hasty = new HttpCall(Duration.ofSeconds(2), Duration.ofMillis(400));
        assertThat(hasty.write(post(uri()), PublisherContract.key("k"))).isInstanceOf(NoAnswer.class);
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void aBodyThatDripsForEverEndsAtTheDeadline() {
        answers(aResponse().withBody("a".repeat(100)).withChunkedDribbleDelay(10, 5_000));
        HttpCall hasty = new HttpCall(Duration.ofSeconds(2), Duration.ofMillis(900));
        assertThat(hasty.write(post(uri()), PublisherContract.key("k"))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aConnectionThatNeverStoodProvesThatNothingWasSent() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port + "/api");
        assertThat(http.write(post(nobody), PublisherContract.key("k"))).isInstanceOf(NeverSent.class);
        assertThat(http.write(Request.post(nobody), PublisherContract.key("k"))).isInstanceOf(NeverSent.class);
        assertThat(http.read(Request.get(nobody))).isInstanceOf(NeverSent.class);
    }

    /** No name has a label of 64 characters, so that nobody has to be asked for it. */
    @Test
    void aNameThatDoesNotResolveProvesThatNothingWasSent() {
        URI nowhere = URI.create("http://" + "a".repeat(64) + ".invalid/api");
        assertThat(http.write(post(nowhere), PublisherContract.key("k")))
                .isInstanceOfSatisfying(
                        NeverSent.class, never -> assertThat(never.reason()).contains("not known to the name service"));
        assertThat(http.read(Request.get(nowhere))).isInstanceOf(NeverSent.class);
    }

    /** The client may find its pooled connection dead, or die with it: it may not send again by itself. */
    @Test
    void onConnectionsThatTheServerHasClosedMeanwhileNothingIsSentTwice() throws IOException {
        try (BrokenServer broken = new BrokenServer(Way.CLOSES_AFTER_THE_ANSWER)) {
            int answered = 0;
            int unknown = 0;
            for (int i = 0; i < 300; i++) {
                switch (http.write(post(broken.uri()), PublisherContract.key("k" + i))) {
                    case Answer answer -> answered++;
                    case NoAnswer lost -> unknown++;
                    case NeverSent never -> assertThat(never.reason()).isNotBlank();
                }
            }
            assertThat(answered).isPositive();
            assertThat(broken.requests()).isBetween(answered, answered + unknown);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSES_AFTER_THE_ANSWER")
    void aConnectionThatEndsBadlyIsReadOnceAtMost(Way way) throws IOException {
        try (BrokenServer broken = new BrokenServer(way)) {
            HttpCall call = way.isSilent() ? new HttpCall(Duration.ofSeconds(2), Duration.ofMillis(400)) : http;
            Reply reply = call.write(post(broken.uri()), PublisherContract.key("k"));
            assertThat(reply).isNotInstanceOf(Answer.class);
            if (way != Way.RESETS_BEFORE_IT_READS) {
                assertThat(reply).as("nobody can tell").isInstanceOf(NoAnswer.class);
            }
            assertThat(broken.requests()).isEqualTo(way.reads() ? 1 : 0);
        }
    }

    @Test
    void aServerThatCannotProveWhoItIsGetsNothing() {
        URI secure = URI.create("https://127.0.0.1:" + server.httpsPort() + "/api");
        assertThat(http.write(post(secure), PublisherContract.key("k"))).isInstanceOf(NeverSent.class);
        assertThat(received()).isZero();
    }

    @Test
    void anExpiredKeySendsNothing() throws IOException {
        try (LostAnswerProxy proxy = new LostAnswerProxy(server.port())) {
            SendKey expired = new SendKey("k", System.nanoTime() - 1);
            assertThat(http.write(post(proxy.uri()), expired)).isInstanceOf(NeverSent.class);
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void aKeyThatExpiresWhileConnectingKeepsTheBodyBack() {
        GuardedBody body = new GuardedBody("{}".getBytes(StandardCharsets.US_ASCII), () -> true);
        HttpRequest request = HttpRequest.newBuilder(uri()).POST(body).build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
        assertThat(body.refusedLate()).isTrue();
        assertThat(body.taken()).isFalse();
        assertThat(received()).isZero();
    }

    @Test
    void aThreadThatIsBeingStoppedSendsNothing() {
        Thread.currentThread().interrupt();
        assertThat(http.write(post(uri()), PublisherContract.key("k"))).isInstanceOf(NeverSent.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(received()).isZero();
    }

    @Test
    void readsSoMuchOfAnAnswerAndNoMore() {
        answers(aResponse().withBody("x".repeat(HttpCall.MAX_BODY + 5_000)));
        assertThat(http.write(post(uri()), PublisherContract.key("k")))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.body()).hasSize(HttpCall.MAX_BODY));
    }

    @Test
    void aSecretWithALineBreakIsNeitherSentNorShown() {
        Request request = post(uri()).with("Authorization", "Bearer s3cret\nX-Evil: yes");
        assertThat(http.write(request, PublisherContract.key("k")))
                .isInstanceOfSatisfying(
                        NeverSent.class, never -> assertThat(never.reason()).doesNotContain("s3cret"));
        assertThat(received()).isZero();
        assertThat(request.toString()).doesNotContain("s3cret");
    }

    @Test
    void anAddressThatIsNoneIsNeverSent() {
        assertThat(http.write(post(URI.create("ftp://127.0.0.1/x")), PublisherContract.key("k")))
                .isInstanceOf(NeverSent.class);
    }

    @Test
    void keepsConnectionsForTwoSeconds() {
        assertThat(System.getProperty("jdk.httpclient.keepalive.timeout")).isEqualTo("2");
    }
}
