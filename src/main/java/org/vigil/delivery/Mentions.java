package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.profile.Event;
import org.vigil.profile.NamesInText;
import org.vigil.profile.Naming;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.WrittenText;
import org.vigil.source.SourceFile;
import org.vigil.workspace.OwnHashtags;
import org.vigil.workspace.Workspace;

/** Finds what was said of a person, at any time and on any account, and stands there or may stand there. */
public final class Mentions {
    private static final int ROWS_AT_ONCE = 500;
    private static final Pattern WRITTEN = Pattern.compile("(?:profiles|events|templates|schedules)/.*\\.(?:yaml|txt)");

    /** How a post speaks of a person. The first that fits counts. */
    public enum How {
        /** It is the person's own. */
        OWN,
        /** It is of a family that speaks for the person, of a group with the person in it, or of an event about the person. */
        WITH_OTHERS,
        /** It is about somebody else, and its words name the person. */
        NAMED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** A post that speaks of the person. */
    public record Mention(Delivery delivery, How how) {}

    /** All words that stand on an account, or may, of some posts: what was sent or handed out, and what replaced or corrected it. */
    private static final String WORDS = """
            select d.id, d.profile, a.text
            from attempt a
            left join correction c on c.id = a.correction
            join delivery d on d.id = coalesce(a.delivery, c.delivery)
            where a.removed_at is null and %1$s
              and (a.outcome is null or a.outcome = 'published'
                   or (a.outcome = 'unknown' and (d.state in ('sending', 'settling', 'uncertain') or c.state = 'uncertain')))
            union all
            select d.id, d.profile, c.words
            from correction c join delivery d on d.id = c.delivery
            where c.way = 'edit' and c.state in ('asked', 'done') and d.removed_at is null and %1$s
            union all
            select d.id, d.profile, h.words
            from handed_out h join delivery d on d.id = h.delivery
            where h.gone_at is null and %1$s
            """;

    private static final String SINCE = WORDS.formatted("coalesce(d.published_at, d.due_at) >= :since");
    private static final String ABOUT = WORDS.formatted("d.profile in (:about)");

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AcceptedFiles files;
    private final Deliveries deliveries;

    public Mentions(Database database, AcceptedFiles files) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.files = files;
        this.deliveries = new Deliveries(jdbc);
    }

    /** The newest first. */
    public List<Mention> of(ProfileId person) {
        return of(person, OffsetDateTime.MIN); // the database's own beginning of time
    }

    /** As {@link #of}, of what went out since a moment, or may have. */
    public List<Mention> since(ProfileId person, Instant since) {
        return of(person, Deliveries.utc(since));
    }

    /**
     * As {@link #of}, without the posts about somebody else whose words name the person: soon told, however much was said,
     * since no words are read for it.
     */
    public List<Mention> about(ProfileId person) {
        Set<ProfileId> others = others(files.everKnown(), person);
        Set<String> about = Stream.concat(Stream.of(person), others.stream())
                .map(ProfileId::value)
                .collect(Collectors.toSet());
        Map<Long, How> found = new HashMap<>();
        read(
                ABOUT,
                Map.of("about", about),
                words -> found.put(words.delivery(), words.profile().equals(person) ? How.OWN : How.WITH_OTHERS));
        return newestFirst(found);
    }

    private List<Mention> of(ProfileId person, OffsetDateTime since) {
        Workspace known = files.everKnown();
        Set<ProfileId> others = others(known, person);
        Optional<Naming> naming = naming(known, person);
        Map<Long, How> found = new HashMap<>();
        read(SINCE, Map.of("since", since), words -> {
            if (words.profile().equals(person)) {
                found.put(words.delivery(), How.OWN);
            } else if (others.contains(words.profile())) {
                found.put(words.delivery(), How.WITH_OTHERS);
            } else if (naming.filter(name -> name.in(words.text())).isPresent()) {
                found.put(words.delivery(), How.NAMED);
            }
        });
        return newestFirst(found);
    }

    private List<Mention> newestFirst(Map<Long, How> found) {
        return deliveries.of(found.keySet()).stream()
                .map(delivery -> new Mention(delivery, Objects.requireNonNull(found.get(delivery.id()))))
                .sorted(Comparator.comparing((Mention mention) -> moment(mention.delivery()))
                        .reversed()
                        .thenComparing(mention -> mention.delivery().id()))
                .toList();
    }

    /** The files of others that name the person still: what is written from them would name the person again. */
    public List<String> filesThatName(ProfileId person) {
        Workspace known = files.everKnown();
        Set<String> covered = Stream.concat(Stream.of(person), others(known, person).stream())
                .flatMap(id -> known.spokenOf(id).stream())
                .map(Profile::file)
                .collect(Collectors.toSet());
        return known.profile(person).stream()
                .flatMap(profile -> filesThatName(
                        Naming.of(profile, hashtags(known, profile)),
                        NamesInText.of(profile, hashtags(known, profile)),
                        covered))
                .toList();
    }

    private Stream<String> filesThatName(Naming asWritten, NamesInText asItSounds, Set<String> covered) {
        return files.inForce().workspace().tree().all().stream()
                .filter(file -> WRITTEN.matcher(file.path()).matches() && !covered.contains(file.path()))
                .filter(file -> file.text()
                        .filter(text -> asWritten.in(text) || asItSounds.in(WrittenText.of(text)))
                        .isPresent())
                .map(SourceFile::path);
    }

    private record Words(long delivery, ProfileId profile, String text) {
        static Words of(ResultSet row) throws SQLException {
            return new Words(row.getLong("id"), new ProfileId(row.getString("profile")), row.getString("text"));
        }
    }

    private void read(String words, Map<String, ?> which, Consumer<Words> reader) {
        // PostgreSQL's driver reads bit by bit only inside a transaction.
        transactions.executeWithoutResult(status -> jdbc.sql(words)
                .params(which)
                .withFetchSize(ROWS_AT_ONCE)
                .query((ResultSet row) -> reader.accept(Words.of(row))));
    }

    private static Set<ProfileId> others(Workspace known, ProfileId person) {
        return Stream.concat(
                        known.profiles().values().stream(),
                        known.events().values().stream().map(Event::asProfile))
                .filter(profile ->
                        person.equals(profile.speaksFor()) || profile.members().contains(person))
                .map(Profile::id)
                .collect(Collectors.toSet());
    }

    /** Empty where nobody knows how the person is called. */
    private static Optional<Naming> naming(Workspace known, ProfileId person) {
        return known.profile(person).map(profile -> Naming.of(profile, hashtags(known, profile)));
    }

    private static Set<String> hashtags(Workspace known, Profile person) {
        return OwnHashtags.of(known, person, Set.of());
    }

    private static Instant moment(Delivery delivery) {
        return delivery.publishedAt() == null ? delivery.dueAt() : delivery.publishedAt();
    }
}
