package org.vigil.message;

import org.jspecify.annotations.Nullable;

/**
 * A template as its file says it.
 *
 * @param body the Mustache text below the front matter
 * @param firstLine the line of the file on which the body begins, from 1
 * @param contentWarning what stands before the text is opened, where a network has such a thing; null for none
 * @param digest of the whole file
 */
public record Template(
        TemplateKey key,
        String body,
        int firstLine,
        @Nullable String contentWarning,
        String digest) {}
