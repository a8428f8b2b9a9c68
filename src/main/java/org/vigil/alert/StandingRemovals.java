package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;

/**
 * Posts that are to be deleted and that Vigil cannot take away: one alert a campaign. It says neither of whom they speak
 * nor whether a person is being taken down.
 */
final class StandingRemovals implements Rule {
    private static final int NAMED = 20;

    private final JdbcClient jdbc;
    private final AcceptedFiles files;

    StandingRemovals(JdbcClient jdbc, AcceptedFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    private record Standing(
            String item, CampaignId campaign, long delivery, String account, String why, String byWhom) {}

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.CANNOT_DELETE);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<CampaignId, List<Standing>> byCampaign = jdbc
                .sql("""
                        select r.delivery::text as item, d.campaign, r.delivery, r.account, r.why, r.by_whom
                        from removal r join delivery d on d.id = r.delivery where r.state = 'cannot'
                        union all
                        select p.delivery || ' ' || p.account, d.campaign, p.delivery, p.account, 'its repost: ' || p.why, 'whoever signs in to that account'
                        from repost p join delivery d on d.id = p.delivery
                        where p.state = 'refused' and p.state_at > now() - interval '7 days'
                          and exists (select from repost_attempt a where a.repost = p.id and a.what = 'take_back')
                          and not exists (select from removal g where g.delivery = p.delivery and g.state = 'gone')
                        order by delivery, account
                        """)
                .query((row, n) -> new Standing(
                        row.getString("item"),
                        new CampaignId(row.getString("campaign")),
                        row.getLong("delivery"),
                        row.getString("account"),
                        Objects.requireNonNullElse(row.getString("why"), ""),
                        Objects.requireNonNullElse(row.getString("by_whom"), "")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Standing::campaign, TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Finding finding(CampaignId id, List<Standing> standing) {
        String posts = Phrases.count(standing.size(), "post") + " of " + Phrases.campaign(files.inForce(), id);
        return new Finding(
                        AlertKind.CANNOT_DELETE,
                        id.value(),
                        "",
                        standing.stream().map(Standing::item).collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        "Vigil cannot delete " + posts,
                        "Vigil cannot delete " + posts + ", and somebody else can:\n"
                                + standing.stream()
                                        .limit(NAMED)
                                        .map(each -> "  number " + each.delivery() + ": " + each.account() + ": "
                                                + each.why() + ". Who can: " + each.byWhom())
                                        .collect(Collectors.joining("\n"))
                                + (standing.size() > NAMED ? "\n  and " + (standing.size() - NAMED) + " more" : "")
                                + "\nWhat to do: have them deleted there. Then, of each: ./vigil delete NUMBER, and Vigil looks whether"
                                + " it is gone. Of a repost you are told for a week, or until its post is gone.")
                .concerning(new Concerned(files.inForce().workspace())
                        .byAccounts(standing.stream().map(Standing::account).toList()));
    }
}
