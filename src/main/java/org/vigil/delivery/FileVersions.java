package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.source.SourceFile;

/** Each version of the team's texts and schedules that came into force. What people's profiles said is kept by nobody. */
public final class FileVersions {
    /** A drawing may be larger: then it is kept that it changed, and not what it was. */
    static final int MOST_BYTES = 1_000_000;

    private static final String EVENTS = "events/";

    private final JdbcClient jdbc;

    public FileVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param number from 1
     * @param there whether the file was there; else it was taken away
     * @param kept whether its text can be read
     * @param who brought it; "files" where nobody knows, since it was changed by hand
     */
    public record Version(int number, boolean there, boolean kept, String who, Instant at) {}

    /** Who wrote what readers see of a file, and when it came into force. */
    record Wrote(String who, Instant at) {}

    private record Last(@Nullable String digest, String author, OffsetDateTime wordedAt) {}

    /** Whether a file's versions are kept. */
    static boolean keeps(String path) {
        return path.startsWith("templates/") || path.startsWith("schedules/") || path.startsWith(EVENTS);
    }

    /**
     * A file comes into force. Belongs into the transaction that accepts it.
     *
     * @param before as it was in force last; null where there was none
     */
    void record(@Nullable SourceFile before, SourceFile file, String who) {
        if (!keeps(file.path())) {
            return;
        }
        Optional<Last> last = last(file.path());
        if (last.filter(known -> file.digest().equals(known.digest())).isPresent()) {
            return;
        }
        boolean sameWords = before != null && ReadersWords.of(before).equals(ReadersWords.of(file));
        Optional<Last> words = last.filter(known -> sameWords && known.digest() != null)
                .or(() -> who.equals(AcceptedFiles.FILES) ? savedBefore(file) : Optional.empty());
        boolean kept = !file.path().startsWith(EVENTS) && file.bytes().length <= MOST_BYTES;
        jdbc.sql("""
                        insert into file_version (path, number, bytes, digest, who, author, worded_at)
                        select :path, coalesce(max(number), 0) + 1, :bytes, :digest, :who, :author,
                               coalesce(:worded, now())
                        from file_version where path = :path
                        """)
                .param("path", file.path())
                .param("bytes", kept ? file.bytes() : null, Types.BINARY)
                .param("digest", file.digest())
                .param("who", who)
                .param("author", words.map(Last::author).orElse(who))
                .param("worded", words.map(Last::wordedAt).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** A file was taken away. Belongs into the transaction that does without it. */
    void gone(String path, String who) {
        if (!keeps(path)) {
            return;
        }
        jdbc.sql("""
                        insert into file_version (path, number, who, author, worded_at)
                        select :path, coalesce(max(number), 0) + 1, :who, :who, now() from file_version where path = :path
                        """).param("path", path).param("who", who).update();
    }

    private Optional<Last> last(String path) {
        return jdbc.sql(
                        "select digest, author, worded_at from file_version where path = ? order by number desc limit 1")
                .param(path)
                .query((row, n) -> last(row))
                .optional();
    }

    /** Who puts back by hand what somebody once saved has made no words of their own. */
    private Optional<Last> savedBefore(SourceFile file) {
        return jdbc.sql("""
                        select digest, author, worded_at from file_version
                        where path = :path and digest = :digest and author <> :nobody order by number desc limit 1
                        """)
                .param("path", file.path())
                .param("digest", file.digest())
                .param("nobody", AcceptedFiles.FILES)
                .query((row, n) -> last(row))
                .optional();
    }

    private static Last last(ResultSet row) throws SQLException {
        return new Last(
                row.getString("digest"), row.getString("author"), row.getObject("worded_at", OffsetDateTime.class));
    }

    /** The newest first. */
    public List<Version> of(String path) {
        return jdbc.sql("""
                        select number, digest is not null as there, bytes is not null as kept, who, at
                        from file_version where path = ? order by number desc
                        """)
                .param(path)
                .query((row, n) -> new Version(
                        row.getInt("number"),
                        row.getBoolean("there"),
                        row.getBoolean("kept"),
                        row.getString("who"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The paths within a folder whose file was there once and is taken away, by name. */
    public List<String> gone(String folder) {
        return jdbc.sql("""
                        select path from (select distinct on (path) path, digest from file_version
                                          where starts_with(path, :folder) order by path, number desc) last
                        where digest is null order by path
                        """)
                .param("folder", folder)
                .query((row, n) -> row.getString("path"))
                .list();
    }

    /** One of them as it was; empty where it is not kept. */
    public Optional<SourceFile> file(String path, int number) {
        return jdbc.sql("select bytes from file_version where path = ? and number = ? and bytes is not null")
                .params(path, number)
                .query((row, n) -> new SourceFile(path, row.getBytes("bytes")))
                .optional();
    }

    /** Who wrote what is in force of some files, by path. */
    Map<String, Wrote> authors(Collection<String> paths) {
        Map<String, Wrote> authors = new HashMap<>();
        jdbc.sql("""
                        select distinct on (path) path, author, worded_at from file_version
                        where path = any(:paths) order by path, number desc
                        """).param("paths", paths.toArray(String[]::new)).query(row -> {
            authors.put(
                    row.getString("path"),
                    new Wrote(
                            row.getString("author"),
                            row.getObject("worded_at", OffsetDateTime.class).toInstant()));
        });
        return authors;
    }
}
