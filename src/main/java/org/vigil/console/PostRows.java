package org.vigil.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.console.Post.Piece;
import org.vigil.engagement.Observations;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows whose columns are named as {@link Observations#NEWEST} and the queries of this package name them. */
final class PostRows {
    /** What is said of the images of a sandbox's post {@code s}, without their bytes. */
    static final String ALT_TEXTS = "jsonb_path_query_array(s.images, '$[*].altText')::text as alt_texts\n";

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
                Observations.counts(row),
                List.of());
    }

    static Piece piece(ResultSet row) throws SQLException {
        return piece(row, false);
    }

    static Piece piece(ResultSet row, boolean edited) throws SQLException {
        return new Piece(
                row.getString("text"),
                row.getString("language"),
                row.getString("content_warning"),
                altTexts(row.getString("alt_texts")),
                edited);
    }

    private static List<String> altTexts(@Nullable String array) {
        return array == null
                ? List.of()
                : JSON.readTree(array)
                        .valueStream()
                        .map(altText -> altText.asString(""))
                        .filter(altText -> !altText.isBlank())
                        .toList();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
