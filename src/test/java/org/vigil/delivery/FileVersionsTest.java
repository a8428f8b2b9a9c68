package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.message.Signature;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class FileVersionsTest {
    private final World world;
    private final FileDesk desk;
    private final FileVersions versions;

    FileVersionsTest(Database database) {
        world = new World(database).onDisk();
        desk = world.node.fileDesk();
        versions = new FileVersions(database.jdbc());
        world.node.files().accept(desk.folder());
    }

    private void save(String path, byte[] bytes, String who) {
        assertThat(desk.save(
                        List.of(new FileDesk.Change(
                                path, desk.file(path).map(SourceFile::digest).orElse(null), bytes)),
                        who))
                .isInstanceOf(FileDesk.Outcome.InForce.class);
    }

    private void save(String path, String text, String who) {
        save(path, text.getBytes(StandardCharsets.UTF_8), who);
    }

    private String text(String path) {
        return desk.file(path).flatMap(SourceFile::text).orElseThrow();
    }

    private String author(String path) {
        return Objects.requireNonNull(versions.authors(Set.of(path)).get(path)).who();
    }

    @Test
    void eachChangeOfATextOrAScheduleIsAVersionWithItsAuthor() {
        String first = text(World.TEMPLATE);
        save(World.TEMPLATE, "Today: " + first, "Ann");
        save(World.CAMPAIGN, text(World.CAMPAIGN).replace("late_window: 6h", "late_window: 5h"), "Ben");
        assertThat(versions.of(World.TEMPLATE))
                .extracting(FileVersions.Version::number, FileVersions.Version::who)
                .startsWith(org.assertj.core.groups.Tuple.tuple(
                        versions.of(World.TEMPLATE).size(), "Ann"));
        assertThat(versions.file(World.TEMPLATE, versions.of(World.TEMPLATE).size() - 1)
                        .flatMap(SourceFile::text))
                .hasValue(first);
        assertThat(versions.of(World.CAMPAIGN).getFirst().who()).isEqualTo("Ben");
        assertThat(versions.file(World.TEMPLATE, 99)).isEmpty();
    }

    @Test
    void whatWasChangedByHandHasNobodysName() {
        world.put(World.TEMPLATE, world.text(World.TEMPLATE) + "More.\n").accept();
        assertThat(versions.of(World.TEMPLATE).getFirst().who()).isEqualTo(AcceptedFiles.FILES);
        assertThat(author(World.TEMPLATE)).isEqualTo(AcceptedFiles.FILES);
    }

    @Test
    void aSignatureMakesNobodyTheAuthorAndNeitherDoesAnotherTime() {
        save(World.TEMPLATE, "Today: " + text(World.TEMPLATE), "Ann");
        SourceFile signed = Signature.sign(
                        desk.file(World.TEMPLATE).orElseThrow(), "Ben", LocalDate.of(2026, 1, 5), new Problems())
                .orElseThrow();
        save(World.TEMPLATE, signed.bytes(), "Ben");
        assertThat(versions.of(World.TEMPLATE).getFirst().who()).isEqualTo("Ben");
        assertThat(author(World.TEMPLATE)).isEqualTo("Ann");
        save(World.CAMPAIGN, text(World.CAMPAIGN).replace("hashtags: [\"#Vigil\"]", "hashtags: [\"#Wache\"]"), "Ann");
        save(World.CAMPAIGN, text(World.CAMPAIGN).replace("at: \"09:00\"", "at: \"10:00\""), "Ben");
        assertThat(author(World.CAMPAIGN)).isEqualTo("Ann");
    }

    @Test
    void aFileThatGoesAndOneThatComesBackAreVersionsToo() {
        String extra = "templates/vigil/event.en.txt";
        save(extra, "{{title}}\n", "Ann");
        assertThat(desk.save(
                        List.of(new FileDesk.Change(
                                extra, desk.file(extra).orElseThrow().digest(), null)),
                        "Ben"))
                .isInstanceOf(FileDesk.Outcome.InForce.class);
        save(extra, "{{title}}\n", "Cleo");
        assertThat(versions.of(extra))
                .extracting(FileVersions.Version::who, FileVersions.Version::there)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Cleo", true),
                        org.assertj.core.groups.Tuple.tuple("Ben", false),
                        org.assertj.core.groups.Tuple.tuple("Ann", true));
        assertThat(author(extra))
                .as("whoever brings words back answers for them")
                .isEqualTo("Cleo");
    }

    @Test
    void nothingIsKeptOfWhatPeoplesFilesSaid() {
        save(World.profile("anna"), text(World.profile("anna")).replace("Anna Example", "Anna Zxqv"), "Ann");
        assertThat(world.count("file_version where path like 'profiles/%'")).isZero();
        assertThat(world.database
                        .jdbc()
                        .sql("select count(*) from file_version where convert_from(bytes, 'UTF8') like '%Anna%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void noVersionCanBeRewritten() {
        for (String act : List.of("update file_version set who = 'Eve'", "delete from file_version")) {
            assertThatThrownBy(() -> world.change(act)).hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> world.alter(act)).hasMessageContaining("append-only");
        }
    }
}
