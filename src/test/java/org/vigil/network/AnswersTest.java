package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

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

    /** A gateway or a stranger behind a mistyped address may answer with anything. */
    @Test
    void anAnswerOfNothingButHalfTagsIsReadInNoTime() {
        String said = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> answers.said(AnswerRows.answer(400, "<".repeat(HttpCall.MAX_BODY))));
        assertThat(said).startsWith("The network answered 400");
    }
}
