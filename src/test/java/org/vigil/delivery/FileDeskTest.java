package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class FileDeskTest {
    private static final String ANNA = World.profile("anna");

    private final World world;
    private final FileDesk desk;

    FileDeskTest(Database database) {
        world = new World(database).onDisk();
        desk = world.node.fileDesk();
    }

    private @Nullable String read(String path) {
        return desk.file(path).map(SourceFile::digest).orElse(null);
    }

    private FileDesk.Change change(String path, String text) {
        return new FileDesk.Change(path, read(path), text.getBytes(StandardCharsets.UTF_8));
    }

    private String onDisk(String path) throws IOException {
        return Files.readString(world.folder().resolve(path));
    }

    @Test
    void whatIsSavedIsOnDiskAndInForceUnderTheNameOfWhoChangedIt() throws IOException {
        String text = world.text(ANNA).replace("Anna Example", "Anna Elsewhere");
        assertThat(desk.save(List.of(change(ANNA, text)), "Ann")).isInstanceOf(FileDesk.Outcome.InForce.class);
        assertThat(onDisk(ANNA)).isEqualTo(text);
        assertThat(world.node.files().inForce().workspace().spokenOf(new ProfileId("anna")))
                .hasValueSatisfying(person -> assertThat(person.name("en")).isEqualTo("Anna Elsewhere"));
        assertThat(world.database
                        .jdbc()
                        .sql("select who from profile_change where profile = 'anna' and field <> 'file'")
                        .query(String.class)
                        .list())
                .containsOnly("Ann");
    }

    @Test
    void whatIsWrongIsNamedByFileAndLineAndNothingIsWritten() throws IOException {
        String before = onDisk(ANNA);
        FileDesk.Outcome outcome = desk.save(
                List.of(
                        change(World.profile("bela"), world.text(World.profile("bela")) + "\n# a remark\n"),
                        change(
                                ANNA,
                                before.replace("held_by: AZ", "held_by: Nowhere")
                                        .replace("pronoun: she", "pronoun: it"))),
                "Ann");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FileDesk.Outcome.Wrong.class,
                        wrong -> assertThat(wrong.problems())
                                .hasSize(2)
                                .allSatisfy(
                                        problem -> assertThat(problem.file()).isEqualTo(ANNA))
                                .extracting(Problem::field)
                                .containsExactlyInAnyOrder("held_by", "pronoun"));
        assertThat(onDisk(ANNA)).isEqualTo(before);
        assertThat(onDisk(World.profile("bela"))).doesNotContain("a remark");
    }

    @Test
    void whatWasWrongElsewhereBeforeKeepsNobodyFromMendingAnotherFile() throws IOException {
        Files.writeString(world.folder().resolve(World.profile("bela")), "id: bela\nkind: nobody\n");
        assertThat(desk.problems(List.of(change(ANNA, world.text(ANNA) + "# a remark\n"))))
                .isEmpty();
        assertThat(desk.save(List.of(change(ANNA, world.text(ANNA) + "# a remark\n")), "Ann"))
                .isInstanceOf(FileDesk.Outcome.InForce.class);
    }

    @Test
    void whatBreaksAnotherFileIsRefused() {
        assertThat(desk.save(List.of(new FileDesk.Change(ANNA, read(ANNA), null)), "Ann"))
                .isInstanceOfSatisfying(
                        FileDesk.Outcome.Wrong.class,
                        wrong -> assertThat(wrong.problems())
                                .anySatisfy(problem ->
                                        assertThat(problem.toString()).contains("anna")));
    }

    @Test
    void aFileThatSomebodyElseChangedMeanwhileIsNotOverwritten() throws IOException {
        FileDesk.Change mine = change(ANNA, world.text(ANNA) + "# mine\n");
        Files.writeString(world.folder().resolve(ANNA), world.text(ANNA) + "# theirs\n");
        assertThat(desk.save(List.of(mine), "Ann")).isEqualTo(new FileDesk.Outcome.ChangedMeanwhile(ANNA));
        FileDesk.Change asNew = new FileDesk.Change(ANNA, null, world.text(ANNA).getBytes(StandardCharsets.UTF_8));
        assertThat(desk.save(List.of(asNew), "Ann")).isEqualTo(new FileDesk.Outcome.ChangedMeanwhile(ANNA));
        assertThat(onDisk(ANNA)).endsWith("# theirs\n");
    }

    @Test
    void whatSomebodyElseChangesWhileAChangeIsJudgedIsNotOverwritten() throws IOException {
        Path file = world.folder().resolve(ANNA);
        FileDesk slow = new FileDesk(world.folder(), world.node.files(), world.node.planner(), () -> {
            theirs(file);
            return world.clock.instant();
        });
        assertThat(slow.save(List.of(change(ANNA, world.text(ANNA) + "# mine\n")), "Ann"))
                .isEqualTo(new FileDesk.Outcome.ChangedMeanwhile(ANNA));
        assertThat(onDisk(ANNA)).endsWith("# theirs\n");
    }

    private void theirs(Path file) {
        try {
            Files.writeString(file, world.text(ANNA) + "# theirs\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whereTheFilesLeadThePagesChangeNone() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        assertThat(desk.filesLead()).isTrue();
        assertThat(desk.save(List.of(change(ANNA, world.text(ANNA) + "# a remark\n")), "Ann"))
                .isEqualTo(new FileDesk.Outcome.FilesLead());
        assertThat(onDisk(ANNA)).doesNotContain("a remark");
    }

    @Test
    void nothingIsWrittenOutsideTheTeamsFilesNorThroughALink() throws IOException {
        Path outside = Files.createTempFile(Path.of("target"), "outside", ".yaml");
        Files.delete(world.folder().resolve(ANNA));
        Files.createSymbolicLink(world.folder().resolve(ANNA), outside.toAbsolutePath());
        for (String path :
                List.of("profiles/../pom.xml", "../x.yaml", "data/key", "profiles/.x.yaml", "/etc/x", ANNA)) {
            assertThat(desk.save(List.of(new FileDesk.Change(path, null, new byte[] {'a'})), "Ann"))
                    .as(path)
                    .isInstanceOf(FileDesk.Outcome.NotWritten.class);
        }
        assertThat(outside).isEmptyFile();
        Files.delete(outside);
    }

    @Test
    void anImportAndWhoeverSavesTakeTurns() throws Exception {
        FileDesk.Change mine = change(ANNA, world.text(ANNA) + "# mine\n");
        FutureTask<FileDesk.Outcome> saved = new FutureTask<>(() -> desk.save(List.of(mine), "Ann"));
        Thread saver = new Thread(saved);
        Optional<AcceptedFiles.Accepted> imported = desk.write(
                () -> {
                    saver.start();
                    while (saver.getState() != Thread.State.WAITING && saver.isAlive()) {
                        Thread.onSpinWait(); // until it waits for its turn; or has ended, were there none
                    }
                    Files.writeString(world.folder().resolve(ANNA), world.text(ANNA) + "# of the list\n");
                    return Set.of(ANNA);
                },
                "Ben");
        assertThat(imported)
                .hasValueSatisfying(accepted -> assertThat(accepted.changed()).isEqualTo(1));
        assertThat(saved.get()).isEqualTo(new FileDesk.Outcome.ChangedMeanwhile(ANNA));
        assertThat(onDisk(ANNA)).endsWith("# of the list\n");
    }

    @Test
    void whereTheFilesLeadNothingElseWritesThemEither() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        assertThat(desk.write(
                        () -> {
                            throw new AssertionError("nobody asks for it");
                        },
                        "Ann"))
                .isEmpty();
    }

    @Test
    void whomAChangeWouldPutOnHoldIsKnownBeforeItIsSaved() {
        String kept = world.text(ANNA) + "do_not_publish: [pronoun]\n";
        desk.save(List.of(change(ANNA, kept)), "Ann");
        FileDesk.Change back = change(ANNA, world.text(ANNA) + "# taken back\n");
        List<String> held = desk.held(List.of(back));
        assertThat(held).singleElement().asString().contains("no longer withholds pronoun");
        assertThat(world.node.brakes().inForce()).isEmpty();
        assertThat(desk.held(List.of(change(ANNA, kept + "# a remark\n")))).isEmpty();
        assertThat(desk.save(List.of(back), "Ann"))
                .isInstanceOfSatisfying(
                        FileDesk.Outcome.InForce.class,
                        in -> assertThat(in.accepted().held())
                                .singleElement()
                                .asString()
                                .contains(held.getFirst()));
    }

    @Test
    void whoGetsAFileOfAnotherNameIsKnownBeforeItIsSaved() throws IOException {
        desk.save(List.of(change(ANNA, world.text(ANNA) + "do_not_publish: [pronoun]\n")), "Ann");
        String anya = World.profile("anya");
        FileDesk.Change gone = new FileDesk.Change(ANNA, read(ANNA), null);
        FileDesk.Change renamed = change(anya, world.text(ANNA).replace("id: anna", "id: anya"));
        assertThat(desk.held(List.of(gone, renamed)))
                .singleElement()
                .asString()
                .contains("anna.yaml is gone, of likely the same person", "no longer withholds pronoun");
        assertThat(desk.held(List.of(renamed)))
                .as("beside the other, it takes nothing back")
                .isEmpty();
        world.put(World.CAMPAIGN, world.text(World.CAMPAIGN).replace("anna, ", ""))
                .remove(ANNA)
                .onDisk()
                .accept();
        Files.delete(world.folder().resolve(ANNA));
        assertThat(desk.held(List.of(renamed)))
                .as("the other went earlier")
                .singleElement()
                .asString()
                .contains("no longer withholds pronoun");
        assertThat(desk.save(List.of(renamed), "Ann"))
                .isInstanceOfSatisfying(
                        FileDesk.Outcome.InForce.class,
                        in -> assertThat(in.accepted().held()).hasSize(1));
    }

    @Test
    void whatAnImportWritesIsTheirsWhoeverLooksAtTheFolderMeanwhile() throws Exception {
        FutureTask<AcceptedFiles.Accepted> poll = new FutureTask<>(() -> {
            AcceptedFiles files = world.another().files();
            return files.accept(desk::folder, Set.of(), AcceptedFiles.FILES);
        });
        desk.write(
                () -> {
                    Files.writeString(
                            world.folder().resolve(ANNA), world.text(ANNA).replace("Anna Example", "Anna Elsewhere"));
                    Thread.ofVirtual().start(poll);
                    while (!poll.isDone() && world.count("pg_locks where not granted") == 0) {
                        Thread.onSpinWait(); // until it waits for the import; or is through, did nothing keep it
                    }
                    return Set.of(ANNA);
                },
                "Ben");
        assertThat(poll.get().changed()).isZero();
        assertThat(world.database
                        .jdbc()
                        .sql("select distinct who from profile_change where profile = 'anna' and field <> 'file'")
                        .query(String.class)
                        .list())
                .containsExactly("Ben");
    }

    @Test
    void whyAnImportDidNotWriteIsToldAndNothingIsInForce() {
        long before = world.node.files().inForce().version();
        assertThatThrownBy(() -> desk.write(
                        () -> {
                            throw new IOException("no room");
                        },
                        "Ben"))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
        assertThat(world.node.files().inForce().version()).isEqualTo(before);
    }

    @Test
    void whatIsKnownOfAFolderIsForgottenWithItsFilesAndItsHour() throws IOException {
        FileDesk.Change fine = change(ANNA, world.text(ANNA) + "# a remark\n");
        assertThat(desk.problems(List.of(fine))).isEmpty();
        Files.delete(world.folder().resolve("accounts.yaml"));
        assertThat(desk.problems(List.of(fine)))
                .as("it was so before this change")
                .isEmpty();
        world.onDisk();
        FileDesk.Change future =
                change(ANNA, world.text(ANNA).replace("confirmed: 2026-01-05", "confirmed: 2026-01-09"));
        assertThat(desk.problems(List.of(future))).isNotEmpty();
        world.clock.advance(Duration.ofDays(10));
        assertThat(desk.problems(List.of(future))).isEmpty();
    }
}
