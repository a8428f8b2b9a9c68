package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** A team's folder into which lists are imported, in November 2026. */
final class ImportRun {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final String FOR_ALL = "everywhere: { held_by: BY, publisher: Invented }\n";

    private final Path top;
    private final Path folder;

    ImportRun(Path top) throws IOException {
        this.top = top;
        this.folder = Files.createDirectories(top.resolve("team"));
    }

    ImportReport csv(String text) throws IOException {
        return csv(text, FOR_ALL);
    }

    ImportReport csv(String text, String mapping) throws IOException {
        return file("list.csv", text, mapping);
    }

    ImportReport file(String name, String text, String mapping) throws IOException {
        Path list = top.resolve(name);
        Files.writeString(list, text);
        return new Import(folder, new ListFile(list), mapping(mapping), InstantSource.fixed(NOW))
                .run((row, line, what, refused, total) -> {});
    }

    private static Mapping mapping(String yaml) {
        Problems problems = new Problems();
        Mapping mapping =
                Mapping.read(SourceFile.ofText("map.yaml", yaml), problems).orElse(null);
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(mapping);
    }

    void put(String id, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(path(id), yaml);
    }

    boolean has(String id) {
        return Files.exists(path(id));
    }

    String text(String id) throws IOException {
        return Files.readString(path(id));
    }

    Profile profile(String id) throws IOException {
        return read(id, text(id));
    }

    static Profile read(String id, String yaml) {
        Problems problems = new Problems();
        return ProfileFile.read(SourceFile.ofText("profiles/" + id + ".yaml", yaml), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    Path folder() {
        return folder;
    }

    private Path path(String id) {
        return folder.resolve("profiles/" + id + ".yaml");
    }
}
