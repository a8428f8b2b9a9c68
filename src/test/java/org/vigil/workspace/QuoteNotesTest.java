package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** Whoever wrote a quote down and finds it in no post is told why. */
class QuoteNotesTest {
    private static List<String> notes(String relatives, String quote) {
        Workspace workspace = Workspace.read(
                SourceTree.of(List.of(SourceFile.ofText("profiles/anna.yaml", """
                id: anna
                kind: prisoner
                names: { en: Anna Example }
                held_by: AZ
                zone: Asia/Baku
                custody: [{ kind: prison, from: 2025-01-01, confirmed: 2026-01-01 }]
                sources: [{ title: A report, publisher: A newspaper }]
                relatives: [%s]
                quotes: [{ text: Come home, language: en, date: 2020, source: { title: T, publisher: P }, %s }]
                """.formatted(relatives, quote)))));
        assertThat(workspace.problems()).isEmpty();
        return QuoteNotes.of(workspace);
    }

    @Test
    void aQuoteWithoutPermissionAndOneOfARelativeWhomNobodyAskedInTimeAreNamed() {
        assertThat(notes("", "speaker: A Friend")).singleElement().asString().contains("quotes[1]", "permission:");
        assertThat(notes(
                        "{ name: Ada Example, relation: mother, living: true }",
                        "speaker: her mother, permission: family"))
                .singleElement()
                .asString()
                .contains("quotes[1]", "relatives[1]", "review:");
        assertThat(notes(
                        "{ name: Ada Example, relation: mother, living: true, review: 2030-01-01 }",
                        "speaker: Ada Example, permission: family"))
                .isEmpty();
        assertThat(notes("{ name: Ada Example, relation: mother }", "speaker: A Friend, permission: published"))
                .isEmpty();
    }
}
