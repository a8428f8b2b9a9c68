package org.vigil.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a message, as a network shows it.
 *
 * @param language BCP 47
 * @param contentWarning what stands before the text is opened, where a network has such a thing
 */
public record Part(
        String text,
        List<Image> images,
        String language,
        @Nullable String contentWarning,
        Visibility visibility) {}
