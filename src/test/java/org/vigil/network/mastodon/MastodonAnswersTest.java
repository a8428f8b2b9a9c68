package org.vigil.network.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.AnswerRows;
import org.vigil.network.Credentials;
import org.vigil.network.Outcome;
import org.vigil.network.Reply.NeverSent;
import org.vigil.network.Reply.NoAnswer;

class MastodonAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private final MastodonAnswers answers =
            new MastodonAnswers(new Credentials(Map.of("access_token", "s3cret-token")), InstantSource.fixed(NOW));

    /** Status, body, what it means for the post, and what it would mean about an image. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    200 | {"id":"1","url":"https://m.example/@a/1"}                   | published  | unreachable
                    200 | {"id":1}                                                    | published  | unreachable
                    202 | {"id":"1"}                                                  | published  | unreachable
                    200 | {"id":"1","created_at":"odd","account":7}                   | published  | unreachable
                    200 | {"id":""}                                                   | unknown    | unreachable
                    200 | {"id":null}                                                 | unknown    | unreachable
                    200 | {"id":{"a":1}}                                              | unknown    | unreachable
                    200 | {"id":"1","content":"cut o                                  | unknown    | unreachable
                    200 | []                                                          | unknown    | unreachable
                    200 | <html>Welcome</html>                                        | unknown    | unreachable
                    200 |                                                             | unknown    | unreachable
                    204 |                                                             | unknown    | unreachable
                    301 |                                                             | refused    | refused
                    302 | <html>login</html>                                          | refused    | refused
                    307 |                                                             | refused    | refused
                    400 | {"error":"bad"}                                             | refused    | refused
                    401 | {"error":"The access token is invalid"}                     | signed_out | signed_out
                    401 |                                                             | signed_out | signed_out
                    403 | {"error":"This action is not allowed"}                      | signed_out | signed_out
                    403 | {"error":"This action is outside the authorized scopes"}    | signed_out | signed_out
                    403 | {"error":"Your login is currently disabled"}                | signed_out | signed_out
                    401 | <html>Sign in to this hotel</html>                          | unknown    | unreachable
                    401 | <!DOCTYPE html><title>Invalid token</title>                 | unknown    | unreachable
                    401 | <h1>401 Unauthorized</h1>                                   | signed_out | signed_out
                    401 | Unauthorized                                                | signed_out | signed_out
                    403 | <html>Blocked by a firewall</html>                          | unknown    | unreachable
                    403 | <html>This action is not allowed by our firewall</html>     | unknown    | unreachable
                    403 | {"error":"You are not allowed to reply to this"}            | refused    | refused
                    403 |                                                             | unknown    | unreachable
                    404 | {"error":"Record not found"}                                | refused    | refused
                    404 | <html>Not found</html>                                      | unknown    | unreachable
                    404 | <h1>404 Not Found</h1>                                      | unknown    | unreachable
                    408 |                                                             | unknown    | unreachable
                    410 |                                                             | refused    | refused
                    413 | <html>too large</html>                                      | refused    | refused
                    422 | {"error":"Validation failed: Text can't be blank"}          | refused    | refused
                    422 | {"error":"Validation failed: Text character limit of 500 exceeded"} | refused | refused
                    422 | {"error":"invalid_token"}                                   | signed_out | signed_out
                    422 | <h1>422 Unprocessable Content</h1>                          | refused    | refused
                    429 | {"error":"Too many requests"}                               | throttled  | throttled
                    500 | {"error":"broken"}                                          | unknown    | unreachable
                    502 | <html>Bad gateway</html>                                    | unknown    | unreachable
                    503 | {"error":"There was a temporary problem"}                   | unknown    | unreachable
                    504 |                                                             | unknown    | unreachable
                    520 |                                                             | unknown    | unreachable
                    199 |                                                             | unknown    | unreachable
                    """)
    void meanOneThingEach(int status, @Nullable String body, String post, String image) {
        assertThat(answers.posted(AnswerRows.answer(status, body)).word()).isEqualTo(post);
        assertThat(answers.prepared(AnswerRows.answer(status, body)).word()).isEqualTo(image);
    }

    @Test
    void aStartingServerMayHaveThePostButNotWithoutItsImage() {
        var starting = AnswerRows.answer(503, "", "Retry-After: 30", "Retry-After: Sun, 01 Mar 2026 08:02:00 GMT");
        assertThat(answers.posted(starting)).isInstanceOf(Outcome.Unknown.class);
        assertThat(answers.prepared(starting))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(Instant.parse("2026-03-01T08:02:00Z")));
    }

    @Test
    void throttledByTheResetHeaderWhereNothingElseIsSaid() {
        var answer = AnswerRows.answer(429, "", "X-RateLimit-Reset: 2026-03-01T08:05:00.000000Z");
        assertThat(answers.posted(answer))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(Instant.parse("2026-03-01T08:05:00Z")));
    }

    @Test
    void silenceIsUnknownUnlessItIsProvedThatNothingWasSent() {
        assertThat(answers.posted(new NoAnswer("x"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(answers.posted(new NeverSent("x"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(answers.prepared(new NoAnswer("x"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(answers.prepared(new NeverSent("x"))).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void aRedirectNamesTheSetting() {
        assertThat(answers.posted(AnswerRows.answer(302, "")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("\"server\"")
                                .contains("accounts.yaml"));
    }

    @Test
    void anErrorIsShortAndHoldsNoSecretAndNoMarkup() {
        String page = "<html><body>\n<h1>No</h1> s3cret-token " + "😀".repeat(500) + "</body></html>";
        assertThat(answers.posted(AnswerRows.answer(400, page)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("Mastodon answered 400: No … 😀")
                                .endsWith("😀…")
                                .hasSizeLessThan(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "not a url", "https://m.example/ä", "https://m.example/%%"})
    void anOddAddressIsLeftOutAndThePostStands(String url) {
        Outcome outcome = answers.posted(AnswerRows.answer(200, "{\"id\":\"1\",\"url\":\"" + url + "\"}"));
        assertThat(outcome).isEqualTo(new Outcome.Published("1", null));
    }

    @Test
    void thePageAboutDeliveryHasTheSameTable() throws IOException {
        assertThat(AnswerRows.inThePage("Mastodon", "Everywhere")).isEqualTo(AnswerRows.asInThePage(answers.rows()));
    }
}
