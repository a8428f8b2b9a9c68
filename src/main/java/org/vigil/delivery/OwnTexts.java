package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.ProfileId;

/**
 * Nobody approves words of their own. Whose words a post has: whoever wrote its template and what its picture is made
 * from as they are in force, whoever wrote what its schedule says in it, whoever wrote what its event says, and whoever last changed anything that the file of its person says. What was changed outside
 * of Vigil is nobody's, since nobody knows.
 *
 * <p>Where everybody who may approve has written some of them, one may all the same: whoever did so the longest ago. So
 * two are always enough.
 */
final class OwnTexts {
    /** Of what stands in these fields no post says anything. */
    private static final String[] UNSAID = {"basis", "tags"};

    private final JdbcClient jdbc;
    private final FileVersions versions;
    private volatile Known known = Known.of(-1);

    OwnTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.versions = new FileVersions(jdbc);
    }

    /**
     * Somebody who wrote some of a post's words.
     *
     * @param what in words, such as "the text"
     */
    record Wrote(String who, Instant at, String what) {}

    /**
     * The files whose words a post has.
     *
     * @param templates that of its text, and what its poster is made from; of a campaign all of them
     * @param schedule of its campaign
     * @param about whom it speaks of: somebody or an event, and with a family its prisoner, with a group its members; nobody
     *     where a campaign's texts alone are asked about
     */
    record Sources(List<String> templates, String schedule, List<ProfileId> about) {}

    /** As read of one version of the files: authors change with the files and not otherwise. */
    private record Known(
            long version,
            Map<Sources, List<Wrote>> authors,
            Map<ProfileId, List<Wrote>> people,
            Map<List<String>, Map<String, FileVersions.Wrote>> files) {
        static Known of(long version) {
            return new Known(version, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /**
     * Everybody whose words they are, the longest ago first; each once, with what they wrote last.
     *
     * @param version of the files in force
     */
    List<Wrote> authors(long version, Sources sources) {
        Known known = this.known;
        if (known.version() != version) {
            known = Known.of(version);
            this.known = known;
        }
        Known of = known;
        return known.authors().computeIfAbsent(sources, asked -> authors(of, asked));
    }

    private List<Wrote> authors(Known known, Sources sources) {
        List<String> events = sources.about().stream()
                .limit(1)
                .map(id -> "events/" + id + ".yaml")
                .toList();
        Map<String, FileVersions.Wrote> files = known.files()
                .computeIfAbsent(
                        Stream.of(sources.templates(), List.of(sources.schedule()), events)
                                .flatMap(List::stream)
                                .toList(),
                        versions::authors);
        List<Wrote> all = new ArrayList<>();
        sources.templates().forEach(template -> add(all, files.get(template), "the text " + template));
        add(all, files.get(sources.schedule()), "what the schedule says in it");
        events.forEach(event -> add(all, files.get(event), "the event's file"));
        sources.about().forEach(id -> all.addAll(known.people().computeIfAbsent(id, this::person)));
        return all.stream()
                .filter(wrote -> !wrote.who().equals(AcceptedFiles.FILES))
                .collect(Collectors.toMap(
                        wrote -> key(wrote.who()),
                        wrote -> wrote,
                        (one, other) -> one.at().isAfter(other.at()) ? one : other))
                .values()
                .stream()
                .sorted(Comparator.comparing(Wrote::at).thenComparing(Wrote::who))
                .toList();
    }

    private static void add(List<Wrote> all, FileVersions.@Nullable Wrote file, String what) {
        if (file != null) {
            all.add(new Wrote(file.who(), file.at(), what));
        }
    }

    /**
     * Whoever last changed each thing that is said of a person: a later change of something else does not take its author away.
     * That somebody looked for news, or asked a relative again, changes a day and no words.
     */
    private List<Wrote> person(ProfileId id) {
        return jdbc.sql("""
                        select distinct on (field) who, at from profile_change
                        where profile = :id and not field = any(:unsaid)
                          and ((old is null and new is null)
                               or regexp_replace(coalesce(old, ''), :days, '', 'g')
                                  <> regexp_replace(coalesce(new, ''), :days, '', 'g'))
                        order by field, id desc
                        """)
                .param("id", id.value())
                .param("unsaid", UNSAID)
                .param("days", "\\s*,?\\s*(confirmed|review): [0-9-]+")
                .query((row, n) -> new Wrote(
                        row.getString("who"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        "what is said of the person"))
                .list();
    }

    static boolean isAmong(List<Wrote> authors, String who) {
        return authors.stream().anyMatch(wrote -> key(wrote.who()).equals(key(who)));
    }

    /**
     * Why somebody may not approve them, in words; empty where he or she may.
     *
     * @param approvers everybody who may approve it otherwise; empty where that is not known
     */
    static Optional<String> whyNot(List<Wrote> authors, List<String> approvers, String who) {
        Set<String> kept = keptFromIt(authors, approvers);
        return authors.stream()
                .filter(wrote -> key(wrote.who()).equals(key(who)) && kept.contains(key(who)))
                .findFirst()
                .map(wrote -> "nobody approves words of their own, and " + who + " wrote " + wrote.what() + "; "
                        + others(kept, approvers));
    }

    private static Set<String> keptFromIt(List<Wrote> authors, List<String> approvers) {
        Set<String> kept =
                authors.stream().map(wrote -> key(wrote.who())).collect(Collectors.toCollection(TreeSet::new));
        Set<String> may = approvers.stream().map(OwnTexts::key).collect(Collectors.toSet());
        if (may.size() > 1 && kept.containsAll(may)) {
            authors.stream()
                    .map(wrote -> key(wrote.who()))
                    .filter(may::contains)
                    .findFirst()
                    .ifPresent(kept::remove);
        }
        return kept;
    }

    private static String others(Set<String> kept, List<String> approvers) {
        List<String> others = approvers.stream()
                .filter(name -> !kept.contains(key(name)))
                .distinct()
                .sorted()
                .toList();
        return others.isEmpty()
                ? approvers.isEmpty()
                        ? "somebody else has to"
                        : "nobody else may approve it yet: a team needs two people who may"
                : "these may: " + String.join(", ", others);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
