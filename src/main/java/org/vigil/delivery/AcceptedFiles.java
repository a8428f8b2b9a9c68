package org.vigil.delivery;

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
import org.vigil.delivery.AcceptedRows.Row;
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

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AcceptedRows rows;
    private final TakenBack taken;
    private final Audit audit;
    private final ProfileChanges changes;
    private final OrganisationChanges organisations;
    private final AgreedSchedules agreed;
    private final FileVersions versions;
    private final ChangedSettings settings;
    private final GateLock gate;
    private final InstantSource clock;
    private final WorkspaceReader reader = new WorkspaceReader();
    private volatile @Nullable InForce held;
    private volatile List<Problem> refused = List.of();

    public AcceptedFiles(Database database, InstantSource clock) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.rows = new AcceptedRows(jdbc);
        this.taken = new TakenBack(database, clock);
        this.audit = new Audit(jdbc);
        this.changes = new ProfileChanges(jdbc);
        this.organisations = new OrganisationChanges(audit);
        this.agreed = new AgreedSchedules(jdbc);
        this.versions = new FileVersions(jdbc);
        this.settings = new ChangedSettings(audit);
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

    /** What is in force now; read again only when another version is. Inside a transaction it belongs to it. */
    public InForce inForce() {
        long version = version();
        InForce known = held;
        if (known != null && known.version() == version) {
            return known;
        }
        List<Row> all = rows.all();
        List<Row> there = all.stream().filter(row -> !row.removed()).toList();
        Map<String, String> broken = new TreeMap<>();
        there.forEach(row -> {
            if (row.broken() != null) {
                broken.put(row.path(), row.broken());
            }
        });
        Workspace workspace = reader.read(AcceptedRows.tree(there)).asOf(clock.instant());
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
    private Collection<Profile> gone(List<Row> all) {
        List<Row> removed = all.stream()
                .filter(row -> row.removed() && row.path().startsWith("profiles/"))
                .toList();
        return removed.isEmpty()
                ? List.of()
                : reader.read(AcceptedRows.tree(removed)).profiles().values();
    }

    /** The files in force and those that are gone from the folder, each as it was last good: whom Vigil ever knew of. */
    public Workspace everKnown() {
        return reader.read(AcceptedRows.tree(rows.all()));
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
        Map<String, Row> left = new TreeMap<>();
        rows.all().forEach(row -> left.put(row.path(), row));
        PeopleByFile before = PeopleByFile.of(reader.read(AcceptedRows.tree(List.copyOf(left.values()))));
        PeopleByFile after = PeopleByFile.of(offered);
        Renamed renamed = new Renamed(before.besides(tree), offered.profiles().values());
        List<Problem> wrong = Stream.concat(
                        offered.problems().stream(), EndsToCome.problems(offered, clock.instant()).stream())
                .toList();
        Map<String, String> problems = new HashMap<>();
        wrong.forEach(problem -> problems.putIfAbsent(problem.file(), problem.toString()));
        List<String> heldPeople = new ArrayList<>();
        int changed = 0;
        for (SourceFile file : tree.all()) {
            Row row = left.remove(file.path());
            String problem = problems.get(file.path());
            if (problem != null) {
                changed += rows.breaks(file.path(), problem);
            } else if (row == null || !row.isInForceAs(file)) {
                String by = who.apply(file.path());
                rows.put(file);
                offered.campaigns().values().stream()
                        .filter(campaign -> campaign.file().equals(file.path()))
                        .forEach(campaign -> agreed.follow(campaign, offered));
                versions.record(row == null ? null : row.file(), file, by);
                settings.record(row == null || row.removed() ? null : row.file(), file, by);
                organisations.record(row == null || row.removed() ? null : row.file(), file, by);
                Profile person = after.of(file.path());
                if (person != null) {
                    Profile old = before.of(file.path());
                    changes.record(row == null || row.removed() ? null : old, person, by);
                    taken.hold(row, old, person, renamed).ifPresent(heldPeople::add);
                }
                changed++;
            }
        }
        List<Row> gone = left.values().stream().filter(row -> !row.removed()).toList();
        gone.forEach(row -> remove(row.file(), before.of(row.path()), who.apply(row.path())));
        offered.accounts().keySet().forEach(this::knowAccount);
        if (changed + gone.size() > 0) {
            jdbc.sql("update source_state set version = version + 1").update();
            gate.takeAlone();
        }
        return new Accepted(changed, gone.size(), wrong, heldPeople);
    }

    private void remove(SourceFile file, @Nullable Profile person, String who) {
        audit.record(who, "remove", file.path(), null);
        rows.remove(file.path());
        versions.gone(file.path(), who);
        settings.record(file, null, who);
        organisations.record(file, null, who);
        if (person != null) {
            changes.gone(person, who);
        }
    }

    /** As {@link TakenBack#by}. */
    List<String> takenBack(List<SourceFile> offered, Predicate<String> stays) {
        return taken.by(offered, stays, reader);
    }

    private void knowAccount(AccountName account) {
        jdbc.sql("insert into account_state (account) values (:account) on conflict do nothing")
                .param("account", account.value())
                .update();
    }
}
