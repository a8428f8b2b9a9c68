package org.vigil.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.message.Likeness;
import org.vigil.workspace.NearCopies;
import org.vigil.workspace.Workspace;

/** What was said on accounts lately: the texts of what stands there, or may. */
final class RecentWords {
    /** Of one account. More than it posts in the days that count. */
    private static final int PARTS = 200;

    private final JdbcClient jdbc;

    RecentWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Words of one delivery. */
    record Said(long delivery, AccountName account, LocalDate date, Likeness words) {}

    /** What must not be repeated by these deliveries; nothing is read where it need not be. */
    OtherVoices around(Collection<Delivery> deliveries, Workspace workspace) {
        if (!OtherVoices.mayRepeat(deliveries, workspace)) {
            return new OtherVoices(workspace, List.of());
        }
        LocalDate first = deliveries.stream()
                .map(Delivery::date)
                .min(LocalDate::compareTo)
                .orElseThrow()
                .minusDays(NearCopies.WITHIN_DAYS);
        return new OtherVoices(workspace, said(OtherVoices.accounts(workspace), first));
    }

    private List<Said> said(List<AccountName> accounts, LocalDate since) {
        List<Said> said = new ArrayList<>(jdbc.sql("""
                        select d.id, d.account, d.local_date, string_agg(said.text, ' ' order by said.part) as words
                        from unnest(:accounts) as known (account)
                        cross join lateral (
                            select distinct on (a.delivery, a.part) a.delivery, a.part, a.text
                            from (select * from attempt newest where newest.account = known.account
                                  order by newest.id desc limit :parts) a
                            where a.delivery is not null and a.removed_at is null
                              and (a.outcome is null or a.outcome in ('published', 'unknown'))
                            order by a.delivery, a.part, a.n desc) said
                        join delivery d on d.id = said.delivery
                        where d.local_date >= :since
                        group by d.id
                        """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("parts", PARTS)
                .param("since", since)
                .query((row, n) -> new Said(
                        row.getLong("id"),
                        new AccountName(row.getString("account")),
                        row.getObject("local_date", LocalDate.class),
                        Likeness.of(row.getString("words"))))
                .list());
        said.addAll(handedOut(accounts, since));
        return said;
    }

    /** What people post by hand stands there as well as what Vigil posts. */
    private List<Said> handedOut(List<AccountName> accounts, LocalDate since) {
        return jdbc.sql("""
                        select d.id, d.account, d.local_date, h.words from handed_out h join delivery d on d.id = h.delivery
                        where d.account = any(:accounts) and d.local_date >= :since and h.gone_at is null
                        """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("since", since)
                .query((row, n) -> new Said(
                        row.getLong("id"),
                        new AccountName(row.getString("account")),
                        row.getObject("local_date", LocalDate.class),
                        Likeness.of(row.getString("words"))))
                .list();
    }
}
