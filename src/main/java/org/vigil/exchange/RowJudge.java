package org.vigil.exchange;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Decides what becomes of each row: somebody new, something more about somebody, nothing new, or refused and why. */
final class RowJudge {
    private final Survey survey;
    private final Roll roll;
    private final Mapping mapping;
    private final RowReader reader;
    private final Merge merge;
    private final NameIndex rollNames = new NameIndex();
    private final Set<String> taken = new TreeSet<>();

    RowJudge(Survey survey, Roll roll, Mapping mapping, String fileName, Instant now) throws IOException {
        this.survey = survey;
        this.roll = roll;
        this.mapping = mapping;
        LocalDate lastToday = LocalDate.ofInstant(now, ZoneOffset.ofHours(14));
        this.reader = new RowReader(
                new DateCells(survey.evidence(), survey.cases(), mapping), survey.genders(), fileName, lastToday);
        this.merge = new Merge(now);
        roll.names(rollNames::add);
    }

    Verdict judge(Row row) throws IOException {
        Cells cells = new Cells(row, survey.columns(), mapping);
        Draft draft = reader.read(cells);
        if (!cells.sound()) {
            return Verdict.refused(cells.refusals());
        }
        Verdict verdict = draft.id() == null ? unnamed(cells, draft) : named(cells, draft, draft.id());
        return cells.sound() ? verdict : Verdict.refused(cells.refusals());
    }

    /** A row that says by its id who is meant. */
    private Verdict named(Cells cells, Draft draft, String id) throws IOException {
        try {
            new ProfileId(id);
        } catch (IllegalArgumentException e) {
            cells.refuse(Target.ID, "this is no id; " + ProfileId.ALLOWED);
            return Verdict.refused(cells.refusals());
        }
        if (survey.ids().getOrDefault(id, 0) > 1) {
            cells.refuse(Target.ID, "the id stands in several rows; each person has one row");
            return Verdict.refused(cells.refusals());
        }
        Optional<SourceFile> file = roll.file(id);
        if (file.isPresent()) {
            return changed(cells, draft, file.get());
        }
        Set<String> alike = mapping.namesIds() ? Set.of() : onRoll(draft);
        if (!alike.isEmpty()) {
            cells.refuse(Target.NAME, merger(cells, Set.of(), alike));
            return Verdict.refused(cells.refusals());
        }
        return added(cells, draft, id);
    }

    private Set<String> onRoll(Draft draft) {
        Set<String> people = new LinkedHashSet<>();
        draft.names().forEach(name -> people.addAll(rollNames.others(NameKey.of(name), "")));
        return people;
    }

    /** A row that names no id: somebody new, unless anybody is called alike. */
    private Verdict unnamed(Cells cells, Draft draft) throws IOException {
        String here = String.valueOf(cells.row().number());
        Set<String> rows = new LinkedHashSet<>();
        Set<String> people = onRoll(draft);
        for (String name : draft.names()) {
            rows.addAll(survey.names().others(NameKey.of(name), here));
        }
        if (rows.isEmpty() && people.size() == 1) {
            String id = people.iterator().next();
            if (saysNothingNew(draft, id)) {
                return Verdict.same(id);
            }
        }
        if (!rows.isEmpty() || !people.isEmpty()) {
            cells.refuse(Target.NAME, merger(cells, rows, people));
            return Verdict.refused(cells.refusals());
        }
        String id = newId(draft);
        if (id.isEmpty()) {
            cells.refuse(Target.NAME, "no id can be made of the name; give the row one, in a column called id");
            return Verdict.refused(cells.refusals());
        }
        if (roll.file(id).isPresent() || survey.ids().containsKey(id) || !taken.add(id)) {
            cells.refuse(
                    Target.NAME, "somebody else has the id " + id + "; give the row another, in a column called id");
            return Verdict.refused(cells.refusals());
        }
        return added(cells, draft, id);
    }

    private static String merger(Cells cells, Set<String> rows, Set<String> people) {
        String who = Stream.concat(
                        people.stream().map(id -> id + " on the roll"),
                        rows.stream().limit(5).map(row -> "row " + row))
                .collect(Collectors.joining(", "));
        return "somebody is called alike: " + who
                + ". If it is the same person, join them by hand or put the id into a column called id; if not, give the row"
                + " an id of its own, and say in a mapping that you mean it: columns: { "
                + (cells.column(Target.ID).isEmpty() ? "id" : cells.column(Target.ID)) + ": id }";
    }

    private boolean saysNothingNew(Draft draft, String id) throws IOException {
        Optional<Profile> before = roll.file(id).flatMap(Roll::profile);
        if (before.isEmpty()) {
            return false;
        }
        try {
            return merge.merged(before.get(), draft).equals(ProfileFile.fields(before.get()));
        } catch (Contradiction e) {
            return false;
        }
    }

    private static String newId(Draft draft) {
        return draft.names().stream()
                .sorted((one, other) -> Boolean.compare(latin(other), latin(one)))
                .map(NameKey::id)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean latin(String name) {
        return name.chars().allMatch(sign -> sign < 0x250);
    }

    private Verdict added(Cells cells, Draft read, String id) {
        Draft draft = RowSource.ofNew(read);
        if (draft.says().equals("house_arrest") && !draft.saysKind()) {
            cells.refuse(
                    Target.STATUS,
                    "the list does not say since when it is house arrest; often that is later than the day of the detention,"
                            + " and all days since would be told as days under house arrest. If it began on that day, write"
                            + " house_arrest into a column called \"custody kind\"; if not, write the profile by hand, with"
                            + " both periods");
            return Verdict.refused(cells.refusals());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.putAll(draft.fields());
        Optional<Profile> profile = profile(cells, draft, id, fields);
        return profile.isEmpty()
                ? Verdict.refused(cells.refusals())
                : new Verdict(Verdict.Kind.NEW, id, ProfileFile.write(profile.get()), null, List.of());
    }

    private Verdict changed(Cells cells, Draft draft, SourceFile file) {
        Optional<Profile> before = Roll.profile(file);
        if (before.isEmpty()) {
            cells.refuse(Target.ID, file.path() + " has problems; ./vigil check names them. Mend it first");
            return Verdict.refused(cells.refusals());
        }
        if (!called(before.get(), draft)) {
            cells.refuse(
                    Target.ID,
                    file.path() + " is of somebody who is called otherwise. If it is the same person, write this name"
                            + " under aliases there; if not, give the row another id");
            return Verdict.refused(cells.refusals());
        }
        try {
            Map<String, Object> merged = merge.merged(before.get(), draft);
            if (merged.equals(ProfileFile.fields(before.get()))) {
                return Verdict.same(before.get().id().value());
            }
            // What says nothing new changes no file only to name its source.
            Draft sourced = RowSource.of(draft, before.get());
            return changed(cells, sourced, file, before.get(), merge.merged(before.get(), sourced));
        } catch (Contradiction e) {
            e.refuse(cells, draft);
            return Verdict.refused(cells.refusals());
        }
    }

    /** Whether a name of the row is one of the profile's, in whatever spelling: an id alone makes nobody the same person. */
    private static boolean called(Profile before, Draft draft) {
        List<NameKey> known = Stream.concat(before.names().values().stream(), before.aliases().stream())
                .map(NameKey::of)
                .toList();
        return draft.names().stream()
                .map(NameKey::of)
                .anyMatch(name -> known.stream().anyMatch(ours -> !ours.latin().isEmpty() && ours.alike(name)));
    }

    private Verdict changed(Cells cells, Draft draft, SourceFile file, Profile before, Map<String, Object> merged) {
        String id = before.id().value();
        Optional<Profile> after = profile(cells, draft, id, merged);
        Optional<String> lifted = after.flatMap(found -> merge.lifted(before, found));
        lifted.ifPresent(what -> cells.refuse(
                Target.ID, "an import lifts nothing: with this row, " + what + ". Change " + file.path() + " by hand"));
        if (after.isEmpty() || lifted.isPresent()) {
            return Verdict.refused(cells.refusals());
        }
        return after.get().equals(before)
                ? Verdict.same(id)
                : new Verdict(Verdict.Kind.CHANGED, id, ProfileFile.write(after.get()), file, List.of());
    }

    private static String column(Draft draft, String field) {
        String part = field.replaceAll("\\[\\d+]", "");
        String whole = part.replaceFirst("\\..*", "");
        return Stream.of(part, whole)
                .map(name -> draft.columns().getOrDefault(name, ""))
                .filter(column -> !column.isEmpty())
                .findFirst()
                .orElse(whole);
    }

    /** The profile, as its file will be read; what is wrong with it is told of the row's columns. */
    private static Optional<Profile> profile(Cells cells, Draft draft, String id, Map<String, Object> fields) {
        Problems problems = new Problems();
        Optional<Profile> profile = ProfileFile.read(Roll.path(id), fields, problems);
        for (Problem problem : problems.list()) {
            cells.refuseProblem(column(draft, problem.field()), problem);
        }
        return problems.isEmpty() ? profile : Optional.empty();
    }
}
