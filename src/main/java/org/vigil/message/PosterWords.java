package org.vigil.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;

/**
 * What a poster says of a post, by box, from the same facts as the post's text.
 *
 * @param language BCP 47
 * @param boxes what stands in each box, in the order in which it is read; a box without words has an empty text
 * @param altText what a screen reader says: the words of every box, and what is seen in the photo
 * @param photo bare of what nobody sees in it; null where none is shown
 * @param bound what an approval binds: words, facts and photo, without the numbers that grow by themselves
 * @param problems why there can be no poster
 */
public record PosterWords(
        String language,
        Map<String, String> boxes,
        String altText,
        @Nullable SourceFile photo,
        String bound,
        List<Problem> problems) {
    public PosterWords {
        boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
        problems = List.copyOf(problems);
    }
}
