package org.vigil.workspace;

import java.util.Optional;
import java.util.function.Predicate;
import org.vigil.message.Pictures;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Looks whether what a profile refers to is there. */
final class ProfileCheck {
    private final Workspace workspace;
    private final Places places;
    private final Problems problems;

    ProfileCheck(Workspace workspace, Problems problems) {
        this.workspace = workspace;
        this.places = new Places(workspace.tree());
        this.problems = problems;
    }

    void check(Profile profile) {
        ProfileId speaksFor = profile.speaksFor();
        if (speaksFor != null) {
            refersTo(profile, "speaks_for", speaksFor, other -> other.kind() == ProfileKind.PRISONER);
        }
        profile.members()
                .forEach(id -> refersTo(profile, "members", id, other -> other.kind() == ProfileKind.PRISONER));
        profile.together().forEach(id -> refersTo(profile, "together", id, other -> true));
        Optional.ofNullable(profile.published().photo())
                .flatMap(photo -> wrong(profile, photo))
                .ifPresent(problems::add);
    }

    private void refersTo(Profile profile, String field, ProfileId id, Predicate<Profile> suits) {
        Optional<Profile> other = workspace.profile(id);
        if (other.isEmpty() && !unreadable(id)) {
            problem(profile, field, "there is no profile \"" + id + "\"", "the id of a file in profiles/");
        } else if (id.equals(profile.id())) {
            problem(profile, field, "the profile names itself", "another profile");
        } else if (other.filter(suits.negate()).isPresent()) {
            problem(profile, field, "\"" + id + "\" is no prisoner's profile", "the id of a prisoner");
        }
    }

    private boolean unreadable(ProfileId id) {
        return workspace.tree().file("profiles/" + id + ".yaml").isPresent();
    }

    private Optional<Problem> wrong(Profile profile, Photo photo) {
        Optional<SourceFile> file = workspace.tree().file(photo.file());
        if (file.isEmpty()) {
            return Optional.of(places.problem(
                    profile.file(),
                    "photo.file",
                    "there is no file \"" + photo.file() + "\"",
                    "a picture in the folder"));
        }
        return Pictures.mediaType(file.get().bytes()).isPresent()
                ? Optional.empty()
                : Optional.of(places.problem(
                        profile.file(), "photo.file", "\"" + photo.file() + "\" is no image", "a JPEG or PNG file"));
    }

    private void problem(Profile profile, String field, String wrong, String allowed) {
        problems.add(places.problem(profile.file(), field, wrong, allowed));
    }
}
