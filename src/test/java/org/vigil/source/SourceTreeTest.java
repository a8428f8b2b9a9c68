package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    private final Path folder;
    private final Path profiles;

    SourceTreeTest(@TempDir Path parent) {
        this.folder = parent.resolve("team");
        this.profiles = folder.resolve("profiles");
    }

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(profiles);
        Files.writeString(profiles.resolve("anna.yaml"), "id: anna");
        Files.writeString(profiles.resolve(".anna.yaml.swp"), "half");
        Files.writeString(folder.resolve("notes.txt"), "none of our business");
    }

    @Test
    void onlyWhatVigilKnowsIsRead() throws IOException {
        assertThat(SourceTree.read(folder).all()).extracting(SourceFile::path).containsExactly("profiles/anna.yaml");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolveSibling("secret"), "sesame");
        Path key = Files.writeString(
                Files.createDirectories(folder.resolve("data")).resolve("vigil.key"), "sesame");
        Files.createSymbolicLink(profiles.resolve("b.yaml"), secret);
        Files.createSymbolicLink(profiles.resolve("c.yaml"), key);
        Files.createSymbolicLink(profiles.resolve("photos"), folder.getParent());
        SourceTree tree = SourceTree.read(folder);
        assertThat(tree.unread())
                .extracting(Problem::file)
                .containsExactlyInAnyOrder("profiles/b.yaml", "profiles/c.yaml", "profiles/photos");
        assertThat(tree.all())
                .flatExtracting(file -> List.of(file.text().orElseThrow()))
                .doesNotContain("sesame");
    }

    @Test
    void aLinkInsideTheFolderIsRead() throws IOException {
        Files.createSymbolicLink(profiles.resolve("b.yaml"), profiles.resolve("anna.yaml"));
        SourceTree tree = SourceTree.read(folder);
        assertThat(tree.unread()).isEmpty();
        assertThat(tree.file("profiles/b.yaml").orElseThrow().text()).contains("id: anna");
    }

    @Test
    void aHugeFileIsNamedAndNotRead() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(profiles.resolve("film.jpg").toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        SourceTree tree = SourceTree.read(folder);
        assertThat(tree.unread())
                .singleElement()
                .hasToString("profiles/film.jpg:1: the file has 3221225472 bytes; at most 20000000 bytes");
        assertThat(tree.file("profiles/film.jpg").orElseThrow().bytes()).isEmpty();
    }
}
