package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final String SECRET = "sesame-4711-sesame-4711";

    private final Answers answers = new Answers(
            "The network",
            List.of(),
            answer -> Optional.empty(),
            RateHeaders.X,
            new Credentials(Map.of("token", SECRET)),
            InstantSource.fixed(Instant.EPOCH));

    @Test
    void aSecretThatStandsWhereTheWordsAreCutIsHiddenToo() {
        for (int before = 170; before < 200; before++) {
            String said = answers.said(AnswerRows.answer(400, "x".repeat(before) + SECRET));
            assertThat(said).doesNotContain("sesame").endsWith("…");
        }
    }

    @Test
    void aSecretThatIsAPieceOfAnotherLeavesNothingOfIt() {
        Credentials two = new Credentials(Map.of("key", "sesame", "secret", SECRET, "blank", " "));
        assertThat(two.hiddenIn("No " + SECRET + " and no sesame here")).isEqualTo("No … and no … here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 |    | The network gave an answer that Vigil cannot read",
                "302 |    | The network answered 302 and names another address",
                "401 |    | somebody has to see to the account",
                "429 | 90 | It may be asked again from 1970-01-01T00:01:30Z",
                "429 |    | It may be asked again from 1970-01-01T00:01:00Z",
                "503 | 90 | It may be asked again from 1970-01-01T00:01:30Z",
                "503 |    | The network answered 503",
                "404 |    | The network answered 404"
            })
    void saysWhyItCouldNotBeReadAndUntilWhen(int status, @Nullable String retryAfter, String words) {
        Map<String, List<String>> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
        Reply.Answer answer = new Reply.Answer(status, HttpHeaders.of(headers, (name, value) -> true), "");
        assertThat(answers.unread(answer)).contains(words);
    }

    /** A gateway or a stranger behind a mistyped address may answer with anything. */
    @Test
    void anAnswerOfNothingButHalfTagsIsReadInNoTime() {
        String said = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> answers.said(AnswerRows.answer(400, "<".repeat(HttpCall.MAX_BODY))));
        assertThat(said).startsWith("The network answered 400");
    }
}
