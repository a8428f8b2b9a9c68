package org.vigil.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.AnswerRows;
import org.vigil.network.Credentials;
import org.vigil.network.Outcome;

class XAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private final XAnswers answers = new XAnswers(Credentials.none(), InstantSource.fixed(NOW));

    /** Status, body, what it means for the post, and what it would mean about an image. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    201 | {"data":{"id":"19","text":"hello"}}        | published  | unreachable
                    200 | {"data":{"id":"19"}}                       | published  | unreachable
                    201 | {"data":{"text":"hello"}}                  | unknown    | unreachable
                    201 | {"data":{"id":"../../etc"}}                | unknown    | unreachable
                    200 | {"errors":[{"message":"odd"}]}             | unknown    | unreachable
                    201 | {"data":{"id":"19","te                     | unknown    | unreachable
                    200 | <html>x</html>                             | unknown    | unreachable
                    200 |                                            | unknown    | unreachable
                    302 |                                            | refused    | refused
                    400 | {"title":"Invalid Request"}                | refused    | refused
                    401 | {"title":"Unauthorized","status":401}      | signed_out | signed_out
                    401 | <html>Sign in to this hotel</html>         | unknown    | unreachable
                    401 |                                            | unknown    | unreachable
                    403 | <html>You are temporarily locked out</html> | unknown   | unreachable
                    402 | {"title":"CreditsDepleted"}                | throttled  | throttled
                    403 | {"detail":"You are not allowed to create a Tweet with duplicate content.","status":403} | unknown | unreachable
                    403 | {"detail":"You are not permitted to perform this action."} | refused | refused
                    403 | {"errors":[{"code":64,"message":"Your account is suspended and is not permitted"}]} | signed_out | signed_out
                    403 | {"title":"Forbidden","detail":"User has been suspended: [12345]."}           | signed_out | signed_out
                    403 | {"errors":[{"code":326,"message":"this account is temporarily locked."}]}    | signed_out | signed_out
                    403 | {"detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint."} | signed_out | signed_out
                    403 | {"title":"Client Forbidden","reason":"client-not-enrolled"} | signed_out | signed_out
                    403 | <html>Just a moment</html>                 | unknown    | unreachable
                    403 |                                            | unknown    | unreachable
                    404 | {"title":"Not Found","type":"about:blank"} | refused    | refused
                    404 |                                            | unknown    | unreachable
                    404 | <html>nothing here</html>                  | unknown    | unreachable
                    409 | {"title":"Conflict"}                       | refused    | refused
                    413 | <html>Request Entity Too Large</html>      | refused    | refused
                    422 | {"title":"Unprocessable"}                  | refused    | refused
                    408 |                                            | unknown    | unreachable
                    429 | {"title":"Too Many Requests"}              | throttled  | throttled
                    429 | <html>slow down</html>                     | throttled  | throttled
                    500 |                                            | unknown    | unreachable
                    502 | <html>bad</html>                           | unknown    | unreachable
                    503 | {"title":"Service Unavailable"}            | unknown    | unreachable
                    504 |                                            | unknown    | unreachable
                    """)
    void meanOneThingEach(int status, @Nullable String body, String post, String image) {
        assertThat(answers.posted(AnswerRows.answer(status, body)).word()).isEqualTo(post);
        assertThat(answers.prepared(AnswerRows.answer(status, body)).word()).isEqualTo(image);
    }

    @Test
    void namesThePostAndItsAddress() {
        assertThat(answers.posted(AnswerRows.answer(201, "{\"data\":{\"id\":\"19\"}}")))
                .isEqualTo(new Outcome.Published("19", URI.create("https://x.com/i/status/19")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.com/vigil/status/19,19",
        "https://x.com/i/web/status/19?s=20,19",
        "https://twitter.com/vigil/statuses/19/photo/1,19",
        "https://x.com/vigil,",
        "https://x.com/vigil/status/today,"
    })
    void findsTheIdInAnAddress(String url, @Nullable String id) {
        assertThat(XAnswers.idAt(URI.create(url))).isEqualTo(Optional.ofNullable(id));
    }

    @Test
    void quotesWhatXSays() {
        String body = "{\"code\":453,\"title\":\"Forbidden\",\"detail\":\"No access\\nto this\",\"errors\":"
                + "[{\"message\":\"You have to pay\"}]}";
        assertThat(answers.posted(AnswerRows.answer(403, body)))
                .isEqualTo(new Outcome.Refused("X answered 403: Forbidden: No access to this: You have to pay"));
    }

    @Test
    void thePageAboutDeliveryHasTheSameTable() throws IOException {
        assertThat(AnswerRows.inThePage("X", "Everywhere")).isEqualTo(AnswerRows.asInThePage(answers.rows()));
    }
}
