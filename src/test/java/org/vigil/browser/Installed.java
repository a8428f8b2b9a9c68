package org.vigil.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What browser tests need on this machine: a Chromium, and the Node.js that Playwright runs on. {@code VIGIL_BROWSER} may
 * be the path of the browser, {@code required} (whatever is missing is a failure), or {@code none} (they are skipped).
 */
record Installed(Path chromium, Path node) {
    static final String VARIABLE = "VIGIL_BROWSER";
    private static final int OLDEST_NODE = 20;
    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "chrome",
            "chromium-headless-shell",
            "microsoft-edge-stable");
    private static final List<String> ELSEWHERE = List.of(
            "/usr/bin/",
            "/usr/local/bin/",
            "/snap/bin/",
            "/opt/homebrew/bin/",
            "/opt/google/chrome/",
            "/Applications/Chromium.app/Contents/MacOS/",
            "/Applications/Google Chrome.app/Contents/MacOS/");

    /** What of it there is. */
    sealed interface Found {
        record All(Installed installed) implements Found {}

        /** @param why a sentence for whoever runs the tests */
        record Missing(String why) implements Found {}
    }

    static boolean isRequired() {
        return wish().filter(wish -> !wish.equals("none")).isPresent();
    }

    private static Optional<String> wish() {
        return Optional.ofNullable(System.getProperty(VARIABLE))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(wish -> !wish.isBlank());
    }

    static Found find() {
        if (wish().filter("none"::equals).isPresent()) {
            return new Found.Missing(VARIABLE + " says none");
        }
        Optional<Path> chromium = wish().filter(wish -> !wish.equals("required"))
                .map(Path::of)
                .or(() -> Stream.concat(NAMES.stream(), Stream.of("Chromium", "Google Chrome")) // as on macOS
                        .flatMap(Installed::places)
                        .findFirst())
                .filter(Files::isExecutable);
        Optional<Path> node = Stream.of("node", "nodejs")
                .flatMap(Installed::places)
                .filter(Installed::isNewEnough)
                .findFirst();
        if (chromium.isPresent() && node.isPresent()) {
            return new Found.All(new Installed(chromium.get(), node.get()));
        }
        return new Found.Missing(
                (chromium.isEmpty() ? "there is no Chromium (apt install chromium, brew install chromium)" : "")
                        + (chromium.isEmpty() && node.isEmpty() ? ", and " : "")
                        + (node.isEmpty() ? "there is no Node.js " + OLDEST_NODE + " or newer" : ""));
    }

    private static Stream<Path> places(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), ELSEWHERE.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    private static boolean isNewEnough(Path node) {
        try {
            Process asked = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String says = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor(20, TimeUnit.SECONDS)
                    && says.matches("v\\d{1,4}\\..*")
                    && Integer.parseInt(says.substring(1, says.indexOf('.'))) >= OLDEST_NODE;
        } catch (IOException e) {
            return false; // what cannot be started is none
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For Playwright, which is never to fetch a browser. */
    Map<String, String> environment() {
        return Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString());
    }
}
