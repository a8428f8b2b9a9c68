package org.vigil.engagement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.operator.Audit;

/** The monthly parts of the table of observations. Old ones are dropped whole; how each message stood at last stays. */
final class ObservationMonths {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationMonths.class);
    private static final Pattern NAME = Pattern.compile("observation_(\\d{4})_(\\d{2})");

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;

    ObservationMonths(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.audit = new Audit(jdbc);
    }

    /**
     * Drops the months that lie wholly before, by this machine's clock and by the database's: one that is ahead drops nothing.
     * Several nodes may do so at once: each month is dropped, and told, once.
     *
     * @param keep so many whole months beside the one that runs, in UTC
     */
    void dropOld(int keep, Instant now) {
        Instant surely = jdbc.sql("select least(cast(:now as timestamptz), now()) as surely")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject("surely", OffsetDateTime.class).toInstant())
                .single();
        YearMonth first = YearMonth.from(surely.atOffset(ZoneOffset.UTC)).minusMonths(keep);
        months().stream().filter(month -> month.isBefore(first)).forEach(month -> drop(month, keep));
    }

    List<YearMonth> months() {
        return jdbc.sql("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = to_regclass('observation') order by c.relname
                        """).query((row, n) -> NAME.matcher(row.getString("relname"))).list().stream()
                .filter(Matcher::matches)
                .map(name -> YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))))
                .toList();
    }

    private void drop(YearMonth month, int keep) {
        transactions.executeWithoutResult(status -> {
            // A long reading is not disturbed, and nobody waits behind us for it; the next minute is as good.
            jdbc.sql("set local lock_timeout = '2s'").update();
            jdbc.sql("select pg_advisory_xact_lock(hashtext('vigil.observation_month'))")
                    .query((row, n) -> month)
                    .list();
            if (months().contains(month)) {
                String table =
                        String.format(Locale.ROOT, "observation_%04d_%02d", month.getYear(), month.getMonthValue());
                long rows = jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single();
                jdbc.sql("select drop_observation_month(:month)")
                        .param("month", month.atDay(1))
                        .query(row -> {});
                audit.record(
                        "housekeeping", "drop observations", month.toString(), rows + " rows; keep_months " + keep);
                LOG.info("The observations of {} were dropped, as keep_months says: {} rows", month, rows);
            }
        });
    }
}
