package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** The table of the files that were ever in force: each as it was last good, those too that are gone from the folder. */
final class AcceptedRows {
    private static final String ROWS =
            "select path, bytes, digest, broken, removed_at is not null as removed from source_file ";

    private final JdbcClient jdbc;

    AcceptedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param broken why the file that lies there now was not accepted; null where it was
     * @param removed whether it is gone from the folder
     */
    record Row(
            String path,
            byte[] bytes,
            String digest,
            @Nullable String broken,
            boolean removed) {
        SourceFile file() {
            return new SourceFile(path, bytes);
        }

        boolean isInForceAs(SourceFile file) {
            return !removed && broken == null && digest.equals(file.digest());
        }
    }

    static SourceTree tree(List<Row> rows) {
        return SourceTree.of(rows.stream().map(Row::file).toList());
    }

    List<Row> all() {
        return jdbc.sql(ROWS + "order by path").query((row, n) -> row(row)).list();
    }

    List<Row> of(List<String> paths) {
        return jdbc.sql(ROWS + "where path = any(:paths)")
                .param("paths", paths.toArray(String[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    /** Of the profiles that were ever in force. */
    List<Row> profiles(Predicate<String> paths) {
        return of(jdbc
                .sql("select path from source_file where path like 'profiles/%.yaml'")
                .query((row, n) -> row.getString("path"))
                .list()
                .stream()
                .filter(paths)
                .toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("path"),
                row.getBytes("bytes"),
                row.getString("digest"),
                row.getString("broken"),
                row.getBoolean("removed"));
    }

    void put(SourceFile file) {
        jdbc.sql("""
                        insert into source_file (path, bytes, digest) values (:path, :bytes, :digest)
                        on conflict (path) do update set bytes = excluded.bytes, digest = excluded.digest,
                            broken = null, removed_at = null, changed_at = now()
                        """)
                .param("path", file.path())
                .param("bytes", file.bytes())
                .param("digest", file.digest())
                .update();
    }

    /** Says why a file is broken; gives how many changed: none that was never in force, or is known to be broken so. */
    int breaks(String path, String why) {
        return jdbc.sql("update source_file set broken = :why where path = :path and broken is distinct from :why")
                .param("why", why)
                .param("path", path)
                .update();
    }

    void remove(String path) {
        jdbc.sql("update source_file set removed_at = now() where path = :path")
                .param("path", path)
                .update();
    }
}
