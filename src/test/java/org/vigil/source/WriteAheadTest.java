package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadTest {
    private static final Path JOURNAL = Path.of("profiles/.import");

    @TempDir
    private Path folder;

    @Test
    void allFilesAreThereAfterTheCommitAndNoneBefore() throws IOException {
        try (WriteAhead out = WriteAhead.begin(folder)) {
            put(out, "a");
            put(out, "b");
            assertThat(SourceTree.read(folder).all()).isEmpty();
            out.commit();
        }
        assertThat(SourceTree.read(folder).all()).hasSize(2);
        assertThat(folder.resolve(JOURNAL)).doesNotExist();
    }

    @Test
    void withoutACommitNothingHappens() throws IOException {
        try (WriteAhead out = WriteAhead.begin(folder)) {
            put(out, "a");
        }
        assertThat(SourceTree.read(folder).all()).isEmpty();
    }

    /** The process died after the decision, with one of two files in place: readers see both, and the next one finishes. */
    @Test
    void afterACrashInTheMiddleAllAreRead() throws IOException {
        crashedAfterTheDecision();
        assertThat(SourceTree.read(folder).all()).hasSize(2);
        WriteAhead.begin(folder).close();
        assertThat(folder.resolve(JOURNAL)).doesNotExist();
        assertThat(folder.resolve("profiles/a.yaml")).hasContent("new a");
        assertThat(folder.resolve("profiles/b.yaml")).hasContent("new b");
    }

    /** Killed between two steps, whichever they are: the old state before the decision, the new one after it. */
    @Test
    void aKillAtAnyMomentLeavesTheOldStateOrTheNew() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/.import.new"), "half of it");
        assertThat(SourceTree.read(folder).all()).isEmpty();
        WriteAhead.begin(folder).close();
        assertThat(folder.resolve("profiles/.import.new")).doesNotExist();
        crashedAfterTheDecision();
        Files.writeString(folder.resolve("profiles/.import.half-7"), "half a file of a process that was killed");
        assertThat(SourceTree.read(folder).all()).hasSize(2);
        WriteAhead.begin(folder).close();
        assertThat(SourceTree.read(folder).all()).hasSize(2);
        try (Stream<Path> files = Files.list(folder.resolve("profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.yaml", "b.yaml", ".import.lock");
        }
    }

    @Test
    void thousandsOfFilesAreAllInTheirPlaces() throws IOException {
        try (WriteAhead out = WriteAhead.begin(folder)) {
            for (int i = 0; i < 500; i++) {
                put(out, "p" + i);
            }
            out.commit();
        }
        assertThat(SourceTree.read(folder).all())
                .hasSize(500)
                .allSatisfy(file ->
                        assertThat(file.text()).contains("new " + file.name().replace(".yaml", "")));
    }

    /** Whoever is interrupted has not put everything in place, and must not forget what is to come. */
    @Test
    void anInterruptedOneIsFinishedByTheNext() throws IOException {
        try (WriteAhead out = WriteAhead.begin(folder)) {
            put(out, "a");
            out.decide();
        }
        assertThat(SourceTree.read(folder).all()).hasSize(1);
        assertThat(folder.resolve("profiles/a.yaml")).doesNotExist();
        WriteAhead.begin(folder).close();
        assertThat(folder.resolve("profiles/a.yaml")).hasContent("new a");
    }

    @Test
    void whatAPersonWroteAfterTheCrashStays() throws IOException {
        crashedAfterTheDecision();
        Files.writeString(folder.resolve("profiles/b.yaml"), "by hand");
        WriteAhead.begin(folder).close();
        assertThat(folder.resolve("profiles/b.yaml")).hasContent("by hand");
        assertThat(folder.resolve("profiles/a.yaml")).hasContent("new a");
    }

    private void crashedAfterTheDecision() throws IOException {
        try (WriteAhead out = WriteAhead.begin(folder)) {
            put(out, "a");
            put(out, "b");
            Files.createDirectories(
                    folder.resolve("profiles/.import.half-2/full")); // the second cannot be put in place
            assertThatThrownBy(out::commit).isInstanceOf(WriteAhead.NotInPlace.class);
        }
        Files.delete(folder.resolve("profiles/.import.half-2/full"));
        Files.delete(folder.resolve("profiles/.import.half-2"));
        Files.writeString(folder.resolve("profiles/a.yaml"), "new a"); // unless it came there before the other failed
        assertThat(folder.resolve("profiles/b.yaml")).doesNotExist();
    }

    @Test
    void aFileThatWasChangedMeanwhileStopsAll() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/a.yaml"), "old");
        SourceFile before = SourceFile.ofText("profiles/a.yaml", "old");
        try (WriteAhead out = WriteAhead.begin(folder)) {
            put(out, "b");
            out.put("profiles/a.yaml", before, "new".getBytes(StandardCharsets.UTF_8));
            Files.writeString(folder.resolve("profiles/a.yaml"), "by hand");
            assertThatThrownBy(out::commit)
                    .isInstanceOf(WriteAhead.ChangedMeanwhile.class)
                    .hasMessageContaining("a.yaml");
        }
        assertThat(folder.resolve("profiles/a.yaml")).hasContent("by hand");
        assertThat(folder.resolve("profiles/b.yaml")).doesNotExist();
    }

    @Test
    void onlyOneIsAtWork() throws IOException {
        try (WriteAhead first = WriteAhead.begin(folder)) {
            assertThatThrownBy(() -> WriteAhead.begin(folder)).isInstanceOf(WriteAhead.Busy.class);
            put(first, "a");
            first.commit();
        }
        WriteAhead.begin(folder).close();
    }

    private static void put(WriteAhead out, String id) throws IOException {
        out.put("profiles/" + id + ".yaml", null, ("new " + id).getBytes(StandardCharsets.UTF_8));
    }
}
