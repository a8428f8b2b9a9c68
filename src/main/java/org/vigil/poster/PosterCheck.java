package org.vigil.poster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;

/**
 * Looks whether everything that a poster says has its place, a font, and room: nothing is left out in silence. What was
 * found of a text or a photo is kept, since the same are looked at again for each day. Safe for many threads.
 */
final class PosterCheck {
    private static final int MOST_KNOWN = 10_000;

    private final Map<List<Object>, Optional<String>> known = new ConcurrentHashMap<>();

    List<Problem> problems(Poster poster) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        List<Problem> problems = new ArrayList<>();
        Sheet sheet = new Sheet(poster.design(), poster.words(), poster.language(), poster.photo() != null);
        poster.words().forEach((name, text) -> {
            if (!text.isEmpty()) {
                ofWords(poster, sheet, name, text).ifPresent(problems::add);
            }
        });
        SourceFile photo = poster.photo();
        if (photo != null) {
            ofPhoto(poster, sheet, photo).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> ofPhoto(Poster poster, Sheet sheet, SourceFile photo) {
        if (sheet.shown(Box.PHOTO).isEmpty()) {
            return Optional.of(of(poster, 1, "", "there is no place for the photo", "<rect data-box=\"photo\" …/>"));
        }
        return known.computeIfAbsent(List.of(photo.digest()), digest -> Portrait.unreadable(photo.bytes()))
                .map(why ->
                        new Problem(photo.path(), 1, "", "the photo cannot be drawn: " + why, "save it anew as JPEG"));
    }

    private Optional<Problem> ofWords(Poster poster, Sheet sheet, String name, String text) {
        Optional<Box> box = sheet.shown(name);
        if (box.isEmpty()) {
            return Optional.of(of(
                    poster,
                    1,
                    "",
                    "there is no box \"" + name + "\" for the words \"" + text + "\"",
                    "<rect data-box=\"" + name + "\" …/>"));
        }
        return known.computeIfAbsent(
                        List.of(poster.design().digest(), box.get(), poster.language(), text),
                        fresh -> unfit(box.get(), text, poster.language()))
                .map(why ->
                        of(poster, box.get().line(), name, why, "other words, or a larger box with smaller letters"));
    }

    private static Optional<String> unfit(Box box, String text, String language) {
        return box.columns() > 1 ? Columns.unfit(box, text, language) : Lettering.unfit(box, text, language);
    }

    private static Problem of(Poster poster, int line, String field, String wrong, String allowed) {
        return new Problem(poster.design().path(), line, field, wrong, allowed);
    }
}
