package org.vigil.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A copy of the database in one file, without what only the team may know: who consented, how to reach them, why somebody
 * is held, what followers answered. For the server that comes along, which has no {@code pg_dump} beside it; it works while Vigil runs.
 *
 * <p>The file is packed text: the version of the schema, then for each table its columns and its rows as {@code COPY}
 * writes them, then a last line without which it is not whole.
 */
public final class Backup {
    static final String HEADER = "vigil-backup 1 ";
    static final String TABLE = "table ";
    static final String END_OF_TABLE = "\\.";
    static final String END = "end of backup";

    /** Their rows are in no backup; the tables are empty after a restore. */
    static final Set<String> LEFT_OUT = Set.of(
            "sensitive_record", "unsealed_reason", "follower_reply", "console_sign_in", "console_link", "console_try");

    private final Database database;

    public Backup(Database database) {
        this.database = database;
    }

    /**
     * Writes a new file that only its owner may read, whole or not at all.
     *
     * @return how many tables are in it
     * @throws IOException with a sentence for users, also where the file is there already
     */
    public int write(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already. Give the backup another name.");
        }
        Path unfinished = PrivateFile.unfinished(file);
        try {
            int tables = copyOut(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return tables;
        } catch (SQLException e) {
            throw new IOException("The database cannot be read: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** All tables as of one moment. */
    private int copyOut(Path file) throws IOException, SQLException {
        try (Connection connection = database.dataSource().getConnection();
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            BackupTables tables = BackupTables.of(connection);
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            line(out, HEADER + tables.schema());
            for (BackupTables.Table table : tables.tables()) {
                if (!LEFT_OUT.contains(table.name())) {
                    line(out, TABLE + table.name() + " " + table.columns());
                    copies.copyOut("copy " + table.withColumns() + " to stdout", out);
                    line(out, END_OF_TABLE);
                }
            }
            line(out, END);
            connection.rollback();
            return tables.tables().size() - LEFT_OUT.size();
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Fills a database that nobody has used yet, all in one transaction.
     *
     * @return how many tables it filled
     * @throws IOException with a sentence for users: the file is none, is not whole or is of another version; the database
     *     is in use; its user may not restore
     */
    public int restore(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                Connection connection = database.asOwner()) {
            connection.setAutoCommit(false);
            try {
                int tables = new Restoring(connection, in).fill();
                connection.commit();
                return tables;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IOException("Nothing was restored: " + e.getMessage(), e);
        }
    }
}
