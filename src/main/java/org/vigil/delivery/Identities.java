package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.Likeness;
import org.vigil.profile.ProfileId;

/** Which profiles are of one human, as somebody has said by hand. What was said last counts. */
public final class Identities {

    /**
     * What somebody said of two profiles.
     *
     * @param same whether they are of one human
     */
    public record Ruling(ProfileId a, ProfileId b, boolean same, String by, Instant at) {
        boolean of(ProfileId one, ProfileId other) {
            return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
        }

        /** The other of the two; empty where the ruling is about neither. */
        public Optional<ProfileId> other(ProfileId one) {
            return a.equals(one) ? Optional.of(b) : b.equals(one) ? Optional.of(a) : Optional.empty();
        }
    }

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Ruling> all() {
        return jdbc.sql("select a, b, same, said_by, said_at from identity_ruling order by said_at, a, b")
                .query((row, n) -> new Ruling(
                        new ProfileId(row.getString("a")),
                        new ProfileId(row.getString("b")),
                        row.getBoolean("same"),
                        row.getString("said_by"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @return whether it was not said already */
    boolean say(ProfileId a, ProfileId b, boolean same, String who) {
        return jdbc.sql("""
                        insert into identity_ruling as known (a, b, same, said_by) values (:a, :b, :same, :who)
                        on conflict (least(a, b), greatest(a, b)) do update
                            set same = excluded.same, said_by = excluded.said_by, said_at = now()
                            where known.same <> excluded.same
                        """)
                        .param("a", a.value())
                        .param("b", b.value())
                        .param("same", same)
                        .param("who", who)
                        .update()
                == 1;
    }

    /**
     * All profiles that are to be taken for one human with a profile, itself left out: whom somebody has said to be the
     * same, over however many profiles; whoever is called like one of these; and whom somebody has said to be the same as
     * those. Likeness alone is followed no further: at the third name it is mostly somebody else.
     */
    static Collection<ProfileId> one(ProfileId id, Likeness likeness, List<Ruling> rulings) {
        Set<ProfileId> said = said(Set.of(id), id, rulings);
        Set<ProfileId> alike = new TreeSet<>(said);
        said.forEach(one -> likeness.of(one).stream()
                .filter(other -> !areTwo(one, other, rulings) && !areTwo(id, other, rulings))
                .forEach(alike::add));
        Set<ProfileId> same = said(alike, id, rulings);
        same.remove(id);
        return same;
    }

    /** These, and all whom somebody has said to be the same as one of them. */
    private static Set<ProfileId> said(Set<ProfileId> these, ProfileId id, List<Ruling> rulings) {
        Set<ProfileId> known = new TreeSet<>(these);
        Deque<ProfileId> next = new ArrayDeque<>(these);
        while (!next.isEmpty()) {
            ProfileId one = next.remove();
            rulings.stream()
                    .filter(Ruling::same)
                    .flatMap(ruling -> ruling.other(one).stream())
                    .filter(other -> !areTwo(id, other, rulings))
                    .filter(known::add)
                    .forEach(next::add);
        }
        return known;
    }

    /** Both, and all whom somebody has said to be the same as one of them. */
    static Set<ProfileId> said(ProfileId one, ProfileId other, List<Ruling> rulings) {
        Set<ProfileId> known = said(Set.of(one), one, rulings);
        known.addAll(said(Set.of(other), other, rulings));
        return known;
    }

    private static boolean areTwo(ProfileId one, ProfileId other, List<Ruling> rulings) {
        return rulings.stream().anyMatch(ruling -> ruling.of(one, other) && !ruling.same());
    }
}
