package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigil.campaign.ScheduleForm.SlotLine;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class ScheduleFormTest {
    private static final String FILE = """
            campaign: vigil
            name: "#Vigil"            # on pages
            zone: Europe/London       # whose clock
            slots:
              - id: morning           # a name of its own
                at: "09:00"
            roll: { include: [prisoner], tag: vigil }
            accounts: [x, mastodon]   # see accounts.yaml
            mode: each                # no form asks this
            templates: vigil
            hashtags: ["#Vigil"]
            public: { pages: true }
            """;

    private static ScheduleForm form() {
        return ScheduleForm.of(FILE).orElseThrow();
    }

    private static ScheduleForm with(String field, String value) {
        Map<String, String> values = new HashMap<>(form().values());
        values.put(field, value);
        ScheduleForm form = form();
        return new ScheduleForm(
                values,
                form.slots(),
                form.listed(),
                form.include(),
                form.tag(),
                form.accounts(),
                form.hashtags(),
                form.observances(),
                form.open());
    }

    @Test
    void whatNobodyChangedStaysAsItStands() {
        assertThat(form().into(FILE)).hasValue(FILE);
        assertThat(form().value("approval"))
                .as("what the file means that does not say it")
                .isEqualTo("required");
        assertThat(form().slots().getFirst().days()).hasSize(7);
    }

    @Test
    void eachChangeTouchesItsOwnFieldAlone() {
        assertThat(with("name", "Free Anna").into(FILE))
                .hasValue(FILE.replace("\"#Vigil\"            #", "Free Anna            #"));
        assertThat(with("approval", "none").into(FILE).orElseThrow())
                .isEqualTo(FILE.replace("hashtags: [\"#Vigil\"]\n", "hashtags: [\"#Vigil\"]\napproval: none\n"));
        assertThat(with("approval", "required").into(FILE)).hasValue(FILE);
    }

    @Test
    void timesRollAndWhatIsPublicCanChangeAtOnce() {
        ScheduleForm form = new ScheduleForm(
                form().values(),
                List.of(
                        new SlotLine("morning", "08:30", List.of("mon", "fri")),
                        new SlotLine(
                                "evening", "18:00", form().slots().getFirst().days()),
                        new SlotLine("", "", List.of())),
                List.of("anna", "bela"),
                List.of(),
                "",
                List.of("mastodon"),
                List.of("#Vigil", "#FreeAnna"),
                List.of("press-freedom"),
                List.of("feed", "pages"));
        String text = form.into(FILE).orElseThrow();
        Problems problems = new Problems();
        Campaign campaign = CampaignFile.read(SourceFile.ofText("schedules/vigil.yaml", text), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        assertThat(campaign.slots()).extracting(Slot::id).containsExactly("morning", "evening");
        assertThat(campaign.slots().getFirst().days()).hasSize(2);
        assertThat(campaign.roll()).isInstanceOf(Roll.Listed.class);
        assertThat(campaign.followers().feed()).isTrue();
        assertThat(ScheduleForm.of(text)).hasValue(form);
        assertThat(text).contains("# a name of its own", "# no form asks this", "# whose clock");
    }

    @Test
    void whatIsNoListOfFieldsHasNoForm() {
        assertThat(ScheduleForm.of("- a\n")).isEmpty();
        assertThat(ScheduleForm.of("campaign: [")).isEmpty();
    }
}
