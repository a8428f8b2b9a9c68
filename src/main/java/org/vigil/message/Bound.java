package org.vigil.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Image;
import org.vigil.source.SourceFile;

/**
 * Everything that a post's words are made from, and where they are to stand.
 *
 * @param drawn that the image was drawn for the post, and of what
 * @param warning what a network shows before the text is opened; null for none
 */
record Bound(
        Template template,
        Markup markup,
        Facts facts,
        Optional<Image> image,
        Optional<Illustration> drawn,
        @Nullable String warning,
        Channel channel) {
    /** The digest of the picture, where there is one. */
    static final String PHOTO = "photo";

    /** The digest of what a poster is drawn from: its bytes and its alt text change with each day's number. */
    static final String POSTER = "poster";

    static final String ALT_TEXT = "altText";
    static final String NETWORK = "network";
    static final String VISIBILITY = "visibility";

    /** What an approval did not bind in earlier versions: nobody can tell whether it has changed since. */
    static final Set<String> NOT_KEPT_ONCE = Set.of(NETWORK, VISIBILITY);

    /**
     * What is bound beside the template and its facts. A place and who finds a post there: what was approved for a
     * sandbox was not approved for the world. A warning that is the template's own is part of the template.
     */
    Map<String, String> beside() {
        Map<String, String> beside = new LinkedHashMap<>();
        drawn.ifPresentOrElse(
                poster -> beside.put(POSTER, poster.bound()),
                () -> image.ifPresent(photo -> {
                    beside.put(PHOTO, SourceFile.sha256(photo.bytes()));
                    beside.put(ALT_TEXT, photo.altText());
                }));
        if (warning != null && template.contentWarning() == null) {
            beside.put("contentWarning", warning);
        }
        beside.put(NETWORK, channel.place());
        beside.put(VISIBILITY, channel.visibility().name().toLowerCase(Locale.ROOT));
        return Collections.unmodifiableMap(beside);
    }
}
