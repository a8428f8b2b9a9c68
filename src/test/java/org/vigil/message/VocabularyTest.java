package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import tools.jackson.databind.ObjectMapper;

class VocabularyTest {
    private static final Path GUIDE = Path.of("docs/templates.md");

    @Test
    void theGuideListsExactlyTheseNames() throws IOException {
        Pattern name = Pattern.compile("`(\\w+)`");
        List<String> listed = Files.readString(GUIDE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> name.matcher(line.split("\\|", -1)[1]).results())
                .map(match -> match.group(1))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(Vocabulary.words());
    }

    @Test
    void theGuideNamesTheLanguagesInWhichDaysAreCounted() throws IOException {
        String guide = Files.readString(GUIDE).replaceAll("\\s+", " ");
        String languages =
                guide.substring(guide.indexOf("Days are counted in"), guide.indexOf("A template in another"));
        assertThat(Pattern.compile("`(\\w+)`").matcher(languages).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(DayWords.languages());
    }

    @Test
    void theExamplesOfTheGuideAreRight() throws IOException {
        List<String> examples = Pattern.compile("(?ms)^```\n(.*?)^```$")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains("{{"))
                .toList();
        assertThat(examples).hasSize(3);
        for (String example : examples) {
            Problems problems = new Problems();
            TemplateFile.read(SourceFile.ofText("templates/guide/prisoner.en.txt", example), problems);
            assertThat(problems.list()).isEmpty();
        }
    }

    @Test
    void theSchemaOfTheFrontMatterHasTheFieldsThatAreRead() throws IOException {
        String schema = Files.readString(Path.of("docs/schemas/template-front-matter.schema.json"));
        Stream<String> fields = new ObjectMapper().readTree(schema).get("properties").propertyNames().stream();
        String frontMatter =
                "---\n" + String.join("\n", fields.map(field -> field + ": x").toList()) + "\n---\n{{name}}";
        Problems problems = new Problems();
        assertThat(TemplateFile.read(SourceFile.ofText("templates/a/group.en.txt", frontMatter), problems))
                .hasValueSatisfying(
                        template -> assertThat(template.contentWarning()).isEqualTo("x"));
        assertThat(problems.list()).isEmpty();
    }
}
