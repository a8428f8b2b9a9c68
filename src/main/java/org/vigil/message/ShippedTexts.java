package org.vigil.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.vigil.source.SourceFile;

/** The texts that Vigil ships for a campaign to begin with. No native reader has signed any of them. */
public final class ShippedTexts {
    private ShippedTexts() {}

    /** The file of that path to begin with; empty where Vigil has no words of that kind in that language. */
    public static Optional<SourceFile> file(TemplateKey key) {
        if (key.name().equals(PosterWriter.FOLDER)) {
            return OwnPosterWords.text(key.language()).map(text -> SourceFile.ofText(key.path(), text));
        }
        String resource = "/texts/" + key.kind().word() + "." + key.language() + ".txt";
        try (InputStream stream = ShippedTexts.class.getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of(new SourceFile(key.path(), stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
