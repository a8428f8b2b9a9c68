package org.vigil.delivery;

import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** Writes down when the accounts speak in a planned slot. */
final class DeliverySchedule {
    private final JdbcClient jdbc;

    DeliverySchedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * When an account's delivery of a turn is due.
     *
     * @param lateAt after this moment it is missed
     */
    record Timed(AccountName account, Instant dueAt, Instant lateAt, boolean simulated) {}

    /**
     * One delivery for each account: new ones are planned, those of a turn that moved to another slot follow it. Only what
     * no network has been given yet moves.
     */
    void schedule(long plannedSlot, Collection<Timed> timed) {
        String wanted = """
                unnest(:accounts, cast(:due as timestamptz[]), cast(:late as timestamptz[]), :simulated)
                as timed (account, due_at, late_at, simulated)
                """;
        with(plannedSlot, timed, """
                        update delivery d set local_date = p.local_date, slot_id = p.slot_id,
                                              due_at = timed.due_at, late_at = timed.late_at
                        from planned_slot p,
                        """ + wanted + """
                        where p.id = d.planned_slot and d.planned_slot = :slot and d.account = timed.account
                          and d.state in ('planned', 'held', 'due')
                          and (d.local_date, d.slot_id, d.due_at, d.late_at)
                              is distinct from (p.local_date, p.slot_id, timed.due_at, timed.late_at)
                        """).update();
        with(plannedSlot, timed, """
                        insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account,
                                              due_at, late_at, state, simulated, kind, custody_since)
                        select p.id, p.campaign, p.local_date, p.slot_id, p.profile, timed.account,
                               timed.due_at, timed.late_at, 'planned', timed.simulated, p.kind, p.custody_since
                        from planned_slot p,
                        """ + wanted + """
                        where p.id = :slot
                          and not exists (select 1 from delivery d where d.planned_slot = p.id and d.account = timed.account)
                        """).update();
    }

    private JdbcClient.StatementSpec with(long plannedSlot, Collection<Timed> timed, String sql) {
        return jdbc.sql(sql)
                .param("slot", plannedSlot)
                .param(
                        "accounts",
                        timed.stream().map(each -> each.account().value()).toArray(String[]::new))
                .param(
                        "due",
                        timed.stream().map(each -> each.dueAt().toString()).toArray(String[]::new))
                .param(
                        "late",
                        timed.stream().map(each -> each.lateAt().toString()).toArray(String[]::new))
                .param("simulated", timed.stream().map(Timed::simulated).toArray(Boolean[]::new));
    }
}
