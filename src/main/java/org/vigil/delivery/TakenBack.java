package org.vigil.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.WorkspaceReader;

/** Finds what changed files take back of what they restricted, and puts their people on hold. */
final class TakenBack {
    private final AcceptedRows rows;
    private final Restrictions restrictions;
    private final Audit audit;
    private final RelativeReviews reviews;
    private final InstantSource clock;

    TakenBack(Database database, InstantSource clock) {
        this.rows = new AcceptedRows(database.jdbc());
        this.restrictions = new Restrictions(database.jdbc());
        this.audit = new Audit(database.jdbc());
        this.reviews = new RelativeReviews(database);
        this.clock = clock;
    }

    /**
     * A file that took something back puts its person on hold.
     *
     * @param row the file as it was; null where there was none
     * @param before who stood in it; null for nobody that is known
     * @return who is on hold, and why, in words
     */
    Optional<String> hold(AcceptedRows.@Nullable Row row, @Nullable Profile before, Profile after, Renamed renamed) {
        Optional<String> taken = words(row, before, after, renamed);
        reviews.followed(after);
        return taken.map(words -> {
            String why = words + "; if that is right, lift the hold";
            restrictions.set(Restrictions.Scope.PERSON, after.id().value(), why, AcceptedFiles.FILES);
            audit.record(AcceptedFiles.FILES, "hold", after.id().value(), words);
            return after.id() + ": " + why;
        });
    }

    /**
     * What files would take back, were they accepted, in words: their people would be on hold.
     *
     * @param stays whether a path is still in the folder then: a file of another name takes back nothing unseen
     */
    List<String> by(List<SourceFile> offered, Predicate<String> stays, WorkspaceReader reader) {
        PeopleByFile after = PeopleByFile.of(reader.read(SourceTree.of(offered)));
        List<AcceptedRows.Row> known =
                rows.of(offered.stream().map(SourceFile::path).toList());
        PeopleByFile before = PeopleByFile.of(reader.read(AcceptedRows.tree(known)));
        Map<String, AcceptedRows.Row> byPath = new HashMap<>();
        known.forEach(row -> byPath.put(row.path(), row));
        List<AcceptedRows.Row> gone =
                byPath.keySet().containsAll(after.byFile().keySet()) ? List.of() : rows.profiles(stays.negate());
        Renamed renamed = new Renamed(
                reader.read(AcceptedRows.tree(gone)).profiles().values(),
                after.byFile().values());
        return after.byFile().entrySet().stream()
                .flatMap(person -> {
                    String path = person.getKey();
                    return words(byPath.get(path), before.of(path), person.getValue(), renamed).stream();
                })
                .toList();
    }

    private Optional<String> words(
            AcceptedRows.@Nullable Row row, @Nullable Profile old, Profile after, Renamed renamed) {
        Instant now = clock.instant();
        if (row == null) {
            return renamed.relaxed(after, now);
        }
        if (row.removed()) {
            return Optional.of("the file was gone and came back");
        }
        return old == null ? Optional.empty() : Relaxation.of(old, after, now, reviews.of(after.id()));
    }
}
