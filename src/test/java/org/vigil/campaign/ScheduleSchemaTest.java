package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** The schema that editors use says the same as the reader, of all that a schema can judge. */
class ScheduleSchemaTest {
    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/schedule.schema.json")), InputFormat.JSON);
    }

    @Test
    void bothAcceptTheExample() {
        assertThat(schemaAccepts(CampaignFileTest.GOOD)).isTrue();
        assertThat(readerAccepts(CampaignFileTest.GOOD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | from: 2016-12-12        | note: Rebuilt.
                    true  | rotation: fair          | rounds: 3
                    true  | late_window: 6h         | spread: 20m
                    true  | late_window: 6h         | milestones: choose
                    true  | late_window: 6h         | anniversaries: flavour
                    true  | late_window: 6h         | observances: [press-freedom, human-rights-day]
                    false | late_window: 6h         | milestones: always
                    false | late_window: 6h         | observances: [towel-day]
                    true  | late_window: 6h         | convention: inclusive
                    true  | late_window: 6h         | status_limit: 180d
                    true  | late_window: 6h         | replies: keep
                    true  | late_window: 6h         | replies: count
                    false | late_window: 6h         | replies: forever
                    false | late_window: 6h         | status_limit: 0d
                    false | late_window: 6h         | status_limit: 367d
                    true  | approval: required      | approval: none
                    true  | late_window: 6h         | public: { pages: true, counter: false, feed: true }
                    true  | late_window: 6h         | `public: { pages: true }\naction_hour: 2016-12-20T18:00`
                    false | late_window: 6h         | public: true
                    false | late_window: 6h         | public: { page: true }
                    false | late_window: 6h         | public: { pages: maybe }
                    false | late_window: 6h         | `public: { pages: true }\naction_hour: 2016-12-20 18:00`
                    false | late_window: 6h         | `public: { pages: true }\naction_hour: 2016-13-20T18:00`
                    false | late_window: 6h         | action_hour: 2016-12-20T18:00
                    true  | , tag: free-to-be-home  | ``
                    true  | , days: [mon, tue, wed, thu, fri] | ``
                    true  | ["#FreeToBeHome"]       | []
                    true  | ["#FreeToBeHome"]       | ["#آزادی", "#СвободаСейчас"]
                    true  | include: [family], tag: free-to-be-home | listed: [wang-yu, b2]
                    true  | zone: America/New_York  | zone: UTC
                    true  | late_window: 6h         | actions: [{ ask: { en: Write. }, office: The ministry, text: { en: Dear }, readers_in: DE, closes: 2026-12-31, checked: 2026-12-01 }]
                    false | late_window: 6h         | actions: [{ ask: { en: Write. } }]
                    false | late_window: 6h         | actions: [{ ask: { en: Write. }, office: "@ministry" }]
                    false | late_window: 6h         | actions: [{ ask: { en: Write. }, office: A, readers_in: Germany }]
                    false | name: "#FreeToBeHome"   | ``
                    false | campaign: free-to-be-home | campaign: Free_To_Be_Home
                    false | to: 2016-12-23          | to: 2016-13-01
                    false | to: 2016-12-23          | to: 23.12.2016
                    false | to: 2016-12-23          | until: 2016-12-23
                    false | zone: America/New_York  | zone: "+02:00"
                    false | "09:00"                 | "24:00"
                    false | fri]                    | friday]
                    false | [mon, tue, wed, thu, fri] | []
                    false | { id: morning, at: "09:00", days: [mon, tue, wed, thu, fri] } | ``
                    false | id: morning,            | id: morning, when: 1,
                    false | id: morning,            | ``
                    false | [family]                | []
                    false | include: [family]       | included: [family]
                    false | tag: free-to-be-home    | listed: [a]
                    false | include: [family], tag: free-to-be-home | listed: []
                    false | include: [family], tag: free-to-be-home | listed: [a, a]
                    false | rotation: fair          | rotation: listed
                    false | rotation: fair          | rounds: 0
                    false | [sandbox-x, sandbox-mastodon] | []
                    false | [sandbox-x, sandbox-mastodon] | [a, a]
                    false | [sandbox-x, sandbox-mastodon] | [Our Account]
                    false | templates: free-to-be-home | ``
                    false | ["#FreeToBeHome"]       | ["#free-to-be-home"]
                    false | ["#FreeToBeHome"]       | ["#freetobehome"]
                    false | ["#FreeToBeHome"]       | ["FreeToBeHome"]
                    false | late_window: 6h         | late_window: 6 h
                    false | approval: required      | approval: maybe
                    """)
    void bothJudgeAlike(boolean accepted, String before, String after) {
        assertThat(CampaignFileTest.GOOD).contains(before);
        String yaml = CampaignFileTest.GOOD.replace(before, after.replace("\\n", "\n"));
        assertThat(schemaAccepts(yaml)).as("schema on:%n%s", yaml).isEqualTo(accepted);
        assertThat(readerAccepts(yaml)).as("reader on:%n%s", yaml).isEqualTo(accepted);
    }

    private static boolean schemaAccepts(String yaml) {
        return schema.validate(yaml, InputFormat.YAML).isEmpty();
    }

    private static boolean readerAccepts(String yaml) {
        return CampaignFile.read(SourceFile.ofText("schedules/free-to-be-home.yaml", yaml), new Problems())
                .isPresent();
    }
}
