package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.campaign.CampaignId;
import org.vigil.message.Template;
import org.vigil.message.TemplateAdvice;
import org.vigil.message.TemplateKey;
import org.vigil.profile.ProfileKind;
import org.vigil.source.SourceTree;

/** The sample campaigns in English, Russian and Persian, which runs from right to left: whole, and read by no native yet. */
class SampleLanguagesTest {
    private final Workspace sample = read();

    private static Workspace read() {
        try {
            return Workspace.read(SourceTree.read(Path.of("")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyKindHasATemplateInTheThreeLanguagesAndAllAreUnreviewed() {
        for (String language : List.of("en", "ru", "fa")) {
            assertThat(sample.templates())
                    .containsKeys(
                            new TemplateKey("free-the-20", ProfileKind.PRISONER, language),
                            new TemplateKey("free-the-20", ProfileKind.GROUP, language),
                            new TemplateKey("free-to-be-home", ProfileKind.FAMILY, language));
        }
        assertThat(sample.templates().values()).noneMatch(Template::isReviewed);
        assertThat(sample.templates().values())
                .allSatisfy(template -> assertThat(TemplateAdvice.of(template)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "free-the-20, ru, Она провела под стражей 54 дня., Она провела под стражей 271 день.",
        "free-the-20, fa, او ۵۴ روز در بازداشت بوده است., او ۲٬۰۷۲ روز در بازداشت بوده است.",
        "free-to-be-home, ru, Семья ждёт: Ильгар Мамедов., Под стражей: 1\u00A0414 дней (Азербайджан).",
        "free-to-be-home, fa, خانوادهٔ \u2068Ilgar Mammadov\u2069 چشم\u200Cبه\u200Cراه است., دست\u200Cکم",
    })
    void everyPostOfBothCampaignsCanBeSaid(String campaign, String language, String one, String other) {
        Workspace speaking = sample.inLanguage(language);
        List<PreviewEntry> posts = Preview.of(
                speaking,
                java.util.Objects.requireNonNull(speaking.campaigns().get(new CampaignId(campaign))),
                LocalDate.of(campaign.equals("free-the-20") ? 2015 : 2016, campaign.equals("free-the-20") ? 9 : 12, 1),
                30);
        assertThat(posts)
                .isNotEmpty()
                .allSatisfy(post -> assertThat(post.problems()).isEmpty());
        assertThat(posts.stream().flatMap(post -> post.parts().stream()))
                .anyMatch(text -> text.contains(one))
                .anyMatch(text -> text.contains(other));
    }
}
