package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What leaves for a backup, and that it comes back. */
@ExtendWith(TestDatabase.class)
class BackupTest {
    @TempDir
    private Path folder;

    private final Database database;
    private final World world;

    BackupTest(Database database) {
        this.database = database;
        this.world = new World(database);
    }

    @BeforeEach
    void aCampaignHasPosted() {
        world.start().at(World.MONDAY_AT_NINE);
        world.hold("bela");
        world.change("""
                insert into sensitive_record (person, record, field, ciphertext)
                values ('anna', 'consent 1', 'by', convert_to('Zxqv, her sister', 'UTF8'))
                """);
        world.change("""
                insert into follower_reply (delivery, remote_id, ciphertext, read_at, delete_at)
                select id, 'r1', convert_to('Zxqv', 'UTF8'), now(), now() + interval '1 day' from delivery limit 1
                """);
        world.change("""
                insert into audit (who, what, subject, detail) values ('Ada', 'stop', E'tab\\there', E'line\\nЖ \\\\. end')
                """);
    }

    private Path written() throws IOException {
        Path file = folder.resolve("backup.gz");
        new Backup(database).write(file);
        return file;
    }

    @Test
    void itHoldsEverythingButWhatOnlyTheTeamMayKnow() throws IOException {
        Path file = written();
        String text = unpacked(file);
        assertThat(text).contains("Anna Example", "table delivery ").doesNotContain("Zxqv", "5a787176", "table qrtz");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> new Backup(database).write(file)).hasMessageContaining("is there already");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void whatWasWrittenComesBackAndGoesOn() throws IOException {
        long delivery = database.jdbc()
                .sql("select id from delivery where state = 'published'")
                .query(Long.class)
                .single();
        new Rows(database).observed(delivery, World.MONDAY_AT_NINE, 3L, null);
        assertThat(tables()).extracting(BackupTables.Table::name).contains("observation_2026_01");
        Path file = written();
        try (Database other = TestDatabase.create()) {
            new Backup(other).restore(file);
            for (BackupTables.Table table : tables()) {
                assertThat(rows(other, table.name()))
                        .as(table.name())
                        .isEqualTo(Backup.LEFT_OUT.contains(table.name()) ? List.of() : rows(database, table.name()));
            }
            long last = other.jdbc()
                    .sql("select max(id) from audit")
                    .query(Long.class)
                    .single();
            long next = other.jdbc()
                    .sql("insert into audit (who, what, subject) values ('Ada', 'resume', '') returning id")
                    .query(Long.class)
                    .single();
            assertThat(next).isEqualTo(last + 1);
            assertThatThrownBy(() -> other.jdbc().sql("delete from audit").update())
                    .as("the audit may only be added to, as before")
                    .hasStackTraceContaining("permission denied");
            new Backup(other).write(folder.resolve("again.gz"));
            assertThat(unpacked(folder.resolve("again.gz")))
                    .as("months that came back can be read")
                    .contains("table observation_2026_01 ");
        }
    }

    @Test
    void aDatabaseThatWasUsedIsLeftAsItIs() throws IOException {
        Path file = written();
        assertThatThrownBy(() -> new Backup(database).restore(file)).hasMessageContaining("in use already");
        assertThat(world.count("delivery where state = 'published'")).isOne();
    }

    @Test
    void aFileThatIsNotWholeOrOfAnotherVersionRestoresNothing() throws IOException {
        String text = unpacked(written());
        try (Database other = TestDatabase.create()) {
            assertRefused(other, text.substring(0, text.lastIndexOf("table planned_slot")), "not whole");
            assertRefused(other, text.replace("\nend of backup\n", "\n"), "not whole");
            assertRefused(other, text.replaceFirst("vigil-backup 1 \\S+", "vigil-backup 1 999"), "another version");
            assertRefused(other, text.replace("table delivery ", "table deliveries "), "damaged");
            assertRefused(other, "something else\n", "no backup");
            assertThat(rows(other, "delivery")).isEmpty();
        }
    }

    private void assertRefused(Database other, String text, String why) throws IOException {
        Path file = folder.resolve("other.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> new Backup(other).restore(file)).hasMessageContaining(why);
        assertThat(rows(other, "audit")).isEmpty();
    }

    private List<BackupTables.Table> tables() {
        try (var connection = database.dataSource().getConnection()) {
            return BackupTables.of(connection).tables();
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rows(Database database, String table) {
        return database.jdbc()
                .sql("select row_to_json(each)::text from \"" + table + "\" as each order by 1")
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private static String unpacked(Path file) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            in.transferTo(text);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
