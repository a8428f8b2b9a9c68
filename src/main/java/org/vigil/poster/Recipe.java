package org.vigil.poster;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * What a poster was drawn from, so that the very same can be drawn once more on another day.
 *
 * @param design the path of its design
 * @param digest of the design
 * @param photo the name of the photo's file; null for none
 */
public record Recipe(
        String design,
        String digest,
        Map<String, String> words,
        String language,
        @Nullable String photo,
        long mostBytes) {

    public static Recipe of(Poster poster) {
        SourceFile photo = poster.photo();
        return new Recipe(
                poster.design().path(),
                poster.design().digest(),
                poster.words(),
                poster.language(),
                photo == null ? null : photo.name(),
                poster.mostBytes());
    }

    /**
     * The poster again; empty where its design has changed or the photo may not be shown any more.
     *
     * @param photos finds a photo that may be shown by its file's name, bare of what is not seen
     */
    public Optional<Poster> poster(SourceTree tree, Function<String, Optional<SourceFile>> photos) {
        Optional<SourceFile> picture = Optional.ofNullable(photo).flatMap(photos);
        if (photo != null && picture.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(Form.values())
                .filter(form -> form.path().equals(design))
                .map(form -> form.file(tree))
                .filter(file -> file.digest().equals(digest))
                .findFirst()
                .flatMap(file -> Design.read(file, new Problems()))
                .map(known -> new Poster(known, words, language, picture.orElse(null), mostBytes));
    }
}
