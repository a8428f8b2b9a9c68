package org.vigil.network;

import java.util.Set;

/**
 * What one account's network bears.
 *
 * @param measure how the length of a text is counted there
 * @param maxLength of one part, in that measure
 * @param maxHashtags that a post should carry
 * @param maxImages of one part
 * @param maxAltText of one image, in characters
 * @param maxImageBytes of one image
 * @param imageTypes media types, such as {@code image/png}
 */
public record Limits(
        TextMeasure measure,
        int maxLength,
        int maxHashtags,
        int maxImages,
        int maxAltText,
        long maxImageBytes,
        Set<String> imageTypes) {

    public int length(String text) {
        return measure.length(text);
    }

    public boolean fits(String text) {
        return length(text) <= maxLength;
    }
}
