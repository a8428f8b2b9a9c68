package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.FieldChange;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** What happened around one person: changed facts, holds, verifications, posts and corrections, with who and when. */
public final class PersonHistory {

    /**
     * One thing that happened.
     *
     * @param what such as "changed story", "hold", "posted"
     * @param detail in words; null for none. The reason of a hold is never here
     */
    public record Entry(
            Instant at, String who, String what, @Nullable String detail) {}

    private static final String CHANGED = "changed ";

    private final JdbcClient jdbc;

    public PersonHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In order of time. What a field was before somebody decided to keep it back is not told any more either; only that it
     * changed.
     *
     * @param profiles the newest known, also of those whose files are gone
     */
    public List<Entry> of(ProfileId person, Map<ProfileId, Profile> profiles) {
        Profile profile = profiles.get(person);
        return profile == null
                ? all(person)
                : all(person).stream().map(entry -> said(entry, profile)).toList();
    }

    private static Entry said(Entry entry, Profile profile) {
        return entry.what().startsWith(CHANGED)
                        && FieldChange.isUnsaid(profile, entry.what().substring(CHANGED.length()))
                ? new Entry(entry.at(), entry.who(), entry.what(), "– → –")
                : entry;
    }

    private List<Entry> all(ProfileId person) {
        return jdbc.sql("""
                        select at, who, what, detail from (
                            select at, who, 'changed ' || field as what,
                                   coalesce(old, '–') || ' → ' || coalesce(new, '–') as detail, 1 as kind, id
                            from profile_change where profile = :person
                            union all
                            select at, who, what, case when what = 'verify' then detail end, 2, id
                            from audit where subject = :person
                            union all
                            select published_at, 'Vigil', 'posted', 'delivery ' || id || ' on ' || account, 3, id
                            from delivery where profile = :person and published_at is not null
                            union all
                            select c.asked_at, c.asked_by, 'corrected',
                                   'delivery ' || c.delivery || ' on ' || c.account || ': ' || c.state, 4, c.id
                            from correction c join delivery d on d.id = c.delivery where d.profile = :person
                        ) as happened
                        order by at, kind, id
                        """)
                .param("person", person.value())
                .query((row, n) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("detail")))
                .list();
    }
}
