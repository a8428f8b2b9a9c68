package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a near-copy, and what is not: the figures that docs/coalition.md tells. */
class LikenessTest {
    private static final String POST = """
            Day 2: Khadija Ismayilova, investigative journalist, held by Azerbaijan.

            She has spent 537 days in custody.
            She reported on the business of those in power. In 2015 a court gave her seven years and six months.

            #FreeThe20 #FreeKhadija""";

    private static double likeness(String other) {
        return Likeness.of(POST).to(Likeness.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.00 | Day 2                | Day 3
                    1.00 | 537                  | 1,538
                    1.00 | #FreeThe20           | #FreedomNow
                    1.00 | custody.             | custody!!! https://example.org/x?y=1
                    1.00 | Khadija Ismayilova   | KHADIJA — ISMAYILOVA
                    1.00 | Day 2                | Please share. Day 2
                    1.00 | In 2015 a court gave her seven years and six months. | ''
                    0.91 | journalist           | reporter
                    """)
    void aCopyThatWasTouchedUpIsOne(double alike, String before, String after) {
        assertThat(POST).contains(before);
        double likeness = likeness(POST.replace(before, after));
        assertThat(likeness).isCloseTo(alike, within(0.005)).isGreaterThanOrEqualTo(Likeness.NEAR_COPY);
    }

    @Test
    void sentencesInAnotherOrderAreACopy() {
        assertThat(likeness(
                        "She reported on the business of those in power. In 2015 a court gave her seven years and six"
                                + " months.\nKhadija Ismayilova, investigative journalist, held by Azerbaijan, has spent 537 days in"
                                + " custody. #FreeKhadija"))
                .isCloseTo(0.87, within(0.005));
    }

    @Test
    void oneWordInEachSentenceIsNotEnough() {
        assertThat(likeness(POST.replace("investigative journalist", "investigative reporter")
                        .replace("spent", "passed")
                        .replace("business", "dealings")
                        .replace("court", "judge")))
                .isCloseTo(0.65, within(0.005))
                .isGreaterThanOrEqualTo(Likeness.NEAR_COPY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.56 | We call for the release of Khadija Ismayilova: 537 days behind bars in Azerbaijan. She reported on the business of those in power. In 2015 a court gave her seven years and six months.
                    0.14 | We call for the release of Khadija Ismayilova, investigative journalist. 537 days behind bars in Azerbaijan.
                    0.00 | Azerbaijan has locked up the journalist Khadija Ismayilova for 537 days now. Her reports showed what the powerful own. We ask for her freedom.
                    0.00 | День 2: Хадиджа Исмаилова, журналистка, Азербайджан. Она провела под стражей 537 дней. Она писала о делах тех, кто у власти. В 2015 году суд дал ей семь с половиной лет.
                    0.00 | #FreeThe20 #FreeKhadija https://example.org
                    """)
    void ownWordsAndTranslationsAreNoCopies(double alike, String other) {
        double likeness = likeness(other);
        assertThat(likeness).isCloseTo(alike, within(0.005)).isLessThan(Likeness.NEAR_COPY);
    }

    @Test
    void anotherPersonInTheSameTemplateIsNoCopy() {
        assertThat(likeness("""
                        Day 3: Bahareh Hedayat, student leader, held by Iran.

                        She has spent 2,000 days in custody.
                        She spoke for students. In 2010 a court gave her nine years and six months.

                        #FreeThe20""")).isCloseTo(0.41, within(0.005)).isLessThan(Likeness.NEAR_COPY);
    }

    @Test
    void scriptsWithoutSpacesAreComparedSignBySign() {
        Likeness chinese = Likeness.of("第2天：王宇，律师，已被关押537天。 #王宇");
        assertThat(chinese.to(Likeness.of("第3天:王宇,律师,已被关押538天!"))).isEqualTo(1);
        assertThat(chinese.to(Likeness.of("高瑜是一位记者。她写下了当权者不愿听的话。"))).isZero();
    }

    @Test
    void digitsOfOtherScriptsAndMarksThatNobodySeesDoNotHide() {
        Likeness persian = Likeness.of("بهاره هدایت ۵۳۷ روز در زندان است و آزادی او را می‌خواهیم");
        assertThat(persian.to(Likeness.of("بهاره هدایت ۱۲۰۰ روز در زندان است و آزادی او را می\u200cخواهیم\u2069")))
                .isEqualTo(1);
    }
}
