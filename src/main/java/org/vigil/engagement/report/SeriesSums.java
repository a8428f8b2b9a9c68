package org.vigil.engagement.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.engagement.TemplateWords;

/**
 * Adds up the messages of a period and of the one before, by the newest counts of each. What was taken down is not among them.
 * Two passes over them: reading the rows is what takes the time.
 */
final class SeriesSums {
    private static final String NOT_TAKEN_DOWN = """
            s.ended_why is distinct from 'deleted'
            and not exists (select from attempt a where a.delivery = s.delivery and a.part = 1 and a.removed_at is not null)
            """;

    private static final String CELLS = """
            select published_at >= :start as now, account, network, template, language, hour, with_image, with_link, SUMS
            from series s
            where campaign = :campaign and simulated = :simulated and published_at >= :earlier and published_at < :end
              and profile = any(:people) and NOT_TAKEN_DOWN NARROWED
            group by 1, account, network, template, language, hour, with_image, with_link
            """.replace("SUMS", SumsRow.LONG).replace("NOT_TAKEN_DOWN", NOT_TAKEN_DOWN);

    private static final String BY_PERSON_AND_DAY =
            """
            select counted, profile, weekday, step, SUMS
            from (select s.*, profile = any(:people) as counted, date_trunc(:step, published_at at time zone :zone)::date as step
                  from series s
                  where campaign = :campaign and simulated = :simulated and published_at >= :start and published_at < :end
                    and NOT_TAKEN_DOWN NARROWED) message
            group by grouping sets ((counted, profile), (counted, weekday), (counted, step))
            """.replace("SUMS", SumsRow.SHORT).replace("NOT_TAKEN_DOWN", NOT_TAKEN_DOWN);

    private final JdbcClient jdbc;

    SeriesSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets for the rest of a transaction what these questions need. */
    static void prepare(JdbcClient jdbc) {
        // Sorted on disk for want of memory, the same takes several times as long.
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql("set local jit = off").update();
        // A plan for any people compares each message with each of them: that took three times as long.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /**
     * All that was added up.
     *
     * @param before of which only the total and the places are known
     * @param course day by day or week by week; days without a message are left out
     * @param leftOut how many messages are of people of whom nothing may be said
     */
    record Added(Figures now, Figures before, List<Report.Step> course, long leftOut) {}

    /** @param weekly whether the course is told week by week, or day by day */
    Added add(Asked asked, boolean weekly) {
        List<Cell> cells = asked.statement(jdbc, narrowed(CELLS, asked))
                .query((row, n) -> cell(row))
                .list();
        ByPersonAndDay rest = new ByPersonAndDay();
        asked.statement(jdbc, narrowed(BY_PERSON_AND_DAY, asked))
                .param("step", weekly ? "week" : "day")
                .param("zone", asked.period().zone().getId())
                .query(rest::take);
        return new Added(
                Figures.of(cells.stream().filter(Cell::now).toList(), rest.groups),
                Figures.of(cells.stream().filter(cell -> !cell.now()).toList(), Map.of()),
                rest.course.stream()
                        .sorted(java.util.Comparator.comparing(Report.Step::first))
                        .toList(),
                rest.leftOut);
    }

    private static String narrowed(String question, Asked asked) {
        return question.replace("NARROWED", asked.narrowing().ofSeries());
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getBoolean("now"),
                row.getString("account"),
                row.getString("network"),
                TemplateWords.shared(row.getString("template")),
                row.getString("language"),
                row.getInt("hour"),
                row.getObject("with_image", Boolean.class),
                row.getBoolean("with_link"),
                SumsRow.ofLong(row));
    }

    /** Each message is in three of the rows: of its person, of its day of the week, and of its day or week. */
    private static final class ByPersonAndDay {
        private final Map<Grouping, List<Group>> groups = new EnumMap<>(Grouping.class);
        private final List<Report.Step> course = new ArrayList<>();
        private long leftOut;

        void take(ResultSet row) throws SQLException {
            String person = row.getString("profile");
            String weekday = row.getString("weekday");
            Sums sums = SumsRow.ofShort(row);
            if (!row.getBoolean("counted")) {
                leftOut += person == null ? 0 : sums.messages();
            } else if (person != null) {
                group(Grouping.PERSON, person, sums);
            } else if (weekday != null) {
                group(Grouping.WEEKDAY, weekday, sums);
            } else {
                LocalDate first = Objects.requireNonNull(row.getObject("step", LocalDate.class));
                course.add(new Report.Step(first, sums.messages(), sums.acts()));
            }
        }

        private void group(Grouping grouping, String key, Sums sums) {
            groups.computeIfAbsent(grouping, any -> new ArrayList<>()).add(new Group(key, sums));
        }
    }
}
