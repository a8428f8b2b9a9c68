package org.vigil.engagement;

import java.time.Duration;

/**
 * When a post is read: often while it is young, seldom when it is old.
 *
 * <p>Kept as SQL, since the database decides which of many posts are due.
 */
final class ReadTimes {
    /**
     * The last moment up to {@code :now} at which the delivery {@code d} was to be read; null while it is too young. After
     * thirteen weeks there is none to come.
     */
    static final String LAST = """
            (select d.published_at + max(age) from (values
                 (interval '15 minutes'), (interval '1 hour'), (interval '3 hours'), (interval '6 hours'),
                 (interval '12 hours'),
                 (make_interval(days => least(7, floor(extract(epoch from :now - d.published_at) / 86400)::int))),
                 (make_interval(days => 7 * least(13, floor(extract(epoch from :now - d.published_at) / 604800)::int)))
             ) as steps (age)
             where age <= :now - d.published_at and age > interval '0')
            """;

    /** A little longer than {@link #LAST} goes on, so that the last reading may be late. */
    static final String FOLLOWED = "d.published_at > :now - interval '14 weeks' and d.published_at <= :now";

    /** No two moments of reading are further apart. */
    static final Duration LONGEST_STEP = Duration.ofDays(7);

    private ReadTimes() {}
}
