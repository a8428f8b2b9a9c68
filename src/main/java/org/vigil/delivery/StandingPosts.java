package org.vigil.delivery;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands on the networks, and where. */
public final class StandingPosts {
    private final JdbcClient jdbc;

    public StandingPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts of a delivery that stand, in order. */
    public List<StandingPart> of(long delivery) {
        return jdbc.sql("""
                        select a.part, a.remote_id, a.url,
                               first_value(a.remote_id) over (order by a.part) as root,
                               coalesce((select c.words from correction c
                                         where c.delivery = a.delivery and c.part = a.part and c.way = 'edit'
                                           and c.state = 'done' order by c.ended_at desc, c.id desc limit 1), a.text) as words
                        from attempt a
                        where a.delivery = :delivery and a.outcome = 'published' and a.removed_at is null order by a.part
                        """)
                .param("delivery", delivery)
                .query((row, n) -> new StandingPart(
                        row.getInt("part"),
                        row.getString("remote_id"),
                        row.getString("root"),
                        row.getString("url"),
                        row.getString("words")))
                .list();
    }

    /** The first part of a delivery that stands or stood; empty where it never did. */
    Optional<StandingPart> everOf(long delivery) {
        return jdbc.sql("""
                        select part, remote_id, url, text from attempt
                        where delivery = :delivery and outcome = 'published' order by part limit 1
                        """)
                .param("delivery", delivery)
                .query((row, n) -> new StandingPart(
                        row.getInt("part"),
                        row.getString("remote_id"),
                        row.getString("remote_id"),
                        row.getString("url"),
                        row.getString("text")))
                .optional();
    }

    /** The id of a part that stands or stood; empty where it never did. */
    Optional<String> remoteId(long delivery, int part) {
        return jdbc.sql("""
                        select remote_id from attempt where delivery = :delivery and part = :part and outcome = 'published'
                        """)
                .param("delivery", delivery)
                .param("part", part)
                .query((row, n) -> row.getString("remote_id"))
                .optional();
    }

    /**
     * A post that was found by its address.
     *
     * @param part which of its parts stands at that address, from 1
     */
    public record Found(long delivery, int part) {}

    /** The post at an address, as a browser shows it: with or without what is added to it, by the network's old name as well. */
    public Optional<Found> at(String address) {
        String last = lastOf(address);
        return jdbc
                .sql("""
                        select delivery, part, url, removed_at from attempt
                        where delivery is not null and outcome = 'published' and right(url, length(:last)) = :last
                        order by removed_at nulls first, id desc
                        """)
                .param("last", last)
                .query((row, n) -> new At(new Found(row.getLong("delivery"), row.getInt("part")), row.getString("url")))
                .list()
                .stream()
                .filter(candidate -> sameAddress(candidate.url(), address))
                .map(At::found)
                .findFirst();
    }

    private record At(Found found, String url) {}

    private static String lastOf(String address) {
        String plain = plain(address);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** Channels on Telegram number their posts alike; elsewhere a network's or server's id says which post it is. */
    private static boolean sameAddress(String known, String asked) {
        String here = host(known);
        String there = host(asked);
        if (here == null || there == null) {
            return plain(known).equals(plain(asked)) || asked.endsWith(known);
        }
        return here.equals(there)
                && (here.equals("t.me")
                        ? plain(known).equals(plain(asked))
                        : lastOf(known).equals(lastOf(asked)));
    }

    /** Without question mark, hash and slash at its end; a sandbox's addresses tell posts by what follows the hash. */
    private static String plain(String address) {
        String path = address.startsWith("/sandbox/") ? address : address.replaceFirst("[?#].*$", "");
        return path.replaceFirst("/+$", "").replaceFirst("(?<=//t\\.me/)s/", "");
    }

    private static @Nullable String host(String address) {
        try {
            String host = URI.create(address).getHost();
            String name = host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^(www|mobile|m)\\.", "");
            return "twitter.com".equals(name) ? "x.com" : name;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
