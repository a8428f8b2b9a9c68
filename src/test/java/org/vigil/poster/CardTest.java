package org.vigil.poster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardTest {
    private static Card card(String words, Card.Ink ink) {
        return new Card(180, 48, "en", List.of(new Card.Row(words, 4, 40, ink)));
    }

    /** WCAG 2.2, 1.4.3. */
    @ParameterizedTest
    @EnumSource(Card.Ink.class)
    void itsWordsStandOut(Card.Ink ink) throws IOException {
        BufferedImage drawn =
                ImageIO.read(new ByteArrayInputStream(card("MMMM", ink).png()));
        double paper = Contrast.luminance(drawn.getRGB(4, 4));
        double darkest = IntStream.range(2, 178)
                .boxed()
                .flatMap(x -> IntStream.range(2, 46).mapToObj(y -> Contrast.luminance(drawn.getRGB(x, y))))
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        assertThat(Contrast.ratio(paper, darkest)).isGreaterThan(Contrast.LEAST);
    }

    @Test
    void whatHasNoFontOrNoRoomIsAProblem() {
        assertThat(card("365 days", Card.Ink.STRONG).problem()).isEmpty();
        assertThat(card("\u1019", Card.Ink.STRONG).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("U+1019"));
        assertThat(card("much too long ".repeat(60), Card.Ink.QUIET).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("does not fit"));
    }
}
