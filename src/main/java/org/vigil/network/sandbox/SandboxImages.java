package org.vigil.network.sandbox;

import java.util.Base64;
import java.util.List;
import org.vigil.network.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A post's images as the column {@code images} keeps them: an array, bytes in Base64. */
final class SandboxImages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SandboxImages() {}

    static String json(List<Image> images) {
        ArrayNode array = JSON.createArrayNode();
        for (Image image : images) {
            array.addObject()
                    .put("fileName", image.fileName())
                    .put("mediaType", image.mediaType())
                    .put("altText", image.altText())
                    .put("bytes", Base64.getEncoder().encodeToString(image.bytes()));
        }
        return array.toString();
    }

    static List<Image> read(String column) {
        return JSON.readTree(column).valueStream().map(SandboxImages::image).toList();
    }

    private static Image image(JsonNode node) {
        return new Image(
                node.path("fileName").asString(),
                node.path("mediaType").asString(),
                Base64.getDecoder().decode(node.path("bytes").asString()),
                node.path("altText").asString());
    }
}
