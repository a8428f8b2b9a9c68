package org.vigil.network.sandbox;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.Reading;
import org.vigil.network.StandingPost;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands on the sandbox's accounts. Reads the table that {@link SandboxPosts} owns, without the pictures. */
final class SandboxTimeline {
    private static final String STANDING = """
            select id, account, text, reply_to, posted_at, jsonb_path_query_array(images, '$[*].altText')::text as alt_texts
            from sandbox_post where deleted_at is null
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    SandboxTimeline(JdbcClient database) {
        this.database = database;
    }

    /** On whatever account. */
    Optional<StandingPost> find(String id) {
        return SandboxPosts.number(id)
                .flatMap(number -> database.sql(STANDING + " and id = :id")
                        .param("id", number)
                        .query((row, n) -> standing(row))
                        .optional());
    }

    Optional<StandingPost> publishedUnder(String account, String key) {
        return database.sql(STANDING + " and account = :account and idempotency_key = :key")
                .param("account", account)
                .param("key", key)
                .query((row, n) -> standing(row))
                .optional();
    }

    /** See {@link org.vigil.network.Timeline#posts}. */
    Reading.Posts posts(String account, Set<String> backTo, int atMost) {
        List<StandingPost> oneMore = database.sql(STANDING + " and account = :account order by id desc limit :most")
                .param("account", account)
                .param("most", atMost + 1L)
                .query((row, n) -> standing(row))
                .list();
        List<StandingPost> read = oneMore.subList(0, Math.min(atMost, oneMore.size()));
        for (int i = 0; i < read.size(); i++) {
            if (backTo.contains(read.get(i).remoteId())) {
                return new Reading.Posts(read.subList(0, i + 1), true);
            }
        }
        return new Reading.Posts(read, oneMore.size() <= atMost);
    }

    /** Where followers see a post, on the pages that Vigil shows. */
    static URI address(String account, long id) {
        return URI.create("/sandbox/" + account + "#p" + id);
    }

    private static StandingPost standing(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new StandingPost(
                Long.toString(id),
                address(row.getString("account"), id),
                row.getString("text"),
                row.getString("reply_to"),
                JSON.readTree(row.getString("alt_texts"))
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                row.getObject("posted_at", OffsetDateTime.class).toInstant());
    }
}
