package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.ScheduleForm;
import org.vigil.message.ShippedTexts;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

class NewCampaignTest {
    private static final ScheduleForm FORM = new ScheduleForm(
            Map.of("name", "Free them", "zone", "Europe/London", "templates", "free-them"),
            List.of(
                    new ScheduleForm.SlotLine("morning", "09:00", List.of("mon", "fri")),
                    new ScheduleForm.SlotLine("evening", "18:00", List.of("sat"))),
            List.of(),
            List.of("prisoner", "family"),
            "free-them",
            List.of("box", "box-fa"),
            List.of("#FreeThem"),
            List.of(),
            List.of());

    private static final SourceTree FOLDER = SourceTree.of(List.of(SourceFile.ofText("accounts.yaml", """
            accounts:
              - { name: box, network: sandbox, imitates: x, language: en }
              - { name: box-fa, network: sandbox, imitates: mastodon, language: fa }
            """)));

    private static List<SourceFile> files(SourceTree tree) {
        return NewCampaign.files(Workspace.read(tree), new CampaignId("free-them"), FORM);
    }

    @Test
    void allThatACampaignNeedsIsThereAndHasNoProblem() {
        List<SourceFile> files = files(FOLDER);
        assertThat(files)
                .extracting(SourceFile::path)
                .contains("templates/free-them/family.fa.txt", "templates/free-them/memorial.en.txt")
                .hasSize(11)
                .last()
                .isEqualTo("schedules/free-them.yaml");
        List<SourceFile> all = new ArrayList<>(FOLDER.all());
        all.addAll(files);
        assertThat(Workspace.read(SourceTree.of(all)).problems()).isEmpty();
        assertThat(files.getLast().text().orElseThrow())
                .contains("campaign: free-them\n", "\nslots:\n  - {id: morning, at: '09:00', days: [mon, fri]}\n")
                .contains("# whose clock")
                .doesNotContain("@ID@");
    }

    @Test
    void aTextThatSomebodyWroteIsNotReplaced() {
        SourceTree own = FOLDER.with(List.of(SourceFile.ofText("templates/free-them/prisoner.en.txt", "{{name}}")));
        assertThat(files(own)).extracting(SourceFile::path).doesNotContain("templates/free-them/prisoner.en.txt");
    }

    @Test
    void everyTextThatVigilShipsCanBeUsed() {
        for (String language : List.of("en", "ru", "fa")) {
            for (TemplateKind kind : List.of(
                    TemplateKind.PRISONER,
                    TemplateKind.FAMILY,
                    TemplateKind.GROUP,
                    TemplateKind.RELEASED,
                    TemplateKind.MEMORIAL,
                    TemplateKind.EVENT)) {
                SourceFile file = ShippedTexts.file(new TemplateKey("new", kind, language, null))
                        .orElseThrow();
                Problems problems = new Problems();
                assertThat(TemplateFile.read(file, problems))
                        .as("%s %s", file.path(), problems.list())
                        .hasValueSatisfying(
                                text -> assertThat(text.isReviewed()).isFalse());
            }
        }
        assertThat(ShippedTexts.file(new TemplateKey("new", TemplateKind.PRISONER, "tlh", null)))
                .isEmpty();
    }
}
