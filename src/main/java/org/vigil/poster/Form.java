package org.vigil.poster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.message.PosterWriter;
import org.vigil.network.Network;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** The forms in which posters are drawn: each network shows some whole, and cuts others. */
public enum Form {
    /** 1600 by 900: X and Mastodon show 16:9 whole, and cut what is higher. */
    WIDE,
    /** 1280 by 1280: Telegram makes pictures no larger than 1280 a side, Bluesky shows squares whole and large. */
    SQUARE,
    /** 1600 by 2000: all names of a campaign. */
    ROLL;

    /** Vigil's own files, each read once. */
    private static final Map<Form, SourceFile> OWN = new ConcurrentHashMap<>();

    /** How a post's poster is drawn for a network. */
    public static Form of(Network network) {
        return switch (network) {
            case X, MASTODON, SANDBOX -> WIDE;
            case BLUESKY, TELEGRAM -> SQUARE;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file of a team's own design. */
    public String path() {
        return "templates/" + PosterWriter.FOLDER + "/" + word() + ".svg";
    }

    /** The team's design, else Vigil's own. */
    public SourceFile file(SourceTree tree) {
        return tree.file(path()).orElseGet(() -> OWN.computeIfAbsent(this, Form::own));
    }

    private SourceFile own() {
        try (InputStream stream = Form.class.getResourceAsStream("/posters/" + word() + ".svg")) {
            if (stream == null) {
                throw new IllegalStateException(word() + ".svg is not in the program");
            }
            return new SourceFile(path(), stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Vigil's own design. */
    public Design ownDesign() {
        return Design.read(own(), new Problems()).orElseThrow();
    }
}
