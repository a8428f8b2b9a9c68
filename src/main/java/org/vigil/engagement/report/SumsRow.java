package org.vigil.engagement.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is added up of many rows of {@code series}, and how a row of such sums is read. */
final class SumsRow {
    /** Of a few groups: what they are compared by. */
    static final String SHORT = """
            count(*) as messages, count(observed_at) as been_read, count(day_acts) as acts_n, sum(day_acts)::bigint as acts,
            sum(ln(1.0::float8 + day_acts)) as logs, sum(ln(1.0::float8 + day_acts) ^ 2) as squares,
            count(day_views) as day_views_n, sum(day_views) as day_views
            """;

    /** Of all: each count besides, as last read and at an age of one day. */
    static final String LONG = SHORT + """
            , sum(ln(1.0::float8 + day_views)) as view_logs, sum(ln(1.0::float8 + day_views) ^ 2) as view_squares
            """
            + Stream.of(Count.values())
                    .flatMap(count -> Stream.of(count.word(), "day_" + count.word()))
                    .filter(column -> !column.equals("day_views"))
                    .map(column -> ", count(%1$s) as %1$s_n, sum(%1$s) as %1$s".formatted(column))
                    .collect(Collectors.joining("\n"));

    private SumsRow() {}

    static Sums ofShort(ResultSet row) throws SQLException {
        return sums(row, Map.of(), Map.of(Count.VIEWS, told(row, "day_views")), Sample.NONE);
    }

    static Sums ofLong(ResultSet row) throws SQLException {
        Map<Count, Told> latest = new EnumMap<>(Count.class);
        Map<Count, Told> atOneDay = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            latest.put(count, told(row, count.word()));
            atOneDay.put(count, told(row, "day_" + count.word()));
        }
        Sample views =
                new Sample(row.getLong("day_views_n"), row.getDouble("view_logs"), row.getDouble("view_squares"));
        return sums(row, latest, atOneDay, views);
    }

    private static Sums sums(ResultSet row, Map<Count, Told> latest, Map<Count, Told> atOneDay, Sample views)
            throws SQLException {
        Told acts = told(row, "acts");
        return new Sums(
                row.getLong("messages"),
                row.getLong("been_read"),
                latest,
                atOneDay,
                acts,
                new Sample(acts.messages(), row.getDouble("logs"), row.getDouble("squares")),
                views);
    }

    private static Told told(ResultSet row, String column) throws SQLException {
        return new Told(row.getLong(column + "_n"), row.getLong(column));
    }
}
