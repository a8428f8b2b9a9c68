package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** R9: past a limit of age nobody says a running number, and the team is asked to look. */
class DueForVerificationTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final List<SourceFile> files = new ArrayList<>();

    private DueForVerificationTest profile(String id, String custody, String more) {
        files.add(SourceFile.ofText("profiles/" + id + ".yaml", """
                id: %s
                kind: prisoner
                names: { en: Somebody }
                held_by: AZ
                zone: Asia/Baku
                custody: [{ kind: prison, from: 2025-01-01, %s }]
                sources: [{ title: A report, publisher: A newspaper }]
                %s
                """.formatted(id, custody, more)));
        return this;
    }

    private DueForVerificationTest campaign(String id, String listed, String more) {
        files.add(SourceFile.ofText("schedules/" + id + ".yaml", """
                campaign: %s
                name: "#C"
                zone: Europe/London
                slots: [{ id: morning, at: "09:00" }]
                roll: { listed: [%s] }
                accounts: [x]
                templates: t
                %s
                """.formatted(id, listed, more)));
        return this;
    }

    private List<String> due(int days) {
        Workspace workspace = Workspace.read(SourceTree.of(files));
        assertThat(workspace.problems()).isEmpty();
        return DueForVerification.of(workspace, NOW, days).stream()
                .map(each -> each.id() + " " + each.until() + (each.late() ? " late" : ""))
                .toList();
    }

    @Test
    void theMostUrgentComesFirst() {
        profile("later", "confirmed: 2026-01-20", "");
        profile("late", "confirmed: 2026-01-01", "");
        profile("soon", "confirmed: 2026-01-05", "");
        profile("a-month", "confirmed: 2026-01", "");
        assertThat(due(14)).containsExactly("a-month 2026-06-30 late", "late 2026-06-30 late", "soon 2026-07-04");
        assertThat(due(0)).containsExactly("a-month 2026-06-30 late", "late 2026-06-30 late");
        assertThat(due(30)).contains("later 2026-07-19");
    }

    @Test
    void whoeverIsUnderAgeByTheDayOfBirthIsNotOnTheList() {
        profile("anna", "confirmed: 2026-01-01", "birth_date: 2009-01-01");
        assertThat(due(14)).isEmpty();
    }

    @Test
    void theShortestLimitOfACampaignThatIsNotOverCounts() {
        profile("anna", "confirmed: 2026-06-01", "");
        campaign("long", "anna", "status_limit: 300d");
        campaign("over", "anna", "status_limit: 1d\nto: 2026-06-30");
        assertThat(due(14)).isEmpty();
        campaign("short", "anna", "status_limit: 29d");
        assertThat(due(0)).containsExactly("anna 2026-06-30 late");
    }

    @Test
    void whoeverIsOutOrNeverShownIsNotAskedFor() {
        profile("out", "to: 2026-01-01", "");
        profile("dead", "to: 2026-01-01", "events: [{ kind: died, date: 2026-01-01 }]");
        profile("minor", "confirmed: 2025-02-01", "minor: true");
        profile("withheld", "confirmed: 2025-02-01", "withheld: true");
        profile("past", "confirmed: 2025-02-01", "basis: historic");
        assertThat(due(400)).isEmpty();
    }

    @Test
    void anEndThatNobodyKnowsIsToBeFound() {
        profile("perhaps", "to: unknown, confirmed: 2026-06-01", "");
        assertThat(due(0)).containsExactly("perhaps 2026-06-01 late");
    }
}
