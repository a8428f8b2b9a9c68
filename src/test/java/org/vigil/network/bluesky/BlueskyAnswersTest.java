package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
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

class BlueskyAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private final BlueskyAnswers answers =
            new BlueskyAnswers(new Credentials(Map.of("app_password", "s3cret")), InstantSource.fixed(NOW));

    /** Status, body, what it means for the post, and what it would mean about an image. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    200 | {"uri":"at://did:plc:a/app.bsky.feed.post/3k","cid":"b"}      | published  | unreachable
                    200 | {"uri":"at://did:plc:a/app.bsky.feed.post/3k"}                | published  | unreachable
                    200 | {"uri":"https://example.org/"}                                | unknown    | unreachable
                    200 | {"uri":7}                                                     | unknown    | unreachable
                    200 | {"uri":"at://did:plc:a/app.bsky.fe                            | unknown    | unreachable
                    200 | <html>Welcome</html>                                          | unknown    | unreachable
                    200 |                                                               | unknown    | unreachable
                    302 |                                                               | refused    | refused
                    307 |                                                               | refused    | refused
                    400 | {"error":"InvalidSwap","message":"Record was at bafy"}        | unknown    | unreachable
                    400 | {"error":"InvalidRequest","message":"Invalid record"}         | refused    | refused
                    400 | {"error":"InvalidRecordKey"}                                  | refused    | refused
                    400 | {"error":"BlobTooLarge"}                                      | refused    | refused
                    400 | {"error":"ExpiredToken","message":"Token has expired"}        | signed_out | signed_out
                    400 | {"error":"InvalidToken","message":"Token could not be verified"} | signed_out | signed_out
                    400 | {"error":"AccountTakedown"}                                   | signed_out | signed_out
                    403 | {"error":"AccountDeactivated"}                                | signed_out | signed_out
                    401 | <html>Sign in to this hotel</html>                            | unknown    | unreachable
                    403 | <html>Blocked by a firewall</html>                            | unknown    | unreachable
                    404 | <html>Not found</html>                                        | unknown    | unreachable
                    401 | {"error":"AuthMissing"}                                       | signed_out | signed_out
                    401 |                                                               | unknown    | unreachable
                    404 | {"error":"XRPCNotSupported"}                                  | refused    | refused
                    408 |                                                               | unknown    | unreachable
                    409 |                                                               | refused    | refused
                    413 | {"error":"PayloadTooLarge"}                                   | refused    | refused
                    422 |                                                               | refused    | refused
                    429 | {"error":"RateLimitExceeded"}                                 | throttled  | throttled
                    500 | {"error":"InternalServerError"}                               | unknown    | unreachable
                    502 | {"error":"UpstreamFailure"}                                   | unknown    | unreachable
                    503 |                                                               | unknown    | unreachable
                    504 |                                                               | unknown    | unreachable
                    """)
    void meanOneThingEach(int status, @Nullable String body, String post, String image) {
        assertThat(answers.posted(AnswerRows.answer(status, body)).word()).isEqualTo(post);
        assertThat(answers.prepared(AnswerRows.answer(status, body)).word()).isEqualTo(image);
    }

    @Test
    void thePageAboutDeliveryHasTheSameTable() throws IOException {
        assertThat(AnswerRows.inThePage("Bluesky", "Everywhere")).isEqualTo(AnswerRows.asInThePage(answers.rows()));
    }

    @Test
    void silenceIsUnknownOnlyAboutThePost() {
        assertThat(answers.posted(new NoAnswer("reset"))).isEqualTo(new Outcome.Unknown("reset"));
        assertThat(answers.prepared(new NoAnswer("reset"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(answers.posted(new NeverSent("refused"))).isEqualTo(new Outcome.Unreachable("refused"));
    }

    @Test
    void theResetIsSaidInSecondsSince1970() {
        long reset = NOW.getEpochSecond() + 90;
        assertThat(answers.posted(AnswerRows.answer(429, "", "RateLimit-Reset: " + reset)))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(NOW.plusSeconds(90)));
    }
}
