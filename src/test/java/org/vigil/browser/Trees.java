package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a screen reader is told of a page, as text, beside what was kept of it in src/test/resources/trees. Where it is
 * another, it lies in target/trees: whoever has read it and finds it right copies it over.
 */
final class Trees {
    private static final Path KEPT = Path.of("src", "test", "resources", "trees");
    private static final Path SEEN = Path.of("target", "trees");

    /** Each Chromium writes a visitor's own time in words of its own. */
    private static final String OWN_TIME =
            "() => document.querySelectorAll('[data-local] time').forEach(time => time.textContent = 'own time')";

    private Trees() {}

    static void compare(Page page, String name) {
        String file = name + ".yaml";
        page.evaluate(OWN_TIME);
        String tree = page.locator("body").ariaSnapshot() + "\n";
        try {
            Files.createDirectories(SEEN);
            Files.writeString(SEEN.resolve(file), tree);
            Path kept = KEPT.resolve(file);
            assertThat(tree)
                    .as("what a screen reader is told of %s (target/trees has it as it is now)", name)
                    .isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
