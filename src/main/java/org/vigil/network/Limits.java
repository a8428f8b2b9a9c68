package org.vigil.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one account's network bears.
 *
 * @param measure how the length of a text is counted there
 * @param maxLength of one part, in that measure
 * @param maxLengthWithImages of one part that shows images, in that measure
 * @param maxHashtags that a post should carry
 * @param maxImages of one part
 * @param maxAltText of one image, in characters
 * @param maxImageBytes of one image
 * @param imageTypes media types, such as {@code image/png}
 */
public record Limits(
        TextMeasure measure,
        int maxLength,
        int maxLengthWithImages,
        int maxHashtags,
        int maxImages,
        int maxAltText,
        long maxImageBytes,
        Set<String> imageTypes) {

    /** The same limits, which measure each text once: it costs more than anything else of a post. For one thread. */
    public Limits remembering() {
        Map<String, Integer> known = new HashMap<>();
        TextMeasure once = text -> known.computeIfAbsent(text, measure::length);
        return new Limits(
                once, maxLength, maxLengthWithImages, maxHashtags, maxImages, maxAltText, maxImageBytes, imageTypes);
    }

    /** Of a network where images leave as much room for the text as there is without. */
    public Limits(
            TextMeasure measure,
            int maxLength,
            int maxHashtags,
            int maxImages,
            int maxAltText,
            long maxImageBytes,
            Set<String> imageTypes) {
        this(measure, maxLength, maxLength, maxHashtags, maxImages, maxAltText, maxImageBytes, imageTypes);
    }

    /** What a part bears that shows images. */
    public Limits withImages() {
        return new Limits(
                measure,
                maxLengthWithImages,
                maxLengthWithImages,
                maxHashtags,
                maxImages,
                maxAltText,
                maxImageBytes,
                imageTypes);
    }

    public int length(String text) {
        return measure.length(text);
    }

    public boolean fits(String text) {
        return length(text) <= maxLength;
    }

    /** Why the network would not take this part, in words for people; empty where nothing speaks against it. */
    public Optional<String> objection(Part part) {
        if (part.text().isBlank()) {
            return Optional.of("there is no text");
        }
        int room = part.images().isEmpty() ? maxLength : maxLengthWithImages;
        if (length(part.text()) > room) {
            return Optional.of("the text counts " + length(part.text()) + " there, and the network takes " + room
                    + (room < maxLength ? " beside images" : ""));
        }
        if (part.images().size() > maxImages) {
            return Optional.of("there are " + part.images().size() + " images, and the network takes " + maxImages);
        }
        return part.images().stream()
                .flatMap(image -> objection(image).stream())
                .findFirst();
    }

    /** Why the network would not take this image, in words for people; empty where nothing speaks against it. */
    public Optional<String> objection(Image image) {
        String name = "the image " + image.fileName();
        if (!imageTypes.contains(image.mediaType())) {
            return Optional.of(name + " is " + image.mediaType() + ", which the network does not take");
        }
        if (image.bytes().length > maxImageBytes) {
            return Optional.of(
                    name + " has " + image.bytes().length + " bytes, and the network takes " + maxImageBytes);
        }
        int altText = image.altText().codePointCount(0, image.altText().length());
        return altText > maxAltText
                ? Optional.of("the alt text of " + name + " has " + altText + " characters, and the network takes "
                        + maxAltText)
                : Optional.empty();
    }
}
