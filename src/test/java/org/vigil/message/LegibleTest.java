package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Image;
import org.vigil.network.Part;
import org.vigil.network.Visibility;

/** RULES 4: few emoji, no Unicode "bold" letters, no ASCII art, an alt text of its own. */
class LegibleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "𝐅𝐫𝐞𝐞 Anna",
                "𝘍𝘳𝘦𝘦",
                "Ⓕree",
                "🄵🅁🄴🄴",
                "Ｆｒｅｅ",
                "ℱree",
                "𝟏𝟎𝟎 days",
                "𝛼",
                "ꜰʀᴇᴇ Anna",
                "ᶠʳᵉᵉ Anna",
                "ᴀɴɴᴀ",
                "Aₙₙₐ"
            })
    void lettersThatOnlyLookBoldAreFound(String text) {
        assertThat(Legible.styledLetters(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Free Anna",
                "Свободу Анне №5",
                "آزادی برای همه",
                "自由，安娜（教师）！",
                "20 ℃, ½, ①, 🇦🇿 🕯️",
                "Xədicə İsmayılova",
                "ΑΒΓ αβγ",
                "5 m², H₂O, Nº 5, 1.ª, xⁿ, Aysel‘s, Baʿath, Hawaiʻi, Məmməd, Ŋ",
                "Đào Thị Mẫu"
            })
    void lettersOfAnyLanguageAreNone(String text) {
        assertThat(Legible.styledLetters(text)).isEmpty();
    }

    @Test
    void rowsOfEmojiAndPicturesMadeOfSignsAreNoise() {
        assertThat(Legible.noise("Free her 🕯️🕯️ 🕯️"))
                .singleElement()
                .asString()
                .contains("3 emoji or more");
        assertThat(Legible.noise("✊🏽✊🏽")).isEmpty();
        assertThat(Legible.noise("======")).singleElement().asString().contains("sign by sign");
        assertThat(Legible.noise("│▒▒│ free")).hasSize(1);
        assertThat(Legible.noise("https://example.org/a----b — free her. A/B, 2011–2014 … #20"))
                .isEmpty();
    }

    @Test
    void aLongHashtagWithoutCapitalsIsHeardAsOneWord() {
        assertThat(Legible.oneWord("#freetobehome")).isPresent();
        assertThat(Legible.oneWord("#свободупичугину")).isPresent();
        assertThat(List.of(
                        "#FreeToBeHome",
                        "#free_to_be_home",
                        "#Vigil",
                        "#آزادی\u200cخواهان\u200cایران",
                        "#释放所有被关押的人们吧今天"))
                .allSatisfy(hashtag -> assertThat(Legible.oneWord(hashtag)).isEmpty());
    }

    @Test
    void anAltTextThatSaysThePostAgainIsFound() {
        String post = "Day 2: Anna Example, teacher.\nShe has spent 537 days in custody.";
        assertThat(repeats(post, "Anna Example, teacher. She has spent 537 days in custody."))
                .isTrue();
        assertThat(repeats(post, "Anna Example")).isTrue();
        assertThat(repeats(post, "Anna Example, a woman in a grey coat, smiles beside a window."))
                .isFalse();
        assertThat(repeats(post, "A woman smiles")).isFalse();
    }

    private static boolean repeats(String post, String altText) {
        Image image = new Image("a.png", "image/png", new byte[] {1}, altText);
        return AltText.repeats(new Part(post, List.of(image), "en", null, Visibility.PUBLIC));
    }
}
