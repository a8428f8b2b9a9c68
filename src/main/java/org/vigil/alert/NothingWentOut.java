package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Occasion;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Discreet;

/**
 * Slots of which no account got its post: one alert a campaign, which lasts until a later slot has gone out. A slot counts
 * when all is over with it, or half an hour after its time while its posts still wait for a network.
 */
final class NothingWentOut implements Rule {
    private static final Duration GRACE = Duration.ofMinutes(30);

    /** Longer than the longest late window, and than the week after which every slot comes again. */
    private static final Duration LOOK_BACK = Duration.ofDays(15);

    private static final int SLOTS_TOLD = 3;
    private static final int ACCOUNTS_TOLD = 20;

    private final JdbcClient jdbc;
    private final AcceptedFiles files;

    NothingWentOut(JdbcClient jdbc, AcceptedFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /**
     * @param over whether nothing of it can go out any more
     * @param withdrawn whether all of it was
     */
    private record Silent(CampaignId campaign, LocalDate date, String slot, boolean over, boolean withdrawn) {}

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.NOTHING_WENT_OUT);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<CampaignId, Campaign> campaigns = files.inForce().workspace().campaigns();
        Map<CampaignId, List<Silent>> byCampaign = silent(now).stream()
                .filter(slot -> isExpected(slot, campaigns.get(slot.campaign())))
                .collect(Collectors.groupingBy(Silent::campaign, TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What the schedule does not have any more was taken out by somebody, and so was what was withdrawn with it. */
    private static boolean isExpected(Silent slot, @Nullable Campaign campaign) {
        return campaign != null
                && (!slot.withdrawn()
                        || Occasion.of(campaign, slot.date(), slot.date()).stream()
                                .anyMatch(occasion -> occasion.slot().id().equals(slot.slot())));
    }

    /**
     * Of each campaign the slots since the last that went out, in order of time. One that may stand there is none of them,
     * nor one at whose end the campaign was stopped: that is told once, for as long as the stop lasts. While somebody
     * has to let a post go, that is told by itself, until the late window is over.
     */
    private List<Silent> silent(Instant now) {
        return jdbc.sql("""
                        with slot as (
                            select d.campaign, d.local_date, d.slot_id, max(d.due_at) as due_at, max(d.late_at) as late_at,
                                   bool_or(d.published_at is not null) as went_out,
                                   bool_or(d.state in ('sending', 'settling', 'uncertain')) as may_stand,
                                   bool_or(d.state in ('planned', 'due')) as waits,
                                   bool_and(d.state not in ('planned', 'held', 'due')) as over,
                                   bool_and(d.state = 'withdrawn') as withdrawn
                            from delivery d join campaign c on c.id = d.campaign and d.due_at >= c.started_at
                            where d.due_at > :since
                            group by d.campaign, d.local_date, d.slot_id
                        )
                        select s.campaign, s.local_date, s.slot_id, s.over, s.withdrawn
                        from slot s
                        where s.due_at <= :now and not s.went_out and not s.may_stand
                          and (s.over or s.waits and s.due_at <= :patient)
                          and not exists (select from slot later where later.campaign = s.campaign
                                          and later.due_at > s.due_at and later.went_out)
                          and not exists (select from restriction r
                                          where (r.scope = 'everything' or r.scope = 'campaign' and r.subject = s.campaign)
                                            and r.set_at <= least(s.late_at, :now)
                                            and (r.lifted_at is null or r.lifted_at >= s.late_at))
                        order by s.due_at, s.campaign, s.slot_id
                        """)
                .param("since", utc(now.minus(LOOK_BACK)))
                .param("now", utc(now))
                .param("patient", utc(now.minus(GRACE)))
                .query((row, n) -> new Silent(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        row.getBoolean("over"),
                        row.getBoolean("withdrawn")))
                .list();
    }

    private Finding finding(CampaignId id, List<Silent> silent) {
        Silent last = silent.getLast();
        String campaign = Phrases.campaign(files.inForce(), id);
        String when = silent.size() == 1
                ? Phrases.slot(last.date(), last.slot())
                : silent.size() + " slots in a row, the last " + Phrases.slot(last.date(), last.slot());
        return new Finding(
                AlertKind.NOTHING_WENT_OUT,
                id.value(),
                "",
                silent.stream()
                        .map(slot -> Phrases.slot(slot.date(), slot.slot()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                true,
                (last.over() ? "Nothing went out: " : "Nothing has gone out yet: ") + campaign + ", " + when,
                silent.reversed().stream()
                                .limit(SLOTS_TOLD)
                                .map(slot -> told(campaign, slot))
                                .collect(Collectors.joining("\n"))
                        + "\nWhat to do: vigil deliveries --campaign " + id + " says what became of each.");
    }

    private String told(String campaign, Silent slot) {
        String accounts = jdbc
                .sql("""
                        select account, state, why from delivery
                        where campaign = :campaign and local_date = :date and slot_id = :slot
                        order by account, id limit :most
                        """)
                .param("campaign", slot.campaign().value())
                .param("date", slot.date())
                .param("slot", slot.slot())
                .param("most", ACCOUNTS_TOLD)
                .query((row, n) -> "  " + row.getString("account") + ": "
                        + Discreet.words(DeliveryState.of(row.getString("state")), row.getString("why")))
                .list()
                .stream()
                .distinct()
                .collect(Collectors.joining("\n"));
        return "No account of " + campaign + (slot.over() ? " got" : " has") + " its post of "
                + Phrases.slot(slot.date(), slot.slot()) + (slot.over() ? ":\n" : " yet:\n") + accounts;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
