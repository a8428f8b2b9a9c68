package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigil.network.Outcome;

/** docs/delivery.md says what the code says. The tables of answers are compared beside their networks. */
class DeliveryPageTest {
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+ --> \\S+)$");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    private final String page;

    DeliveryPageTest() throws IOException {
        page = Files.readString(Path.of("docs", "delivery.md"));
    }

    @Test
    void thePictureHasTheTransitionsOfTheTableAndNoOthers() {
        assertThat(found(ARROW, between("```mermaid", "```\n"))).isEqualTo(arrows());
    }

    private static Set<String> arrows() {
        Set<String> arrows = new TreeSet<>(Set.of("[*] --> planned"));
        for (DeliveryState from : DeliveryState.values()) {
            Stream.of(DeliveryState.values())
                    .filter(from::mayBecome)
                    .forEach(to -> arrows.add(from.word() + " --> " + to.word()));
            if (from.ended()) {
                arrows.add(from.word() + " --> [*]");
            }
        }
        return arrows;
    }

    @Test
    void everyStateIsExplained() {
        Set<String> states =
                Stream.of(DeliveryState.values()).map(DeliveryState::word).collect(Collectors.toSet());
        assertThat(found(FIRST_CELL, between("| state | in words |", "\n## "))).isEqualTo(states);
    }

    @Test
    void everyOutcomeIsExplained() {
        Set<String> outcomes = Arrays.stream(Outcome.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(found(FIRST_CELL, between("| outcome | means |", "\n## "))).isEqualTo(outcomes);
    }

    private String between(String begin, String end) {
        return page.split(Pattern.quote(begin), 2)[1].split(Pattern.quote(end), 2)[0];
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
