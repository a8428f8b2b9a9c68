package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A file that is small and would become endless in memory, sent to each page that takes a file as it is. */
@ExtendWith(TestDatabase.class)
class YamlBombsTest {
    private final ConsoleWorld console;
    private final World world;

    YamlBombsTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static Map<String, String> bombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int n = 1; n < 12; n++) {
            laughs.append("aN: &aN [*aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM]\n"
                    .replace("N", String.valueOf(n))
                    .replace("M", String.valueOf(n - 1)));
        }
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("laughs", laughs.toString());
        bombs.put("itself", "id: anna\naliases: &a [*a]\n");
        bombs.put("deep", "id: " + "[".repeat(50_000));
        bombs.put("merged", "a: &a { b: c }\n<<: [" + "*a, ".repeat(5_000) + "*a]\n");
        return bombs;
    }

    @Test
    void isRefusedInWordsAndNothingIsWritten() {
        Map<String, String> pages = Map.of(
                "/people/anna/edit/file", World.profile("anna"),
                "/schedules/vigil/file", World.CAMPAIGN,
                "/templates/edit", World.TEMPLATE);
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            pages.forEach((page, file) -> bombs().forEach((name, bomb) -> {
                String before = digest(file);
                String text = page.startsWith("/templates") ? "---\n" + bomb + "---\n{{name}}" : bomb;
                HttpResponse<String> answer =
                        editor.post(page + "?path=" + file, page, Map.of("path", file, "text", text, "read", before));
                assertThat(answer.statusCode()).as("%s to %s", name, page).isIn(200, 400, 413, 422);
                assertThat(answer.body()).as("%s to %s", name, page).contains("Not done.");
                assertThat(digest(file)).isEqualTo(before);
            }));
            assertThat(List.of("/", "/people/anna", "/templates"))
                    .allSatisfy(
                            page -> assertThat(editor.get(page).statusCode()).isEqualTo(200));
        }
    }

    private String digest(String file) {
        return world.node.fileDesk().file(file).orElseThrow().digest();
    }
}
