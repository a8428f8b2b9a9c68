package org.vigil.poster;

import java.util.List;
import java.util.Optional;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether everything that a poster says has its place, a font, and room: nothing is left out in silence. */
final class PosterCheck {
    private PosterCheck() {}

    static List<Problem> problems(Poster poster) {
        Problems problems = new Problems();
        Sheet sheet = new Sheet(poster.design(), poster.words(), poster.language(), poster.photo() != null);
        poster.words().forEach((name, text) -> {
            if (!text.isEmpty()) {
                problem(poster, sheet, name, text).ifPresent(problems::add);
            }
        });
        if (poster.photo() != null) {
            if (sheet.shown(Box.PHOTO).isEmpty()) {
                problems.add(of(poster, 1, "", "there is no place for the photo", "<rect data-box=\"photo\" …/>"));
            }
            String file = poster.photo().path();
            poster.photoUnreadable()
                    .ifPresent(why -> problems.add(
                            new Problem(file, 1, "", "the photo cannot be drawn: " + why, "save it anew as JPEG")));
        }
        return problems.list();
    }

    private static Optional<Problem> problem(Poster poster, Sheet sheet, String name, String text) {
        Optional<Box> box = sheet.shown(name);
        if (box.isEmpty()) {
            return Optional.of(of(
                    poster,
                    1,
                    "",
                    "there is no box \"" + name + "\" for the words \"" + text + "\"",
                    "<rect data-box=\"" + name + "\" …/>"));
        }
        Box place = box.get();
        Optional<Lettering.Unfit> unfit = place.columns() > 1
                ? Columns.unfit(place, text, poster.language())
                : Lettering.unfit(place, text, poster.language());
        return unfit.map(found -> of(
                poster, place.line(), name, found.why(), "other words, or a larger box with smaller letters"));
    }

    private static Problem of(Poster poster, int line, String field, String wrong, String allowed) {
        return new Problem(poster.design().path(), line, field, wrong, allowed);
    }
}
