package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.workspace.Leads;

/** Whether the deliveries add up to what was planned: each turn of each campaign has one for each of its accounts. */
public final class Balance {
    private final JdbcClient jdbc;

    public Balance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All turns and all deliveries, counted at one moment.
     *
     * @param turns that are in force; {@code withdrawnTurns} are beside them
     * @param ofTurns the deliveries counted turn by turn
     * @param byState the deliveries counted state by state: the sum of these is the sum of those
     */
    public record Sums(long turns, long withdrawnTurns, long ofTurns, Map<DeliveryState, Long> byState) {
        public long deliveries() {
            return byState.values().stream().mapToLong(Long::longValue).sum();
        }

        public boolean agree() {
            return ofTurns == deliveries();
        }
    }

    /** A turn and an account that belong together, and have no delivery. */
    public record Lack(CampaignId campaign, LocalDate date, String slot, AccountName account) {}

    public Sums sums() {
        Map<DeliveryState, Long> byState = new Deliveries(jdbc).sums();
        return jdbc.sql("""
                        select count(*) filter (where p.withdrawn_at is null) as turns,
                               count(*) filter (where p.withdrawn_at is not null) as withdrawn,
                               coalesce(sum((select count(*) from delivery d where d.planned_slot = p.id)), 0) as deliveries
                        from planned_slot p
                        """)
                .query((row, n) ->
                        new Sums(row.getLong("turns"), row.getLong("withdrawn"), row.getLong("deliveries"), byState))
                .single();
    }

    /**
     * What should be there and is not. A turn to come has a delivery for each account of its campaign. A turn that went by
     * has one for each account that has one both in the turn before it and in the turn after it: who was in a campaign
     * then is not kept, but nobody leaves it for a single turn. A turn that came about later than what its neighbours
     * have, in the place of one that fell out, owes nothing to an account that had left by then.
     *
     * @param campaigns as the files in force say them
     * @param accounts that there are
     */
    public List<Lack> lacking(Collection<Campaign> campaigns, Map<AccountName, Account> accounts, Instant now) {
        List<Map.Entry<CampaignId, AccountName>> should = campaigns.stream()
                .flatMap(campaign -> campaign.accounts().stream()
                        .filter(accounts::containsKey)
                        .map(account -> Map.entry(campaign.id(), account)))
                .toList();
        return jdbc
                .sql("""
                        with should (campaign, account) as (
                            select * from unnest(cast(:campaigns as text[]), cast(:accounts as text[]))),
                        turn as (
                            select p.*, lag(p.id) over campaign as before, lead(p.id) over campaign as after
                            from planned_slot p where p.withdrawn_at is null and p.kind = 'turn'
                            window campaign as (partition by p.campaign, split_part(p.slot_id, '.', 2) order by p.due_at, p.id)),
                        expected as (
                            select t.id, s.account from turn t join should s on s.campaign = t.campaign
                            where t.due_at > :now
                            union
                            select t.id, b.account from turn t
                            join delivery b on b.planned_slot = t.before
                            join delivery a on a.planned_slot = t.after and a.account = b.account
                            where t.due_at <= :now and greatest(a.id, b.id) > coalesce(
                                (select min(own.id) from delivery own where own.planned_slot = t.id), 0))
                        select t.campaign, t.local_date, t.slot_id, e.account
                        from expected e join turn t on t.id = e.id
                        where not exists (select from delivery d where d.planned_slot = e.id and d.account = e.account)
                        order by t.due_at, t.id, e.account
                        """)
                .param(
                        "campaigns",
                        should.stream().map(pair -> pair.getKey().value()).toArray(String[]::new))
                .param(
                        "accounts",
                        should.stream().map(pair -> pair.getValue().value()).toArray(String[]::new))
                .param("now", Deliveries.utc(now))
                .query((row, n) -> new Lack(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        new AccountName(row.getString("account"))))
                .list()
                .stream()
                .filter(lack -> belong(lack, campaigns, accounts))
                .toList();
    }

    /** In a slot that organisations divide among them, only the accounts of one of them speak. */
    private static boolean belong(Lack lack, Collection<Campaign> campaigns, Map<AccountName, Account> accounts) {
        Account account = accounts.get(lack.account());
        return account == null
                || campaigns.stream()
                        .filter(campaign -> campaign.id().equals(lack.campaign()))
                        .allMatch(campaign -> campaign.speaksIn(lack.slot(), account.organisation())
                                && Leads.of(accounts, campaign, account).isEmpty());
    }

    /** Deliveries that would still go out although their turn was taken out of the plan. */
    public long strays() {
        return jdbc.sql("""
                        select count(*) from delivery d join planned_slot p on p.id = d.planned_slot
                        where p.withdrawn_at is not null and d.state in ('planned', 'held', 'due')
                        """).query(Long.class).single();
    }
}
