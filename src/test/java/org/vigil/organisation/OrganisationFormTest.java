package org.vigil.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** A form changes what it asks about one organisation, and no other character. */
class OrganisationFormTest {
    private static final String FILE = """
            # who speaks together
            organisations:
              - id: free-pen        # how files call it
                name: Free Pen
                people: [Ada, Bo]   # ask Ada first
                approvers: [Ada]
              - id: quiet-help
                name: Quiet Help
                unlisted: true      # never say its name
                people:
                  - Cy              # on Mondays
                  - Dia
                approvers: [Dia]
            """;

    private static OrganisationForm form(String id, List<String> people, List<String> approvers) {
        OrganisationForm before = OrganisationForm.of(FILE, id).orElseThrow();
        return new OrganisationForm(id, before.name(), before.unlisted(), people, approvers, before.toNotify());
    }

    private static List<Organisation> read(String text) {
        Problems problems = new Problems();
        List<Organisation> all = OrganisationsFile.read(SourceFile.ofText(OrganisationsFile.PATH, text), problems);
        assertThat(problems.list()).isEmpty();
        return all;
    }

    @Test
    void whatIsSaidAgainChangesNothing() {
        assertThat(OrganisationForm.of(FILE, "free-pen").flatMap(form -> form.into(FILE)))
                .hasValue(FILE);
        assertThat(OrganisationForm.of(FILE, "quiet-help").flatMap(form -> form.into(FILE)))
                .hasValue(FILE);
        assertThat(OrganisationForm.of(FILE, "nobody")).isEmpty();
    }

    @Test
    void namesComeAndGoAndRemarksStay() {
        assertThat(form("free-pen", List.of("Ada", "Eve", " Bo "), List.of("Ada", "Eve"))
                        .into(FILE))
                .hasValue(FILE.replace("people: [Ada, Bo]", "people: [Ada, Bo, Eve]")
                        .replace("approvers: [Ada]", "approvers: [Ada, Eve]"));
        assertThat(form("quiet-help", List.of("Cy", "Fay"), List.of()).into(FILE))
                .hasValue(FILE.replace("      - Dia\n", "      - Fay\n").replace("    approvers: [Dia]\n", ""));
    }

    @Test
    void theNameAndThatItMustNotBeNamedAreChanged() {
        OrganisationForm pen = new OrganisationForm(
                "free-pen", "Free: Pen", true, List.of("Ada", "Bo"), List.of("Ada"), List.of("Ada"));
        assertThat(read(pen.into(FILE).orElseThrow()).getFirst())
                .isEqualTo(new Organisation(
                        new OrganisationId("free-pen"),
                        "Free: Pen",
                        true,
                        java.util.Set.of("Ada", "Bo"),
                        java.util.Set.of("Ada"),
                        List.of("Ada")));
        OrganisationForm help = new OrganisationForm(
                "quiet-help", "Quiet Help", false, List.of("Cy", "Dia"), List.of("Dia"), List.of());
        assertThat(help.into(FILE))
                .hasValueSatisfying(text ->
                        assertThat(text).doesNotContain("unlisted").contains("# ask Ada first", "# on Mondays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# none yet", "# none yet\n", "organisations:\n", "organisations: []\n"})
    void theFirstOneMakesTheFile(String text) {
        OrganisationForm form =
                new OrganisationForm("free-pen", "Free Pen", false, List.of("Ada"), List.of("Ada"), List.of());
        String made = form.addedTo(text).orElseThrow();
        assertThat(read(made))
                .singleElement()
                .satisfies(each -> assertThat(each.mayApprove("Ada")).isTrue());
        assertThat(made.contains("# none yet")).isEqualTo(text.startsWith("#"));
    }

    @Test
    void anotherComesBehindThose() {
        OrganisationForm form =
                new OrganisationForm("third", "The \"third\": one", true, List.of("Eve"), List.of(), List.of());
        String made = form.addedTo(FILE).orElseThrow();
        assertThat(made).startsWith(FILE);
        assertThat(read(made)).hasSize(3).last().satisfies(each -> {
            assertThat(each.name()).isEqualTo("The \"third\": one");
            assertThat(each.unlisted()).isTrue();
        });
    }

    @Test
    void oneIsTakenOutAndTheOthersStay() {
        assertThat(OrganisationForm.without(FILE, "quiet-help"))
                .hasValueSatisfying(text -> assertThat(read(text))
                        .singleElement()
                        .satisfies(each -> assertThat(each.id().value()).isEqualTo("free-pen")));
        String one = "organisations:\n  - { id: free-pen, name: Free Pen }\n";
        assertThat(OrganisationForm.without(one, "free-pen")).hasValue("");
        assertThat(OrganisationForm.without(one, "quiet-help")).isEmpty();
    }

    @Test
    void oneNameAloneIsAListOfOne() {
        String one = "organisations:\n  - { id: free-pen, name: Free Pen, people: Ada, approvers: Ada }\n";
        OrganisationForm both =
                new OrganisationForm("free-pen", "Free Pen", false, List.of("Ada", "Bo"), List.of("Ada"), List.of());
        assertThat(both.into(one)).hasValue(one.replace("people: Ada", "people: [Ada, Bo]"));
    }

    @Test
    void whatCannotBeChangedInPlaceIsLeftAlone() {
        assertThat(new OrganisationForm("x", "X", false, List.of(), List.of(), List.of()).addedTo("[ not this"))
                .isEmpty();
        String remarked =
                "organisations:\n  - id: free-pen\n    name: Free Pen\n    people: [Ada, # the first\n      Bo]\n";
        assertThat(new OrganisationForm("free-pen", "Free Pen", false, List.of("Cy"), List.of(), List.of())
                        .into(remarked))
                .isEmpty();
    }
}
