package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import tools.jackson.databind.json.JsonMapper;

/** Editors judge a mapping by the schema, Vigil by its reader: of all that a schema can see both say the same. */
class MappingSchemaTest {
    private static final String GOOD = """
            columns: { Имя: name.ru, Name: name.zh-Hans, Дата: detained_on, Zelle: ignore, Kin: relatives, F: story }
            everywhere: { publisher: Invented, held_by: BY, confirmed: "2026-01-05", tags: one two }
            values: { сидит: in_custody, вышла: released, ж: she, новое: "" }
            language: ru
            dates: day-first
            """;

    private static Schema schema;

    @TempDir
    private Path top;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/mapping.schema.json")), InputFormat.JSON);
    }

    @Test
    void bothAcceptTheExample() {
        assertThat(schemaAccepts(GOOD)).isTrue();
        assertThat(readerAccepts(GOOD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | dates: day-first   | dates: month-first
                    true  | dates: day-first   | ``
                    true  | language: ru       | language: kab
                    true  | language: ru       | language: zh-Hans
                    true  | ignore             | born_on
                    true  | ignore             | speaks_for
                    false | ignore             | basis
                    false | ignore             | phone
                    false | ignore             | do_not_publish
                    false | detained_on        | detained
                    false | detained_on        | detained_on.ru
                    false | name.ru            | name.Russian
                    false | name.ru            | name.
                    false | name.ru            | [name.ru]
                    false | publisher: Invented | publischer: Invented
                    false | publisher: Invented | status: released
                    false | publisher: Invented | name: Anna
                    false | publisher: Invented | publisher: [Invented]
                    false | released           | relased
                    false | released           | yes
                    false | ж: she             | ж: her
                    false | day-first          | daymonth
                    false | language: ru       | language: Russian
                    false | language: ru       | languages: ru
                    """)
    void bothSayTheSameOfAChange(boolean accepted, String part, String instead) {
        assertThat(GOOD).contains(part);
        String changed = GOOD.replaceFirst(java.util.regex.Pattern.quote(part), instead);
        assertThat(schemaAccepts(changed)).as("schema").isEqualTo(accepted);
        assertThat(readerAccepts(changed)).as("reader").isEqualTo(accepted);
    }

    @Test
    void theSchemaOffersWhateverAColumnMaySay() throws IOException {
        var targets = JsonMapper.builder()
                .build()
                .readTree(Files.readString(Path.of("docs/schemas/mapping.schema.json")))
                .at("/$defs/target/anyOf/1/enum");
        TreeSet<String> offered = new TreeSet<>();
        targets.forEach(word -> offered.add(word.asString()));
        TreeSet<String> known = new TreeSet<>(Target.words());
        known.addAll(Meaning.FIELDS);
        assertThat(offered).isEqualTo(known);
    }

    @Test
    void bothAcceptWhatIsSuggested() throws IOException {
        Path list = top.resolve("list.csv");
        Files.writeString(
                list, "Имя,Дата ареста,Телефон,Статус\nАнна,2020-05-04,1,сидит\nБо,2020-05-04,2,под стражей\n");
        String suggested = Suggestion.of(new ListFile(list));
        assertThat(suggested).contains("name.ru", "in_custody");
        assertThat(schemaAccepts(suggested)).isTrue();
        assertThat(readerAccepts(suggested)).isTrue();
    }

    private static boolean schemaAccepts(String yaml) {
        return schema.validate(yaml, InputFormat.YAML).isEmpty();
    }

    private static boolean readerAccepts(String yaml) {
        return Mapping.read(SourceFile.ofText("map.yaml", yaml), new Problems()).isPresent();
    }
}
