package org.vigil.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.profile.FieldChange;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * A person's file as a page begins with it, and what it is to be.
 *
 * @param onDisk null for somebody new
 */
record PersonFile(Node node, ProfileId id, @Nullable SourceFile onDisk) {
    /** Of one file; there is no longer one. */
    static final int MOST_SIGNS = 100_000;

    /**
     * A change that could be saved.
     *
     * @param changes field by field; empty for somebody new, or where the file could not be read before
     * @param held why the person would be on hold; empty where not
     */
    record Preview(String text, String read, List<FieldChange> changes, List<String> held, boolean isNew) {}

    static PersonFile of(Node node, ProfileId id) {
        return new PersonFile(node, id, node.fileDesk().file(path(id)).orElse(null));
    }

    private static String path(ProfileId id) {
        return "profiles/" + id + ".yaml";
    }

    String path() {
        return path(id);
    }

    /** How the person is called; of somebody new, or whose file says no name, the id. */
    String name() {
        return lastKnown().map(known -> known.name("en")).orElse(id.value());
    }

    boolean exists() {
        return onDisk != null;
    }

    /** The digest by which a later change is known to begin with this one; empty for somebody new. */
    String read() {
        return onDisk == null ? "" : onDisk.digest();
    }

    /** Empty where it is no text. */
    Optional<String> text() {
        return Optional.ofNullable(onDisk).flatMap(SourceFile::text);
    }

    /**
     * @throws org.vigil.access.NotAllowed for who may not change it
     * @throws Missing for who does not see the person: as where there is no such file
     */
    EditRights require(SignedIn who) {
        EditRights rights = new EditRights(who, node.files().inForce().workspace());
        List<Profile> known =
                Stream.concat(readable().stream(), lastKnown().stream()).toList();
        if (exists() || !known.isEmpty()) {
            if (!sees(who, known)) {
                throw new Missing();
            }
            rights.require(known);
        }
        return rights;
    }

    /** Whether somebody who sees the person may change the file. */
    boolean mayChange(SignedIn who) {
        try {
            require(who);
            return true;
        } catch (NotAllowed e) {
            return false;
        }
    }

    private boolean sees(SignedIn who, List<Profile> known) {
        return known.isEmpty() ? who.may(Role.VIEWER) : known.stream().allMatch(new PeopleDesk(node).sight(who)::sees);
    }

    /** The person as last known, and where the file says something else already, as it says. */
    private Optional<Profile> before() {
        return readable().or(this::lastKnown);
    }

    /** As in force; of somebody whose file was taken away, as it last was. */
    private Optional<Profile> lastKnown() {
        return inForce().or(this::gone);
    }

    private Optional<Profile> gone() {
        return node.files().everKnown().profile(id);
    }

    /** Whether a hold covers the person, or their file was taken away: then who holds the case says who may undo that. */
    private boolean isGuarded() {
        Restrictions.InForce restrictions = new Restrictions(node.database().jdbc()).inForce();
        return !restrictions.holds(id).isEmpty()
                || new Eligibility(node.files().inForce(), restrictions)
                        .silenced()
                        .contains(id)
                || inForce().isEmpty() && gone().isPresent();
    }

    private Optional<Profile> readable() {
        return onDisk == null ? Optional.empty() : ProfileFile.read(onDisk, new Problems());
    }

    private Optional<Profile> inForce() {
        return node.files().inForce().workspace().profile(id);
    }

    /** A form sends its lines with the ends of its own; the file keeps those that it has. */
    String withItsLineEnds(String typed) {
        String plain = typed.replace("\r\n", "\n");
        boolean windows = text().filter(text -> text.contains("\r\n")).isPresent();
        return windows ? plain.replace("\n", "\r\n") : plain;
    }

    FileDesk.Change change(String text, String read) {
        return new FileDesk.Change(path(), read.isEmpty() ? null : read, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that keeps a text from being saved, by file and line. */
    List<Problem> problems(String text, EditRights rights) {
        Problems problems = new Problems();
        if (text.length() > MOST_SIGNS) {
            problems.add(
                    new Problem(path(), 1, "", "the text has " + text.length() + " signs", "at most " + MOST_SIGNS));
            return problems.list();
        }
        rights(text, rights).ifPresent(problems::add);
        problems.addAll(node.fileDesk().problems(List.of(change(text, read()))));
        return problems.list();
    }

    /** What a text would do to who holds the case, where somebody may not do that. */
    Optional<Problem> rights(String text, EditRights rights) {
        return ProfileFile.read(SourceFile.ofText(path(), text), new Problems())
                .flatMap(after -> wrong(after, rights))
                .map(wrong -> new Problem(path(), 1, "case_holder", wrong, ""));
    }

    /** By the file on disk, and by what is in force: a hold is lifted by the people of the case in force. */
    private Optional<String> wrong(Profile after, EditRights rights) {
        boolean guarded = isGuarded();
        return rights.wrong(before().orElse(null), after, guarded)
                .or(() -> lastKnown().flatMap(known -> rights.wrong(known, after, guarded)));
    }

    Preview preview(String text) {
        Optional<Profile> after = ProfileFile.read(SourceFile.ofText(path(), text), new Problems());
        List<FieldChange> changes = before().flatMap(old -> after.map(now -> FieldChange.between(old, now)))
                .orElse(List.of());
        return new Preview(text, read(), changes, node.fileDesk().held(List.of(change(text, read()))), !exists());
    }
}
