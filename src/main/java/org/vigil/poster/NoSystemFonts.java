package org.vigil.poster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes Java letter without the fonts of the machine. On Linux it asks libfontconfig for them before it reads any font at
 * all, and fails with "Fontconfig head is null" on a server that has none; a file of its own with names of fonts, which
 * need not exist, is asked instead. Whoever set {@code sun.awt.fontconfig} has decided otherwise.
 */
final class NoSystemFonts {
    private static final String SETTING = "sun.awt.fontconfig";
    private static final List<String> NAMES = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private NoSystemFonts() {}

    /** Before the first font of the process is loaded; later it changes nothing. */
    static synchronized void prepare() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, written().toString());
        }
    }

    private static Path written() {
        try {
            Path file = Files.createTempFile("vigil-fonts", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        String fonts = NAMES.stream()
                .flatMap(name -> STYLES.stream().map(style -> name + "." + style + ".default=none\n"))
                .collect(Collectors.joining());
        return "version=1\nsequence.allfonts=default\nfilename.none=/nonexistent.ttf\n" + fonts;
    }
}
