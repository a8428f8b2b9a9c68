package org.vigil.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigil.message.OwnPosterWords;
import org.vigil.message.PosterWriter;
import org.vigil.message.ShippedTexts;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKind;
import org.vigil.poster.Form;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * The folder to begin with, as the jar holds it below {@code init/}.
 *
 * @param today stands for {@code @TODAY@}, and days before it for {@code @TODAY-120@}
 */
record FirstFolder(LocalDate today) {
    private static final Pattern DAY = Pattern.compile("@TODAY(?:-(\\d{1,5}))?@");

    /**
     * Writes all files or none.
     *
     * @param target is not there yet, or empty
     * @throws Failure where something stands there already
     */
    void write(Path target) throws IOException {
        refuseWhatIsThere(target);
        Path parent = Objects.requireNonNull(target.getParent(), "the root of a disk is never empty");
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".vigil-init-");
        try {
            for (String name :
                    read("files.txt").lines().filter(line -> !line.isBlank()).toList()) {
                Path file = draft.resolve(name);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, dated(text(name)));
            }
            posters(draft);
            moveInto(draft, target);
        } finally {
            delete(draft);
        }
    }

    /** Vigil's own designs and words, to be changed: without these files it takes the same. */
    private static void posters(Path draft) throws IOException {
        Files.createDirectories(draft.resolve("templates").resolve(PosterWriter.FOLDER));
        for (Form form : Form.values()) {
            Files.write(
                    draft.resolve(form.path()),
                    form.file(SourceTree.of(List.of())).bytes());
        }
        Files.writeString(
                draft.resolve(PosterWriter.key(TemplateKind.PRISONER, "en").path()),
                OwnPosterWords.text("en").orElseThrow());
    }

    private static void refuseWhatIsThere(Path target) throws IOException {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new Failure(Vigil.PROBLEMS, target + " is a file. Give the name of a new folder.");
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> inside = Files.list(target)) {
                if (inside.findAny().isPresent()) {
                    throw new Failure(
                            Vigil.PROBLEMS, "The folder " + target + " is not empty. Give the name of a new one.");
                }
            }
        }
    }

    private String dated(String text) {
        return DAY.matcher(text)
                .replaceAll(day -> today.minusDays(day.group(1) == null ? 0 : Long.parseLong(day.group(1)))
                        .toString());
    }

    /** An empty folder that is there already may be the one you are in, so it is filled and not replaced. */
    private static void moveInto(Path draft, Path target) throws IOException {
        boolean there = Files.isDirectory(target);
        Files.createDirectories(target);
        List<Path> moved = new ArrayList<>();
        try (Stream<Path> children = Files.list(draft)) {
            for (Path child : children.toList()) {
                Path to = target.resolve(child.getFileName());
                Files.move(child, to);
                moved.add(to);
            }
        } catch (IOException e) {
            moved.forEach(FirstFolder::delete);
            if (!there) {
                delete(target);
            }
            throw e;
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts are those that a campaign made at the pages begins with, too. */
    private static String text(String name) throws IOException {
        Optional<SourceFile> shipped = TemplateFile.key(name).flatMap(ShippedTexts::file);
        return shipped.isPresent() ? shipped.get().text().orElseThrow() : read(name);
    }

    private static String read(String name) throws IOException {
        try (InputStream stream = FirstFolder.class.getResourceAsStream("/init/" + name)) {
            if (stream == null) {
                throw new FileNotFoundException("this build of Vigil lacks init/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
