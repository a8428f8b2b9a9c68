package org.vigil.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigil.console.Post.Piece;
import org.vigil.network.Counts;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows whose columns are named as {@link #ENGAGEMENT} and the queries of this package name them. */
final class PostRows {
    /** The newest counts of a delivery {@code d}. */
    static final String ENGAGEMENT = """
            left join lateral (select observed_at, likes, reposts, replies, quotes, views from observation
                               where delivery = d.id order by observed_at desc, id desc limit 1) o on true
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private PostRows() {}

    static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getLong("id"),
                row.getObject("slot", Long.class),
                row.getString("campaign"),
                row.getString("profile"),
                row.getObject("day", Integer.class),
                row.getString("account"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("url"),
                row.getBoolean("simulated"),
                moment(row, "observed_at"),
                new Counts(
                        row.getObject("likes", Long.class),
                        row.getObject("reposts", Long.class),
                        row.getObject("replies", Long.class),
                        row.getObject("quotes", Long.class),
                        row.getObject("views", Long.class)),
                List.of());
    }

    static Piece piece(ResultSet row) throws SQLException {
        return new Piece(
                row.getString("text"),
                row.getString("language"),
                row.getString("content_warning"),
                altTexts(row.getString("images")));
    }

    private static List<String> altTexts(@Nullable String images) {
        return images == null
                ? List.of()
                : StreamSupport.stream(JSON.readTree(images).spliterator(), false)
                        .map(image -> image.path("altText").asString(""))
                        .filter(altText -> !altText.isBlank())
                        .toList();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
