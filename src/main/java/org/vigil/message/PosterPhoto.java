package org.vigil.message;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * A profile's photo as a poster shows it, where its basis allows photos.
 *
 * @param file bare of what nobody sees in it
 * @param credit whose it is and under which licence, as the profile says
 * @param altText what is seen in it
 */
record PosterPhoto(SourceFile file, String credit, String altText) {
    /** These have to be named beside the picture; a permission is between the team and who gave it. */
    private static final Pattern LICENCE = Pattern.compile("(?i)^\\s*(?:CC[ -0]|GFDL)");

    /** Empty where there is none to be shown; a photo that should be there and cannot is a problem. */
    static Optional<PosterPhoto> of(Post post, String language, Problems problems) {
        Profile profile = post.profile();
        Photo photo = profile.photo();
        if (photo == null || !Pictures.mayShow(profile)) {
            return Optional.empty();
        }
        String altText = Marks.clean(Profile.byLanguage(photo.altText(), language));
        if (altText.isEmpty()) {
            problems.add(new Problem(
                    profile.file(),
                    1,
                    "photo.alt_text",
                    "the photo has no words for those who do not see it",
                    "who it is, what is seen, any words in the picture"));
            return Optional.empty();
        }
        Optional<SourceFile> bare = post.photo().flatMap(Pictures::bare);
        if (bare.isEmpty()) {
            problems.add(new Problem(
                    photo.file(), 1, "", "the photo of " + profile.id() + " cannot be shown", "a JPEG or PNG file"));
        }
        String licence = LICENCE.matcher(photo.licence()).find() ? photo.licence() : "";
        String credit = Stream.of(photo.credit(), licence)
                .map(Marks::clean)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return bare.map(file -> new PosterPhoto(file, credit, altText));
    }
}
