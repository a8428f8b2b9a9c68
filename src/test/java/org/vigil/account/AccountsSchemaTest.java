package org.vigil.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** The schema that editors use says the same as the reader, of all that a schema can judge. */
class AccountsSchemaTest {
    private static final String GOOD = """
            accounts:
              - name: our-mastodon
                network: mastodon
                server: https://mastodon.example
                language: en
                visibility: unlisted
                threads: true
                watch: alarm
                watch_every: 2h
            """;

    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/accounts.schema.json")), InputFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | threads: true           | threads: false
                    true  | watch: alarm            | watch: pause
                    true  | watch: alarm            | watch: off
                    true  | watch_every: 2h         | watch_every: 10m
                    true  | watch_every: 2h         | watch_every: 24h
                    true  | visibility: unlisted    | visibility: public
                    true  | https://mastodon.example | http://127.0.0.1:8081
                    true  | watch: alarm            | organisation: free-pen
                    false | watch: alarm            | organisation: Free Pen
                    false | watch: alarm            | by_hand: true
                    false | watch: alarm            | by_hand: perhaps
                    false | watch: alarm            | watch: loud
                    false | watch_every: 2h         | watch_every: 9m
                    false | watch_every: 2h         | watch_every: 25h
                    false | watch_every: 2h         | watch_every: 1d
                    false | name: our-mastodon      | name: Our Mastodon
                    false | name: our-mastodon      | title: our-mastodon
                    false | network: mastodon       | network: x
                    false | network: mastodon       | network: bluesky
                    false | network: mastodon       | network: myspace
                    false | https://mastodon.example | http://mastodon.example
                    false | server: https://mastodon.example | ``
                    false | server: https://mastodon.example | imitates: x
                    false | language: en            | language: '?'
                    """)
    void bothJudgeAlike(boolean accepted, String before, String after) {
        assertThat(GOOD).contains(before);
        String yaml = GOOD.replace(before, after);
        assertThat(schema.validate(yaml, InputFormat.YAML).isEmpty())
                .as("schema on:%n%s", yaml)
                .isEqualTo(accepted);
        Problems problems = new Problems();
        AccountsFile.read(SourceFile.ofText(AccountsFile.PATH, yaml), problems);
        assertThat(problems.isEmpty()).as("reader on:%n%s", yaml).isEqualTo(accepted);
    }
}
