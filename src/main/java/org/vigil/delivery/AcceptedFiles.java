package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.Likeness;
import org.vigil.profile.OwnWords;
import org.vigil.profile.PeopleOfEvents;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.EndsToCome;
import org.vigil.workspace.Workspace;
import org.vigil.workspace.WorkspaceReader;

/**
 * The team's files as they are in force. All nodes read them here and nowhere else, so that every one of them says the
 * same. A broken file is not accepted: what it spoke of falls silent until it is mended.
 */
public final class AcceptedFiles {
    /** Who acts when a file changes. */
    public static final String FILES = "files";

    private static final String ROWS =
            "select path, bytes, digest, broken, removed_at is not null as removed from source_file ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Restrictions restrictions;
    private final Audit audit;
    private final ProfileChanges changes;
    private final AgreedSchedules agreed;
    private final RelativeReviews reviews;
    private final FileVersions versions;
    private final GateLock gate;
    private final InstantSource clock;
    private final WorkspaceReader reader = new WorkspaceReader();
    private volatile @Nullable InForce held;
    private volatile List<Problem> refused = List.of();

    public AcceptedFiles(Database database, InstantSource clock) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.restrictions = new Restrictions(jdbc);
        this.audit = new Audit(jdbc);
        this.changes = new ProfileChanges(jdbc);
        this.agreed = new AgreedSchedules(jdbc);
        this.reviews = new RelativeReviews(database);
        this.versions = new FileVersions(jdbc);
        this.gate = new GateLock(jdbc);
        this.clock = clock;
    }

    /**
     * What is in force.
     *
     * @param broken why a file on disk was not accepted, by path
     * @param likeness who is likely the same human, also among those whose file is gone
     * @param ownWords what the profiles say in words of their own
     * @param peopleOfEvents of whom the events speak
     */
    public record InForce(
            long version,
            Workspace workspace,
            Map<String, String> broken,
            Likeness likeness,
            OwnWords ownWords,
            PeopleOfEvents peopleOfEvents) {}

    /**
     * What an acceptance brought.
     *
     * @param problems of the files that were not accepted
     * @param held the people who are on hold now, since their file took something back
     */
    public record Accepted(int changed, int removed, List<Problem> problems, List<String> held) {}

    private record Row(
            String path,
            byte[] bytes,
            String digest,
            @Nullable String broken,
            boolean removed) {
        SourceFile file() {
            return new SourceFile(path, bytes);
        }
    }

    /** Who stands in which file: one import changes thousands at once. */
    private record People(Map<String, Profile> byFile) {
        static People of(Workspace workspace) {
            Map<String, Profile> byFile = new HashMap<>();
            workspace.profiles().values().forEach(profile -> byFile.putIfAbsent(profile.file(), profile));
            return new People(byFile);
        }

        @Nullable Profile of(String path) {
            return byFile.get(path);
        }

        /** Those whose file is not in a folder. */
        List<Profile> besides(SourceTree tree) {
            return byFile.entrySet().stream()
                    .filter(person -> tree.file(person.getKey()).isEmpty())
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /** What is in force now; read again only when another version is. Inside a transaction it belongs to it. */
    public InForce inForce() {
        long version = version();
        InForce known = held;
        if (known != null && known.version() == version) {
            return known;
        }
        List<Row> all = rows();
        List<Row> rows = all.stream().filter(row -> !row.removed()).toList();
        Map<String, String> broken = new TreeMap<>();
        rows.forEach(row -> {
            if (row.broken() != null) {
                broken.put(row.path(), row.broken());
            }
        });
        Workspace workspace = reader.read(
                        SourceTree.of(rows.stream().map(Row::file).toList()))
                .asOf(clock.instant());
        List<Profile> everybody = new ArrayList<>(workspace.profiles().values());
        everybody.addAll(gone(all));
        InForce read = new InForce(
                version,
                workspace,
                broken,
                new Likeness(everybody),
                new OwnWords(),
                new PeopleOfEvents(workspace.profiles().values()));
        held = read;
        return read;
    }

    /** What was wrong with the files that this process was last offered: those among them too that never were in force. */
    public List<Problem> refused() {
        return refused;
    }

    /** What is in force, and stays so until the transaction ends. */
    InForce inForceUnchanging() {
        lockVersion();
        return inForce();
    }

    private long version() {
        return jdbc.sql("select version from source_state").query(Long.class).single();
    }

    private long lockVersion() {
        return jdbc.sql("select version from source_state for update")
                .query(Long.class)
                .single();
    }

    /** A hold on somebody whose file was given another name goes on. */
    private Collection<Profile> gone(List<Row> rows) {
        List<SourceFile> removed = rows.stream()
                .filter(row -> row.removed() && row.path().startsWith("profiles/"))
                .map(Row::file)
                .toList();
        return removed.isEmpty()
                ? List.of()
                : reader.read(SourceTree.of(removed)).profiles().values();
    }

    /** The files in force and those that are gone from the folder, each as it was last good: whom Vigil ever knew of. */
    public Workspace everKnown() {
        return reader.read(SourceTree.of(rows().stream().map(Row::file).toList()));
    }

    /** Brings the files of a folder into force, all in one transaction. */
    public Accepted accept(SourceTree tree) {
        return accept(tree, FILES);
    }

    /**
     * As above.
     *
     * @param who changed the files, as far as known
     */
    public Accepted accept(SourceTree tree, String who) {
        return accept(tree, path -> who);
    }

    /**
     * As above, where other files may have changed meanwhile.
     *
     * @param changed by path, what that person changed
     */
    public Accepted accept(SourceTree tree, Set<String> changed, String who) {
        return accept(tree, path -> changed.contains(path) ? who : FILES);
    }

    /**
     * As above, of a folder in which somebody may be saving at this very moment: what they save is theirs, and is not taken for a
     * change of somebody else's, and what was read before they did so is read again.
     *
     * @param folder reads it
     * @param changed by path, what that person changed; of all else nobody knows
     */
    public Accepted accept(Supplier<SourceTree> folder, Set<String> changed, String who) {
        while (true) {
            long version = version();
            SourceTree tree = folder.get();
            Workspace offered = reader.read(tree);
            Optional<Accepted> accepted = transactions.execute(status -> lockVersion() == version
                    ? Optional.of(acceptLocked(tree, offered, path -> changed.contains(path) ? who : FILES))
                    : Optional.empty());
            if (accepted.isPresent()) {
                return told(accepted.get());
            }
        }
    }

    /**
     * Does something while nobody else, on no node, brings anything into force.
     *
     * @param work what it throws takes back what it wrote into the database
     */
    public void alone(Runnable work) {
        transactions.executeWithoutResult(status -> {
            lockVersion();
            work.run();
        });
    }

    /**
     * Changes the folder and brings it into force; nobody else brings anything into force meanwhile.
     *
     * @param change writes and then reads the folder; what it throws leaves in force what was
     * @param changed by path, what that person changes; it is looked at after {@code change}
     */
    Accepted change(Supplier<SourceTree> change, Set<String> changed, String who) {
        Accepted accepted = transactions.execute(status -> {
            lockVersion();
            SourceTree tree = change.get();
            return acceptLocked(tree, reader.read(tree), path -> changed.contains(path) ? who : FILES);
        });
        return told(accepted);
    }

    private Accepted accept(SourceTree tree, UnaryOperator<String> who) {
        Workspace offered = reader.read(tree);
        Accepted accepted = transactions.execute(status -> acceptLocked(tree, offered, who));
        return told(accepted);
    }

    private Accepted told(Accepted accepted) {
        refused = accepted.problems();
        return accepted;
    }

    private Accepted acceptLocked(SourceTree tree, Workspace offered, UnaryOperator<String> who) {
        lockVersion();
        Map<String, Row> rows = new TreeMap<>();
        rows().forEach(row -> rows.put(row.path(), row));
        People before = People.of(
                reader.read(SourceTree.of(rows.values().stream().map(Row::file).toList())));
        People after = People.of(offered);
        Renamed renamed = new Renamed(before.besides(tree), offered.profiles().values());
        List<Problem> wrong = Stream.concat(
                        offered.problems().stream(), EndsToCome.problems(offered, clock.instant()).stream())
                .toList();
        Map<String, String> problems = new HashMap<>();
        wrong.forEach(problem -> problems.putIfAbsent(problem.file(), problem.toString()));
        List<String> heldPeople = new ArrayList<>();
        int changed = 0;
        for (SourceFile file : tree.all()) {
            Row row = rows.remove(file.path());
            String problem = problems.get(file.path());
            if (problem != null) {
                changed += reject(file, row, problem);
            } else if (row == null
                    || row.removed()
                    || row.broken() != null
                    || !row.digest().equals(file.digest())) {
                put(file);
                offered.campaigns().values().stream()
                        .filter(campaign -> campaign.file().equals(file.path()))
                        .forEach(campaign -> agreed.follow(campaign, offered));
                versions.record(row == null ? null : row.file(), file, who.apply(file.path()));
                recordChange(file.path(), row, before, after, who.apply(file.path()));
                relaxed(file.path(), row, before, after, renamed).ifPresent(heldPeople::add);
                changed++;
            }
        }
        int removed = 0;
        for (Row gone : rows.values()) {
            removed += remove(gone);
            if (!gone.removed()) {
                versions.gone(gone.path(), who.apply(gone.path()));
            }
            Profile person = before.of(gone.path());
            if (person != null && !gone.removed()) {
                changes.gone(person, who.apply(gone.path()));
            }
        }
        offered.accounts().keySet().forEach(this::knowAccount);
        if (changed + removed > 0) {
            jdbc.sql("update source_state set version = version + 1").update();
            gate.takeAlone();
        }
        return new Accepted(changed, removed, wrong, heldPeople);
    }

    private void recordChange(String path, @Nullable Row row, People before, People offered, String who) {
        Profile after = offered.of(path);
        if (after != null) {
            changes.record(row == null || row.removed() ? null : before.of(path), after, who);
        }
    }

    /** A file that took something back puts its person on hold. */
    private Optional<String> relaxed(String path, @Nullable Row row, People before, People offered, Renamed renamed) {
        Profile after = offered.of(path);
        if (after == null) {
            return Optional.empty();
        }
        Optional<String> taken = takenBack(row, before.of(path), after, renamed);
        reviews.followed(after);
        return taken.map(words -> {
            String why = words + "; if that is right, lift the hold";
            restrictions.set(Restrictions.Scope.PERSON, after.id().value(), why, FILES);
            audit.record(FILES, "hold", after.id().value(), words);
            return after.id() + ": " + why;
        });
    }

    /**
     * What files would take back, were they accepted, in words: their people would be on hold.
     *
     * @param stays whether a path is still in the folder then: a file of another name takes back nothing unseen
     */
    List<String> takenBack(List<SourceFile> offered, Predicate<String> stays) {
        People after = People.of(reader.read(SourceTree.of(offered)));
        Map<String, Row> rows = new HashMap<>();
        rows(offered.stream().map(SourceFile::path).toList()).forEach(row -> rows.put(row.path(), row));
        People before = People.of(
                reader.read(SourceTree.of(rows.values().stream().map(Row::file).toList())));
        boolean known = rows.keySet().containsAll(after.byFile().keySet());
        Renamed renamed =
                new Renamed(known ? List.of() : gone(stays), after.byFile().values());
        return after.byFile().entrySet().stream()
                .flatMap(person -> {
                    String path = person.getKey();
                    return takenBack(rows.get(path), before.of(path), person.getValue(), renamed).stream();
                })
                .toList();
    }

    private Collection<Profile> gone(Predicate<String> stays) {
        List<String> gone = jdbc
                .sql("select path from source_file where path like 'profiles/%.yaml'")
                .query(String.class)
                .list()
                .stream()
                .filter(path -> !stays.test(path))
                .toList();
        return reader.read(SourceTree.of(rows(gone).stream().map(Row::file).toList()))
                .profiles()
                .values();
    }

    private Optional<String> takenBack(@Nullable Row row, @Nullable Profile old, Profile after, Renamed renamed) {
        Instant now = clock.instant();
        if (row == null) {
            return renamed.relaxed(after, now);
        }
        if (row.removed()) {
            return Optional.of("the file was gone and came back");
        }
        return old == null ? Optional.empty() : Relaxation.of(old, after, now, reviews.of(after.id()));
    }

    private int reject(SourceFile file, @Nullable Row row, String why) {
        if (row == null) {
            return 0;
        }
        return jdbc.sql("update source_file set broken = :why where path = :path and broken is distinct from :why")
                .param("why", why)
                .param("path", file.path())
                .update();
    }

    private void put(SourceFile file) {
        jdbc.sql("""
                        insert into source_file (path, bytes, digest) values (:path, :bytes, :digest)
                        on conflict (path) do update set bytes = excluded.bytes, digest = excluded.digest,
                            broken = null, removed_at = null, changed_at = now()
                        """)
                .param("path", file.path())
                .param("bytes", file.bytes())
                .param("digest", file.digest())
                .update();
    }

    private int remove(Row row) {
        if (row.removed()) {
            return 0;
        }
        audit.record(FILES, "remove", row.path(), null);
        return jdbc.sql("update source_file set removed_at = now() where path = :path")
                .param("path", row.path())
                .update();
    }

    private void knowAccount(AccountName account) {
        jdbc.sql("insert into account_state (account) values (:account) on conflict do nothing")
                .param("account", account.value())
                .update();
    }

    private List<Row> rows() {
        return jdbc.sql(ROWS + "order by path").query((row, n) -> row(row)).list();
    }

    private List<Row> rows(List<String> paths) {
        return jdbc.sql(ROWS + "where path = any(:paths)")
                .param("paths", paths.toArray(String[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("path"),
                row.getBytes("bytes"),
                row.getString("digest"),
                row.getString("broken"),
                row.getBoolean("removed"));
    }
}
