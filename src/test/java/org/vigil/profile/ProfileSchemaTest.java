package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.json.JsonMapper;

/** Editors judge a profile by the schema, Vigil by its reader: of mistakes of structure both say the same. */
class ProfileSchemaTest {
    private static final Schema SCHEMA = schema();

    @Test
    void bothAcceptAllThatAProfileMayHold() {
        assertThat(bySchema(ProfileFileTest.sample())).isEmpty();
        assertThat(byReader(ProfileFileTest.sample())).isEmpty();
    }

    @Test
    void bothAcceptWhatIsWritten() {
        Profile profile = ProfileFile.read(
                        SourceFile.ofText("profiles/sample-person.yaml", ProfileFileTest.sample()), new Problems())
                .orElseThrow();
        assertThat(bySchema(ProfileFile.write(profile))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kind: prisoner             | kind: hostage",
                "kind: prisoner             | kind: family",
                "kind: prisoner             | kind: prisoner\\nnmaes: { en: X }",
                "kind: prisoner             | kind: prisoner\\nspeaks_for: somebody",
                "held_by: AZ                | held_by: Azerbaijan",
                "held_by: AZ                | minor: false",
                "zone: Asia/Baku            | withheld: true",
                "pronoun: they              | pronoun: it",
                "to: 2016-05                | to: spring of 2016",
                "to: 2016-05                | until: 2016-05",
                "confirmed: 2017-01         | note: nobody confirmed it",
                "confirmed: 2026-10-01      | note: nobody confirmed it",
                "circa: true, latest: 2014-06-20 | perhaps: true",
                "- { text: a fine, alternatives | - { date: 2015, alternatives",
                ", sources: leaflet }], sources: [report] } | }] }",
                "do_not_publish: [birth_date | do_not_publish: [birthday",
                "review: 2027-06-01         | review: next year",
                "according_to: { en: the prosecutor's office }, | ~~",
                "accessed: 2026-01-05       | leaked: true",
                "sha256: 0123               | sha256: x123",
                "birth_date: 1970-02        | birth_date: 1970-2",
                "country: { sources: [report] } | country: { sources: [] }",
                "country: { sources: [report] } | country: [report]",
                "country: { sources: [report] } | zone: { sources: [report] }",
                "role: { sources: report, alternatives | role: { sources: [], alternatives",
                "[{ text: notary, sources: [leaflet] }] | [{ text: notary }]",
                "[{ text: notary, sources: [leaflet] }] | [{ sources: [leaflet] }]",
                "[{ text: IR, sources       | [{ text: Iran, sources",
                "[{ text: she, sources      | [{ text: woman, sources",
                "[{ text: 1971, sources     | [{ text: in 1971, sources",
                "what: closing words        | why: closing words",
                "kind: hunger_strike        | kind: thirst",
                "to: unknown, confirmed: 2015-07-02 | to: unknown",
                ", until: 2015-10-05        | ~, until: soon~",
                "relation: aunt,            | ~~",
                "permission: speaker        | permission: the speaker, 2019-11-02",
                "speaker: An Aunt           | speaker: ' '",
                "credit: A Photographer,    | ~~",
                "licence: CC BY 4.0,        | ~~",
                "profiles/photos/sample.jpg | /etc/passwd",
                ", alt_text: { en: \"A person at a desk, smiling\" } | ~~",
                "readers_in: DE             | readers_in: Germany",
                "closes: 2026-12-31         | closes: 2026-12",
                "\"#FreeSample\"            | \"#Free-Sample\"",
                "https://example.org/report | example.org/report",
                "given: 2026-01-05, until   | until",
                "scope: [name, story, photo] | scope: []",
                "scope: [name, story, photo] | scope: [face]",
                "basis: { consent: { given: 2026-01-05, until: 2027-01-05, scope: [name, story, photo] } } | basis: { reason: Known, on: 2026-01-05, signed_by: [Ann] }",
                "tags: [free-the-20]        | tags: [Free The 20]",
                "convention: inclusive      | convention: both",
                "az: Nümunə Şəxs            | azerbaijani!: Nümunə Şəxs",
            })
    void bothRefuseMistakesOfStructure(String part, String instead) {
        String sample = ProfileFileTest.sample();
        assertThat(sample).contains(part);
        String broken = sample.replace(part, instead == null ? "" : instead.replace("\\n", "\n"));
        assertThat(bySchema(broken)).as("schema").isNotEmpty();
        assertThat(byReader(broken)).as("reader").isNotEmpty();
    }

    private static List<String> byReader(String yaml) {
        Problems problems = new Problems();
        ProfileFile.read(SourceFile.ofText("profiles/sample-person.yaml", yaml), problems);
        return problems.list().stream().map(Object::toString).toList();
    }

    private static List<String> bySchema(String yaml) {
        String json = JsonMapper.shared().writeValueAsString(asEditorsReadIt(yaml));
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** YAML 1.2, which editors speak, knows no dates. */
    private static Object asEditorsReadIt(String yaml) {
        LoaderOptions options = new LoaderOptions();
        Resolver resolver = new Resolver() {
            @Override
            public void addImplicitResolver(
                    org.yaml.snakeyaml.nodes.Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
                if (!tag.equals(org.yaml.snakeyaml.nodes.Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        };
        return new org.yaml.snakeyaml.Yaml(
                        new SafeConstructor(options),
                        new org.yaml.snakeyaml.representer.Representer(new org.yaml.snakeyaml.DumperOptions()),
                        new org.yaml.snakeyaml.DumperOptions(),
                        options,
                        resolver)
                .load(yaml);
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("docs/schemas/profile.schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
