package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** How a family is reached stands in no file, not even in a comment (docs/consent.md). */
class ContactsInCommentsTest {
    private static List<Problem> problems(String path, String comment) {
        return ContactsInComments.in(SourceTree.of(
                List.of(SourceFile.ofText(path, "id: anna\nnames: { en: Anna Example }   # " + comment + "\n"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "her brother: +994 50 123 45 67",
                "ask family@example.org",
                "тел. 8 (495) 123-45-67",
                "https://wa.me/994501234567"
            })
    void theMeansToReachSomebodyAreFoundWithTheLineAndNotRepeated(String comment) {
        assertThat(problems("profiles/anna.yaml", comment)).singleElement().satisfies(problem -> {
            assertThat(problem.toString())
                    .startsWith("profiles/anna.yaml:2: in a comment: ")
                    .contains("consent record")
                    .doesNotContain("994", "example.org", "495");
        });
    }

    @Test
    void otherCommentsAndOtherFilesMayStand() {
        assertThat(problems("profiles/anna.yaml", "see https://www.hrw.org/news/2015/12/01/case, checked 2026-01-05"))
                .isEmpty();
        assertThat(problems("profiles/anna.yaml", "of which office: never an @name. It is asked until it closes"))
                .isEmpty();
        assertThat(problems("settings.yaml", "ask ada@example.org")).isEmpty();
    }
}
