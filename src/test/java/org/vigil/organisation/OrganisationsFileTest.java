package org.vigil.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** organisations.yaml, and the schema that editors use for it. */
class OrganisationsFileTest {
    private static final String GOOD = """
            organisations:
              - id: free-pen
                name: Free Pen
                people: [Ada, Bo]
                approvers: [Ada]
                notify: [Ada]
              - { id: quiet-help, name: Quiet Help, unlisted: true }
            """;

    private final Problems problems = new Problems();

    private List<Organisation> read(String yaml) {
        return OrganisationsFile.read(SourceFile.ofText(OrganisationsFile.PATH, yaml), problems);
    }

    @Test
    void readsAllFields() {
        assertThat(read(GOOD))
                .containsExactly(
                        new Organisation(
                                new OrganisationId("free-pen"),
                                "Free Pen",
                                false,
                                Set.of("Ada", "Bo"),
                                Set.of("Ada"),
                                List.of("Ada")),
                        new Organisation(
                                new OrganisationId("quiet-help"), "Quiet Help", true, Set.of(), Set.of(), List.of()));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void oneBadOrganisationStopsNoOther() {
        assertThat(read(GOOD.replace("id: free-pen", "id: Free Pen")))
                .extracting(Organisation::id)
                .containsExactly(new OrganisationId("quiet-help"));
        assertThat(problems.list()).extracting(Problem::field).containsExactly("organisations[1].id");
    }

    @Test
    void anApproverIsOneOfItsPeople() {
        read(GOOD.replace("approvers: [Ada]", "approvers: [Ada, Eve]"));
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly("organisations.yaml:5: organisations[1].approvers: \"Eve\" is not among the people of"
                        + " this organisation; some of: Ada, Bo");
    }

    @Test
    void eachIdAndNameOnce() {
        read(GOOD.replace("quiet-help", "free-pen").replace("people: [Ada, Bo]", "people: [Ada, Bo, Ada]"));
        assertThat(problems.list())
                .extracting(Problem::wrong)
                .containsExactly("\"Ada\" stands there twice", "two organisations are called \"free-pen\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | unlisted: true    | unlisted: false
                    true  | people: [Ada, Bo] | people: [Ada, "Bo O'Neill", Żaneta]
                    true  | approvers: [Ada]  | approvers: Ada
                    false | id: free-pen      | id: Free-Pen
                    false | id: free-pen      | title: free-pen
                    false | name: Free Pen    | name: ""
                    false | people: [Ada, Bo] | people: [Ada, bo@example.org]
                    false | people: [Ada, Bo] | people: [Ada, Ada]
                    false | notify: [Ada]     | notifies: [Ada]
                    false | unlisted: true    | unlisted: maybe
                    false | organisations:    | members:
                    """)
    void readerAndSchemaJudgeAlike(boolean accepted, String before, String after) throws IOException {
        assertThat(GOOD).contains(before);
        String yaml = GOOD.replace(before, after);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("docs/schemas/organisations.schema.json")), InputFormat.JSON)
                        .validate(yaml, InputFormat.YAML)
                        .isEmpty())
                .as("schema on:%n%s", yaml)
                .isEqualTo(accepted);
        read(yaml);
        assertThat(problems.isEmpty()).as("reader on:%n%s", yaml).isEqualTo(accepted);
    }
}
