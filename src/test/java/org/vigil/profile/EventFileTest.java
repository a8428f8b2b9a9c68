package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** The reader and the schema for editors say the same of an event. */
class EventFileTest {
    private static final String GOOD = """
            id: how-many
            kind: figure
            date: 2019-02
            post_on: 2019-02-28
            title: { en: How many they are, ru: Сколько их }
            text: { en: They are counted every month. }
            figure: { number: 235, source: Memorial, date: 2019-02 }
            link: https://example.org/list
            sources:
              - { title: The list, publisher: Memorial, date: 2019-02 }
            about: [somebody]
            campaigns: [vigil]
            place: beside
            slot: morning
            hashtags: ["#Vigil"]
            """;

    private static Schema schema;

    private final Problems problems = new Problems();

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/event.schema.json")), InputFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            link: https://example.org/list | link: https://ddosecrets.com/list | link
            source: Memorial | source: a leaked database | figure.source
            source: Memorial | source: "https://search.wikileaks.org/plusd/1" | figure.source
            """)
    void aLeakIsRefusedWhereverAnEventNamesIt(String good, String bad, String field) {
        EventFile.read(SourceFile.ofText("events/how-many.yaml", GOOD.replace(good, bad)), problems);
        assertThat(problems.list()).singleElement().asString().contains(field + ": this is leaked or stolen data");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru: Сколько их                | ru: Она шпионка             | title.ru
            They are counted every month. | They are spies every month. | text.en
            """)
    void aChargeToldAsAFactIsRefused(String good, String bad, String field) {
        EventFile.read(SourceFile.ofText("events/how-many.yaml", GOOD.replace(good, bad)), problems);
        assertThat(problems.list()).singleElement().asString().contains(field + ": ", "tells a charge as a fact");
    }

    @Test
    void readsAllThatAnEventMayHold() {
        Event event = read(GOOD);
        assertThat(problems.list()).isEmpty();
        assertThat(event.postOn()).isEqualTo(LocalDate.of(2019, 2, 28));
        assertThat(event.figure()).isEqualTo(new Event.Figure(235, "Memorial", PartialDate.parse("2019-02")));
        assertThat(event.about()).containsExactly(new ProfileId("somebody"));
        assertThat(event.place()).isEqualTo(Event.Place.BESIDE);
        assertThat(event.asProfile().members()).isEqualTo(event.about());
        assertThat(schema.validate(GOOD, InputFormat.YAML)).isEmpty();
    }

    @Test
    void aDayIsTheDayToPostOn() {
        assertThat(read(GOOD.replace("date: 2019-02\npost_on: 2019-02-28", "date: 2019-02-11"))
                        .postOn())
                .isEqualTo(LocalDate.of(2019, 2, 11));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id: how-many              | id: how-few                     | 1: id: the id is how-few | no",
                "kind: figure              | kind: rumour                    | 2: kind: | yes",
                "kind: figure              | kind: statement                 | signatories: nobody has signed | yes",
                "date: 2019-02\\n          | date: soon\\n                   | 3: date: | yes",
                "post_on: 2019-02-28       | place: beside                   | post_on: the field is missing | no",
                "post_on: 2019-02-28       | post_on: 2019-02-30             | 4: post_on: | no",
                "{ en: How many they are, ru: Сколько их } | {}              | 5: title: there is nothing | yes",
                "How many they are         | Ask @somebody                   | 5: title: an account is mentioned | no",
                "They are counted          | Call +7 495 123-45-67, they are | 6: text.en: what looks like a telephone | no",
                "figure: { number: 235     | figure: { number: many          | 7: figure.number: | yes",
                "figure: { number: 235, source: Memorial, date: 2019-02 } | slot: evening | figure: the field is missing | yes",
                "source: Memorial, date    | date                            | 7: figure.source: | yes",
                "https://example.org/list  | the list                        | 8: link: | yes",
                "about: [somebody]         | tag: x                          | about: the field is missing | yes",
                "campaigns: [vigil]        | campaigns: []                   | campaigns: no campaign says it | yes",
                "campaigns: [vigil]        | campaigns: [vigil, vigil]       | stands there twice | yes",
                "place: beside             | place: above                    | place: | yes",
                "slot: morning             | slot: In the morning            | slot: | yes",
            })
    void saysWhatIsWrongAndWhere(String part, String instead, String said, String schemaSees) {
        String before = part.replace("\\n", "\n");
        assertThat(GOOD).contains(before);
        String broken = GOOD.replace(before, instead.replace("\\n", "\n"));
        Problems found = new Problems();
        EventFile.read(SourceFile.ofText("events/how-many.yaml", broken), found);
        assertThat(found.list().stream().map(Object::toString).toList())
                .anyMatch(problem -> problem.contains(said.replace("~", "")));
        if (schemaSees.equals("yes")) {
            assertThat(schema.validate(broken, InputFormat.YAML)).isNotEmpty();
        }
    }

    private Event read(String yaml) {
        return EventFile.read(SourceFile.ofText("events/how-many.yaml", yaml), problems)
                .orElseThrow(() -> new AssertionError(List.copyOf(problems.list())));
    }
}
