package org.vigil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.HttpCall;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.testing.LedgerServer.Moment;
import org.vigil.testing.LedgerServer.Repeats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The server that the crash run believes. */
class LedgerServerTest {
    private final HttpCall http = new HttpCall();
    private LedgerServer server = started(Repeats.IGNORED);

    @AfterEach
    void close() {
        server.close();
    }

    private void replace(Repeats repeats) {
        server.close();
        server = started(repeats);
    }

    private static LedgerServer started(Repeats repeats) {
        LedgerServer made = new LedgerServer(repeats, new Random(1), InstantSource.system());
        made.account("anna", "token-of-anna");
        return made;
    }

    @Test
    void ignoresHonoursOrRacesRepeatedRequests() throws Exception {
        post("once", "key");
        post("once", "key");
        assertThat(server.ledger().entries()).hasSize(2);

        replace(Repeats.HONOURED);
        assertThat(id(post("once", "key"))).isEqualTo(id(post("once", "key")));
        assertThat(server.ledger().entries()).hasSize(1);

        replace(Repeats.RACED);
        CyclicBarrier both = new CyclicBarrier(2);
        server.watch((moment, key) -> {
            if (moment == Moment.ACCEPTED && !both.isBroken()) {
                meet(both);
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies =
                    List.of(threads.submit(() -> post("once", "key")), threads.submit(() -> post("once", "key")));
            for (Future<Reply> reply : replies) {
                reply.get();
            }
        }
        assertThat(server.ledger().entries()).hasSize(2);
        both.reset();
        server.watch((moment, key) -> {});
        post("once", "key");
        assertThat(server.ledger().entries()).hasSize(2);
        assertThat(server.ledger().requests("key")).isEqualTo(3);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void losesAnswersAfterItTookThePost() {
        server.loseAnswers(1);
        for (int i = 0; i < 8; i++) {
            assertThat(post("lost", "key-" + i)).isInstanceOf(Reply.NoAnswer.class);
        }
        assertThat(server.ledger().entries()).hasSize(8);
    }

    @Test
    void showsTheTimelineInPagesNewestFirst() {
        for (int i = 1; i <= 7; i++) {
            post("post " + i, "key-" + i);
        }
        assertThat(texts("limit=3")).containsExactly("<p>post 7</p>", "<p>post 6</p>", "<p>post 5</p>");
        assertThat(texts("limit=3&max_id=" + entry(5).id()))
                .containsExactly("<p>post 4</p>", "<p>post 3</p>", "<p>post 2</p>");
        assertThat(texts("limit=2&since_id=" + entry(2).id())).containsExactly("<p>post 7</p>", "<p>post 6</p>");
        assertThat(texts("limit=2&min_id=" + entry(2).id())).containsExactly("<p>post 4</p>", "<p>post 3</p>");
        Reply.Answer page = read(timeline() + "?limit=3");
        assertThat(page.headers().firstValue("Link").orElse(""))
                .contains("max_id=" + entry(5).id() + ">; rel=\"next\"")
                .contains("min_id=" + entry(7).id() + ">; rel=\"prev\"");
    }

    @Test
    void editsAndDeletesOnce() {
        post("wrong", "key");
        String one = "/api/v1/statuses/" + entry(1).id();
        ask("PUT", one, "right");
        assertThat(read(one).json().path("content").asString()).isEqualTo("<p>right</p>");
        assertThat(read(one + "/source").json().path("text").asString()).isEqualTo("right");
        assertThat(((Reply.Answer) ask("DELETE", one, "")).status()).isEqualTo(200);
        assertThat(((Reply.Answer) ask("DELETE", one, "")).status()).isEqualTo(404);
        assertThat(texts("")).isEmpty();
        assertThat(server.ledger().entries()).singleElement().matches(entry -> !entry.stands());
    }

    @Test
    void writesTextAsMastodonDoes() {
        assertThat(MastodonHtml.of(
                        "Tom & \"Jo\": 1 < 2\n#Day 5\n\nhttps://example.org/a-page-that-has-a-long-name", "https://s"))
                .isEqualTo("<p>Tom &amp; &quot;Jo&quot;: 1 &lt; 2<br />"
                        + "<a href=\"https://s/tags/Day\" class=\"mention hashtag\" rel=\"tag\">#<span>Day</span></a> 5</p>"
                        + "<p><a href=\"https://example.org/a-page-that-has-a-long-name\" target=\"_blank\""
                        + " rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">https://</span>"
                        + "<span class=\"ellipsis\">example.org/a-page-that-has-a-</span>"
                        + "<span class=\"invisible\">long-name</span></a></p>");
    }

    @Test
    void knowsNobodyWithoutTheRightToken() {
        Reply reply = http.read(Request.get(server.uri().resolve("/api/v1/accounts/verify_credentials"))
                .with("Authorization", "Bearer wrong"));
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer -> assertThat(answer.status()).isEqualTo(401));
        assertThat(read("/api/v1/accounts/verify_credentials")
                        .json()
                        .path("username")
                        .asString())
                .isEqualTo("anna");
    }

    private Ledger.Entry entry(int n) {
        return server.ledger().entries().get(n - 1);
    }

    private String timeline() {
        String id =
                read("/api/v1/accounts/verify_credentials").json().path("id").asString();
        return "/api/v1/accounts/" + id + "/statuses";
    }

    private List<String> texts(String query) {
        return read(timeline() + "?" + query)
                .json()
                .valueStream()
                .map(status -> status.path("content").asString())
                .toList();
    }

    private Reply post(String text, String key) {
        return http.write(
                signed(Request.json(server.uri().resolve("/api/v1/statuses"), status(text)))
                        .with("Idempotency-Key", key),
                soon(key));
    }

    private Reply ask(String method, String path, String text) {
        Request json = Request.json(server.uri().resolve(path), status(text));
        return http.write(signed(new Request(method, json.uri(), json.headers(), json.body())), soon(method));
    }

    private Reply.Answer read(String path) {
        return (Reply.Answer) http.read(signed(Request.get(server.uri().resolve(path))));
    }

    private static JsonNode status(String text) {
        return JsonNodeFactory.instance.objectNode().put("status", text);
    }

    private static Request signed(Request request) {
        return request.with("Authorization", "Bearer token-of-anna");
    }

    private static SendKey soon(String key) {
        return new SendKey(key, System.nanoTime() + Duration.ofSeconds(10).toNanos());
    }

    private static String id(Reply reply) {
        return ((Reply.Answer) reply).json().path("id").asString();
    }
}
