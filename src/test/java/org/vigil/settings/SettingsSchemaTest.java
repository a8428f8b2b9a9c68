package org.vigil.settings;

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
class SettingsSchemaTest {
    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/settings.schema.json")), InputFormat.JSON);
    }

    @Test
    void bothAcceptTheExample() {
        assertThat(schemaAccepts(SettingsFileTest.GOOD)).isTrue();
        assertThat(readerAccepts(SettingsFileTest.GOOD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | , port: 2525              | ``
                    true  | , tls: starttls           | , tls: implicit
                    true  | , user: vigil             | ``
                    true  | , method: post            | ``
                    true  | , webhook: kept           | ``
                    true  | email: ada@example.org,   | ``
                    true  | "https://up.example.org/ping/1" | "http://localhost:8080/up"
                    true  | "https://up.example.org/ping/1" | kept
                    true  | mail.example.org, port: 2525, tls: starttls | 127.0.0.1, tls: none
                    false | tls: starttls             | tls: none
                    true  | address: 192.0.2.7, url   | url
                    true  | behind_proxy: 192.0.2.5   | tls: { certificate: a.pem, key: b.pem }
                    true  | address: 192.0.2.7        | address: "::1"
                    true  | address: 192.0.2.7, url: "https://vigil.example.org", behind_proxy: 192.0.2.5 | address: 127.0.0.1
                    false | address: 192.0.2.7, url: "https://vigil.example.org", behind_proxy: 192.0.2.5 | address: 192.0.2.7
                    false | , behind_proxy: 192.0.2.5 | ``
                    false | url: "https://vigil.example.org", | ``
                    false | "https://vigil.example.org" | "http://vigil.example.org"
                    false | address: 192.0.2.7        | address: vigil
                    false | behind_proxy: 192.0.2.5   | tls: { certificate: a.pem }
                    true  | second_factor: everybody, | ``
                    false | everybody                 | nobody
                    false | , client_id: vigil        | ``
                    false | client_id: vigil          | client_id: vigil, client_secret: a
                    false | "https://id.example.org/" | "http://id.example.org"
                    true  | "https://id.example.org/" | "http://127.0.0.1:9000/a"
                    false | tls: starttls             | tls: tls
                    false | name: Ada,                | ``
                    false | name: Ada                 | name: "<Ada>"
                    false | webhook: "https://chat.example.org/hooks/b?c=d" | phone: "1"
                    false | https://chat.example.org/hooks/b?c=d | http://chat.example.org/b
                    false | ada@example.org           | ada
                    false | 20m                       | 20
                    false | from: vigil@example.org   | from: vigil
                    false | , from: vigil@example.org | ``
                    false | host: mail.example.org,   | ``
                    false | host: mail.example.org    | host: "mail example"
                    false | port: 2525                | port: 0
                    false | user: vigil               | password: vigil
                    false | X-Vigil-Secret            | "X: Vigil"
                    false | method: post              | method: head
                    true  | keep_months: 24           | keep_months: 4, replies_days: 90
                    false | keep_months: 24           | replies_days: 91
                    false | keep_months: 24           | replies_days: 0
                    false | keep_months: 24           | keep_months: 3
                    false | mastodon_requests: 9000   | mastodon_requests: 30
                    false | weekly_report: tue        | weekly_report: monday
                    true  | approvers: [Ada, Cem]     | ``
                    true  | approvers: [Ada, Cem]     | approvers: [Ada]
                    false | approvers: [Ada, Cem]     | approvers: []
                    false | approvers: [Ada, Cem]     | approvers: [Ada, Ada]
                    false | approvers: [Ada, Cem]     | approvers: ["<Ada>"]
                    true  | , to: [Ada]               | ``
                    true  | , verification: fri       | ``
                    true  | post: 0.01,               | ``
                    false | at: "17:00"               | at: "24:00"
                    false | at: "17:00", zone         | zone
                    false | verification: fri         | verification: friday
                    false | to: [Ada]                 | to: []
                    false | , as_of: 2026-11-01       | ``
                    false | as_of: 2026-11-01         | as_of: 2026-11
                    false | post: 0.01                | post: -1
                    false | post: 0.01, post_with_link: 0.25, repost: 0.03, alt_text: 0, read: 0.002, as_of | as_of
                    false | heartbeat:                | ping:
                    true  | weekly_report: tue        | weekly_report: sun
                    true  | , weekly_report: tue      | ``
                    true  | x_dollars: 5.00           | x_dollars: 0
                    false | weekly_report: tue        | weekly_report: tuesday
                    false | x_requests: 400           | x_requests: 30
                    false | bluesky_requests: 900     | bluesky_requests: 100001
                    false | x_dollars: 5.00           | x_dollars: -1
                    false | keep_months: 24           | keep_months: 3
                    false | keep_months: 24           | keep_days: 24
                    """)
    void bothJudgeAlike(boolean accepted, String before, String after) {
        assertThat(SettingsFileTest.GOOD).contains(before);
        String yaml = SettingsFileTest.GOOD.replace(before, after);
        assertThat(schemaAccepts(yaml)).as("schema on:%n%s", yaml).isEqualTo(accepted);
        assertThat(readerAccepts(yaml)).as("reader on:%n%s", yaml).isEqualTo(accepted);
    }

    @Test
    void bothWantADigestForTheWeeklyReport() {
        String yaml = SettingsFileTest.GOOD.replaceAll("(?m)^digest:.*\n", "");
        assertThat(schemaAccepts(yaml)).isFalse();
        assertThat(readerAccepts(yaml)).isFalse();
    }

    @Test
    void bothWantAServerForEmail() {
        String yaml = SettingsFileTest.GOOD.replaceAll("(?m)^  smtp:.*\n", "");
        assertThat(schemaAccepts(yaml)).isFalse();
        assertThat(readerAccepts(yaml)).isFalse();
    }

    private static boolean schemaAccepts(String yaml) {
        return schema.validate(yaml, InputFormat.YAML).isEmpty();
    }

    private static boolean readerAccepts(String yaml) {
        return SettingsFile.read(SourceFile.ofText(SettingsFile.PATH, yaml), new Problems())
                .isPresent();
    }
}
