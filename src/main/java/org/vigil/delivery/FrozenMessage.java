package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.source.SourceFile;
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

    record FrozenImage(String file, String mediaType, String altText) {}

    static String write(Message message) {
        return JSON.writeValueAsString(new FrozenMessage(message.parts().stream()
                .map(part -> new FrozenPart(
                        part.text(),
                        part.images().stream()
                                .map(image -> new FrozenImage(image.fileName(), image.mediaType(), image.altText()))
                                .toList(),
                        part.language(),
                        part.contentWarning(),
                        part.visibility()))
                .toList()));
    }

    /**
     * The message again; an image that is gone is left out, since its words are what was promised.
     *
     * @param files finds the picture by its file's name
     */
    static Message read(String json, Function<String, Optional<SourceFile>> files) {
        return new Message(JSON.readValue(json, FrozenMessage.class).parts().stream()
                .map(part -> new Part(
                        part.text(),
                        part.images().stream()
                                .flatMap(image -> files.apply(image.file()).stream()
                                        .map(file -> new Image(
                                                image.file(), image.mediaType(), file.bytes(), image.altText())))
                                .toList(),
                        part.language(),
                        part.contentWarning(),
                        part.visibility()))
                .toList());
    }
}
