package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.poster.Poster;
import org.vigil.poster.Recipe;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import tools.jackson.databind.json.JsonMapper;

/** A message that may not change any more, as the delivery's row keeps it; images by file, since their bytes are kept there. */
record FrozenMessage(List<FrozenPart> parts) {
    private static final JsonMapper JSON = new JsonMapper();

    record FrozenPart(
            String text,
            List<FrozenImage> images,
            String language,
            @Nullable String contentWarning,
            Visibility visibility) {}

    /** @param poster what it was drawn from; null for a file of the team's */
    record FrozenImage(
            String file,
            String mediaType,
            String altText,
            @Nullable Recipe poster) {
        static FrozenImage of(Image image) {
            Recipe poster = image.content() instanceof Poster drawn ? Recipe.of(drawn) : null;
            return new FrozenImage(image.fileName(), image.mediaType(), image.altText(), poster);
        }

        Optional<Image> image(Function<String, Optional<SourceFile>> files, SourceTree tree) {
            return poster == null
                    ? files.apply(file).map(found -> new Image(file, mediaType, found.bytes(), altText))
                    : poster.poster(tree, files).map(drawn -> new Image(file, mediaType, drawn, altText));
        }
    }

    static String write(Message message) {
        return JSON.writeValueAsString(new FrozenMessage(message.parts().stream()
                .map(part -> new FrozenPart(
                        part.text(),
                        part.images().stream().map(FrozenImage::of).toList(),
                        part.language(),
                        part.contentWarning(),
                        part.visibility()))
                .toList()));
    }

    /** Whether a picture of it was drawn, and says what the words say. */
    static boolean showsPoster(String json) {
        return JSON.readValue(json, FrozenMessage.class).parts().stream()
                .flatMap(part -> part.images().stream())
                .anyMatch(image -> image.poster() != null);
    }

    static boolean showsPoster(Message message) {
        return message.parts().stream()
                .flatMap(part -> part.images().stream())
                .anyMatch(image -> image.content() instanceof Poster);
    }

    /**
     * The message again; an image that is gone is left out, since its words are what was promised.
     *
     * @param files finds the picture by its file's name
     * @param tree has the designs of posters
     */
    static Message read(String json, Function<String, Optional<SourceFile>> files, SourceTree tree) {
        return new Message(JSON.readValue(json, FrozenMessage.class).parts().stream()
                .map(part -> new Part(
                        part.text(),
                        part.images().stream()
                                .flatMap(image -> image.image(files, tree).stream())
                                .toList(),
                        part.language(),
                        part.contentWarning(),
                        part.visibility()))
                .toList());
    }
}
