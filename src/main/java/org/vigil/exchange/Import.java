package org.vigil.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.source.ProfileFolder;
import org.vigil.source.WriteAhead;

/**
 * Brings a list of persons into a team's folder: all of its sound rows at one moment, or none. It adds people and facts and
 * restrictions; it lifts nothing, joins nobody, and gives nobody a basis.
 */
public final class Import {
    /** Is told of each row as it was judged, in the order of the file. */
    public interface Listener {
        /**
         * @param total rows in all; each is told of once
         * @param what new, changed or same, with the person's id; empty for a refused row, whose reasons are in the report
         */
        void row(int row, int line, String what, List<Refusal> refused, int total);

        /** Of a row that is new or changed, after {@link #row}: the person's file as it is to be. */
        default void file(String path, byte[] bytes) {}

        /** @param path of a profile that a person changed before an import was in place: what that import said of it is dropped */
        default void spared(String path) {}
    }

    private final Path folder;
    private final ListFile file;
    private final Mapping mapping;
    private final InstantSource clock;

    public Import(Path folder, ListFile file, Mapping mapping, InstantSource clock) {
        this.folder = folder;
        this.file = file;
        this.mapping = mapping;
        this.clock = clock;
    }

    /** What a run would bring; nothing is written. @throws Unreadable where the file is no list of persons */
    public ImportReport dryRun(Listener listener) throws IOException {
        return explained(() -> go(null, listener));
    }

    /**
     * Brings it in.
     *
     * @throws Unreadable where the file is no list of persons
     * @throws IOException where nothing could be written; {@link WriteAhead.NotInPlace} where it is in force all the same
     */
    public ImportReport run(Listener listener) throws IOException {
        return explained(() -> {
            file.open().close(); // what is no list at all does not even touch the folder
            try (WriteAhead out = WriteAhead.begin(folder)) {
                out.spared().forEach(listener::spared);
                ImportReport report = go(out, listener);
                if (report.added() + report.changed() > 0) {
                    out.commit().forEach(listener::spared);
                }
                return report;
            }
        });
    }

    private ImportReport go(@Nullable WriteAhead out, Listener listener) throws IOException {
        Survey survey = Survey.of(file, mapping);
        Roll roll = new Roll(ProfileFolder.of(folder));
        RowJudge judge = new RowJudge(survey, roll, mapping, file.name(), clock.instant());
        List<Refusal> refused = new ArrayList<>();
        int[] counts = new int[4];
        try (Rows rows = file.open()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Verdict verdict = judge.judge(row);
                counts[verdict.kind().ordinal()]++;
                refused.addAll(verdict.refusals());
                listener.row(row.number(), row.line(), verdict.words(), verdict.refusals(), survey.rows());
                if (verdict.text() != null) {
                    byte[] bytes = verdict.text().getBytes(StandardCharsets.UTF_8);
                    if (out != null) {
                        out.put(Roll.path(verdict.id()), verdict.before(), bytes);
                    }
                    listener.file(Roll.path(verdict.id()), bytes);
                }
            }
        }
        return new ImportReport(
                survey.rows(),
                counts[Verdict.Kind.NEW.ordinal()],
                counts[Verdict.Kind.CHANGED.ordinal()],
                counts[Verdict.Kind.SAME.ordinal()],
                refused,
                survey.columns().ignored());
    }

    private interface Work {
        ImportReport go() throws IOException;
    }

    private ImportReport explained(Work work) throws IOException {
        try {
            return work.go();
        } catch (CharacterCodingException e) {
            throw file.explained(e);
        }
    }
}
