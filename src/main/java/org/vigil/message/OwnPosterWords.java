package org.vigil.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** The words of posters that Vigil brings with it, for a team that has none of its own. No native reader has signed them. */
public final class OwnPosterWords {
    /** In which Vigil brings words for posters of its own. */
    public static final List<String> LANGUAGES =
            List.of("ar", "az", "be", "de", "en", "es", "fa", "fr", "pl", "ru", "tr", "uk", "vi", "zh");

    private static final Map<TemplateKey, Template> OWN = new ConcurrentHashMap<>();

    private OwnPosterWords() {}

    /** Vigil's own words in a language, which no native reader has signed; empty where it brings none. */
    public static Optional<Template> template(TemplateKind kind, String language) {
        return text(language)
                .map(text -> OWN.computeIfAbsent(
                        PosterWriter.key(kind, language),
                        key -> TemplateFile.read(SourceFile.ofText(key.path(), text), new Problems())
                                .orElseThrow()));
    }

    /** The same as a file has them, for a team to begin with. */
    public static Optional<String> text(String language) {
        String base = language.replaceFirst("-.*", "");
        return LANGUAGES.contains(base) ? Optional.of(HanScript.of(language, read(base))) : Optional.empty();
    }

    private static String read(String base) {
        String name = "/posters/words." + base + ".txt";
        try (InputStream stream = OwnPosterWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
