package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Corrections;

/** Correcting replies that Vigil has looked for in vain, so that only a person can say whether they stand: one alert a campaign. */
final class UncertainReplies implements Rule {
    private static final int NAMED = 20;

    private final JdbcClient jdbc;
    private final AcceptedFiles files;

    UncertainReplies(JdbcClient jdbc, AcceptedFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    private record Reply(CampaignId campaign, long correction, long delivery, String account) {}

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.UNCERTAIN_REPLY);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<CampaignId, List<Reply>> byCampaign = jdbc
                .sql("""
                        select d.campaign, c.id, c.delivery, c.account from correction c join delivery d on d.id = c.delivery
                        where c.state = 'uncertain'
                          and (select max(a.ended_at) from attempt a where a.correction = c.id)
                              <= now() - make_interval(secs => :patience)
                        order by c.id
                        """)
                .param("patience", (double) Corrections.A_PERSON_AFTER.toSeconds())
                .query((row, n) -> new Reply(
                        new CampaignId(row.getString("campaign")),
                        row.getLong("id"),
                        row.getLong("delivery"),
                        row.getString("account")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Reply::campaign, TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Finding finding(CampaignId id, List<Reply> replies) {
        String some = Phrases.count(replies.size(), "correction") + " of " + Phrases.campaign(files.inForce(), id);
        return new Finding(
                        AlertKind.UNCERTAIN_REPLY,
                        id.value(),
                        "",
                        replies.stream()
                                .map(reply -> String.valueOf(reply.correction()))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        some + " may stand on the network, or not",
                        some
                                + " may stand on the network, or not: nobody answered when the reply was sent, and Vigil has looked"
                                + " for it and not found it. It is not sent again by itself.\n"
                                + replies.stream()
                                        .limit(NAMED)
                                        .map(reply -> "  of number " + reply.delivery() + ": " + reply.account())
                                        .collect(Collectors.joining("\n"))
                                + (replies.size() > NAMED ? "\n  and " + (replies.size() - NAMED) + " more" : "")
                                + "\nWhat to do: look under the post, then say what you found: ./vigil correct NUMBER --it-is-there URL,"
                                + " or --send-again. ./vigil uncertain shows the words.")
                .concerning(new Concerned(files.inForce().workspace())
                        .byAccounts(replies.stream().map(Reply::account).toList()));
    }
}
