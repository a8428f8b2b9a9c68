package org.vigil.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.CorrectionDesk;
import picocli.CommandLine.Option;

/** The words of a correction: from the command line, a file, or what is typed. */
final class CorrectedText {
    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "All that is to stand there instead. \"-\" reads it from what is typed, until Ctrl-D.")
    private @Nullable String text;

    @Option(names = "--text-file", paramLabel = "FILE", description = "The same, from a file in UTF-8.")
    private @Nullable Path file;

    boolean typed() {
        return "-".equals(text);
    }

    /** @throws Failure where there are no words, or a file that cannot be read */
    String read(BufferedReader input) {
        String words = CorrectionDesk.clean(file == null ? given(input) : ofFile(file));
        if (words.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS, "There are no words in it. To take the whole post away: ./vigil delete POST");
        }
        return words;
    }

    private String given(BufferedReader input) {
        return typed() ? input.lines().collect(Collectors.joining("\n")) : Objects.requireNonNull(text);
    }

    private static String ofFile(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Failure(Vigil.PROBLEMS, "There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new Failure(Vigil.PROBLEMS, "The file " + file + " is not in UTF-8.");
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "The file " + file + " cannot be read: " + e.getMessage());
        }
    }
}
