package org.vigil.network.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.AnswerRows;
import org.vigil.network.Credentials;
import org.vigil.network.Outcome;
import org.vigil.network.Reply.NeverSent;
import org.vigil.network.Reply.NoAnswer;

class TelegramAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private final TelegramAnswers answers =
            new TelegramAnswers(new Credentials(Map.of("bot_token", "1:s3cret")), InstantSource.fixed(NOW));

    /** Status, body, and what it means for the post. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    200 | {"ok":true,"result":{"message_id":1,"chat":{"id":-100}}}      | published
                    200 | {"ok":true,"result":[{"message_id":1,"chat":{"id":-100}},{"message_id":2}]} | published
                    200 | {"ok":true,"result":[{"message_id":1,"chat":{"id":-100}},{}]} | unknown
                    200 | {"ok":true,"result":[]}                                       | unknown
                    200 | {"ok":true,"result":{"message_id":1}}                         | unknown
                    200 | {"ok":false,"result":{"message_id":1,"chat":{"id":-100}}}     | unknown
                    200 | {"ok":true,"result":true}                                     | unknown
                    200 | {"ok":true,"result":{"message_                                | unknown
                    200 | <html>Welcome</html>                                          | unknown
                    200 |                                                               | unknown
                    302 |                                                               | refused
                    400 | {"ok":false,"description":"Bad Request: message is too long"} | refused
                    400 | {"ok":false,"description":"Bad Request: message to be replied not found"} | refused
                    400 | {"ok":false,"description":"Bad Request: PHOTO_INVALID_DIMENSIONS"} | refused
                    400 | {"ok":false,"description":"Bad Request: chat not found"}      | signed_out
                    400 | {"ok":false,"description":"Bad Request: need administrator rights in the channel chat"} | signed_out
                    400 | {"ok":false,"description":"Bad Request: not enough rights to send text messages to the chat"} | signed_out
                    401 | {"ok":false,"description":"Unauthorized"}                     | signed_out
                    403 | {"ok":false,"description":"Forbidden: bot was kicked from the channel chat"} | signed_out
                    404 | {"ok":false,"description":"Not Found"}                        | signed_out
                    401 | <html>Sign in to this hotel</html>                            | unknown
                    403 | <html>Blocked by a firewall</html>                            | unknown
                    404 | <html>Not found</html>                                        | unknown
                    400 | {"ok":false,"description":"Bad Request: group chat was upgraded to a supergroup chat"} | signed_out
                    400 | {"ok":false,"description":"Bad Request: member list is inaccessible"} | signed_out
                    408 |                                                               | unknown
                    409 | {"ok":false,"description":"Conflict"}                         | refused
                    413 | {"ok":false,"description":"Request Entity Too Large"}         | refused
                    422 |                                                               | refused
                    429 | {"ok":false,"description":"Too Many Requests: retry after 5"} | throttled
                    500 | {"ok":false,"description":"Internal Server Error"}            | unknown
                    502 | <html>Bad gateway</html>                                      | unknown
                    503 |                                                               | unknown
                    504 |                                                               | unknown
                    """)
    void meanOneThingEach(int status, @Nullable String body, String post) {
        assertThat(answers.posted(AnswerRows.answer(status, body)).word()).isEqualTo(post);
    }

    @Test
    void thePageAboutDeliveryHasTheSameTable() throws IOException {
        assertThat(AnswerRows.inThePage("Telegram", "Everywhere")).isEqualTo(AnswerRows.asInThePage(answers.rows()));
    }

    @Test
    void silenceIsUnknown() {
        assertThat(answers.posted(new NoAnswer("reset"))).isEqualTo(new Outcome.Unknown("reset"));
        assertThat(answers.posted(new NeverSent("refused"))).isEqualTo(new Outcome.Unreachable("refused"));
    }

    @Test
    void anAlbumIsNamedByAllItsMessages() {
        String album = "{\"ok\":true,\"result\":[{\"message_id\":7,\"chat\":{\"id\":-100,\"username\":\"ours\"}},"
                + "{\"message_id\":8}]}";
        assertThat(answers.posted(AnswerRows.answer(200, album)))
                .isInstanceOfSatisfying(Outcome.Published.class, published -> {
                    assertThat(published.remoteId()).isEqualTo("-100/7,8");
                    assertThat(published.url()).hasToString("https://t.me/ours/7");
                    assertThat(MessageIds.read(published.remoteId(), "@ours"))
                            .hasValue(new MessageIds("-100", List.of(7L, 8L)));
                });
    }

    @Test
    void theTokenIsHidden() {
        assertThat(answers.posted(AnswerRows.answer(500, "no bot 1:s3cret here")))
                .isEqualTo(new Outcome.Unknown("Telegram answered 500: no bot … here"));
    }
}
