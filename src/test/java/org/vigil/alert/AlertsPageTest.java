package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import tools.jackson.databind.json.JsonMapper;

/** docs/alerts.md says what the code says. */
class AlertsPageTest {
    private static final Pattern KIND = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");

    private final String page;

    AlertsPageTest() throws IOException {
        page = Files.readString(Path.of("docs", "alerts.md"));
    }

    @Test
    void everyKindIsExplainedAndNoOther() {
        assertThat(KIND.matcher(page).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AlertKind.values()).map(AlertKind::word).toList());
    }

    @Test
    void theExamplesOfSettingsCanBeRead() {
        List<String> examples =
                YAML.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            Problems problems = new Problems();
            assertThat(SettingsFile.read(SourceFile.ofText(SettingsFile.PATH, example), problems))
                    .as(problems.list().toString())
                    .isPresent();
        });
    }

    @Test
    void theBodyOfAWebhookHasTheKeysThatAreTold() {
        String told = JSON.matcher(page).results().findFirst().orElseThrow().group(1);
        assertThat(JsonMapper.builder().build().readTree(told).propertyNames())
                .containsExactlyElementsOf(Notice.test(Instant.EPOCH).json().keySet());
        assertThat(Stream.of(Event.values()).map(Event::word))
                .allSatisfy(event -> assertThat(page).contains("`" + event + "`"));
    }
}
