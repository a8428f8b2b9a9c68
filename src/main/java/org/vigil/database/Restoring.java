package org.vigil.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One restore, in the transaction of its caller. */
final class Restoring {
    /** A part of the table of observations, by the year and the month whose it is. */
    private static final Pattern OBSERVATIONS = Pattern.compile("observation_(\\d{4})_(\\d{2})");

    private static final String AUDIT = "audit";

    private final Connection connection;
    /** Byte by byte: whatever the rows hold goes in as it came out. */
    private final BufferedReader lines;

    Restoring(Connection connection, InputStream in) {
        this.connection = connection;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    }

    int fill() throws IOException, SQLException {
        BackupTables here = BackupTables.of(connection);
        requireSame(here.schema());
        requireUnused();
        Map<String, BackupTables.Table> known =
                here.tables().stream().collect(Collectors.toMap(BackupTables.Table::name, Function.identity()));
        // No trigger, no foreign key: the rows are right among themselves.
        sql("set local session_replication_role = replica");
        for (BackupTables.Table table : here.tables()) {
            // It is empty: that was looked at. And nobody may empty it.
            if (!table.name().equals(AUDIT)) {
                sql("truncate table \"" + table.name() + "\" cascade");
            }
        }
        Set<String> filled = new HashSet<>();
        String line = next();
        while (!line.equals(Backup.END)) {
            String[] words = line.split(" ", 3);
            makeMonth(words);
            BackupTables.Table table = words.length == 3 ? table(known, words) : null;
            if (table == null || !words[0].equals("table") || !table.columns().equals(words[2])) {
                throw new IOException("Nothing was restored: the file is damaged.");
            }
            copyIn(table);
            filled.add(table.name());
            line = next();
        }
        for (BackupTables.Table table : here.tables()) {
            continueNumbers(table.name());
        }
        return filled.size();
    }

    private void requireSame(String schema) throws IOException {
        String header = next();
        if (!header.startsWith(Backup.HEADER)) {
            throw new IOException("This is no backup that \"./vigil backup\" wrote.");
        }
        String written = header.substring(Backup.HEADER.length());
        if (!written.equals(schema)) {
            throw new IOException("The backup is of another version of Vigil (its tables have the version " + written
                    + ", those of this one " + schema + "). Restore it with that one, and bring it up to date then.");
        }
    }

    /** Rows that a run has written would be lost, and what was posted since with them. */
    private void requireUnused() throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select from audit) or exists (select from delivery) or exists (select from campaign)")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new IOException("This database is in use already. A backup is restored into a new one:"
                        + " put data/ aside, but keep data/vigil.key, and try again.");
            }
        }
    }

    /** A new database has no month yet. */
    private void makeMonth(String[] words) throws SQLException {
        Matcher month = OBSERVATIONS.matcher(words.length == 3 ? words[1] : "");
        if (month.matches()) {
            sql("select observation_month('%s-%s-01T00:00:00Z')".formatted(month.group(1), month.group(2)));
        }
    }

    private static BackupTables.@Nullable Table table(Map<String, BackupTables.Table> known, String[] words) {
        return OBSERVATIONS.matcher(words[1]).matches()
                ? new BackupTables.Table(words[1], words[2])
                : known.get(words[1]);
    }

    private void copyIn(BackupTables.Table table) throws IOException, SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.withColumns() + " from stdin");
        try {
            for (String row = next(); !row.equals(Backup.END_OF_TABLE); row = next()) {
                byte[] bytes = (row + "\n").getBytes(StandardCharsets.ISO_8859_1);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** What is written next gets a number after the last one there. */
    private void continueNumbers(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("""
                        select column_name from information_schema.columns
                        where table_schema = current_schema() and is_identity = 'YES' and table_name = '%s'
                        """.formatted(table))) {
            while (columns.next()) {
                String column = columns.getString(1);
                sql(
                        "select setval(pg_get_serial_sequence('\"%1$s\"', '%2$s'), (select coalesce(max(\"%2$s\"), 0) + 1 from \"%1$s\"), false)"
                                .formatted(table, column));
            }
        }
    }

    private void sql(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private String next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("Nothing was restored: the file is not whole.");
        }
        return line;
    }
}
