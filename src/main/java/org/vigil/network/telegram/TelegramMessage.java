package org.vigil.network.telegram;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigil.network.Image;
import org.vigil.network.Multipart;
import org.vigil.network.Part;
import org.vigil.network.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one request that makes a post: {@code sendMessage}, {@code sendPhoto}, or {@code sendMediaGroup} for several
 * pictures, which travel with it. The text is plain. Telegram has no alt text, language, content warning or visibility.
 */
final class TelegramMessage {
    private final TelegramApi api;
    private final String channel;

    TelegramMessage(TelegramApi api, String channel) {
        this.api = api;
        this.channel = channel;
    }

    /** @param answered of the same channel */
    Request of(Part part, Optional<MessageIds> answered) {
        Optional<ObjectNode> reply =
                answered.map(post -> JsonNodeFactory.instance.objectNode().put("message_id", post.first()));
        return switch (part.images().size()) {
            case 0 -> text(part.text(), reply);
            case 1 -> photo(part, part.images().getFirst(), reply);
            default -> album(part, part.images(), reply);
        };
    }

    private Request text(String text, Optional<ObjectNode> reply) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("chat_id", channel);
        body.put("text", text);
        body.putObject("link_preview_options").put("is_disabled", true);
        reply.ifPresent(to -> body.set("reply_parameters", to));
        return Request.json(api.at("sendMessage"), body);
    }

    private Request photo(Part part, Image image, Optional<ObjectNode> reply) {
        Multipart body = begun(reply).field("caption", part.text()).file("photo", image);
        return Request.multipart(api.at("sendPhoto"), body);
    }

    /** The caption stands with the first picture: Telegram shows it under the whole album only if no other has one. */
    private Request album(Part part, List<Image> images, Optional<ObjectNode> reply) {
        ArrayNode media = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < images.size(); i++) {
            media.addObject().put("type", "photo").put("media", "attach://" + name(i));
        }
        ((ObjectNode) media.path(0)).put("caption", part.text());
        Multipart body = begun(reply).field("media", media.toString());
        IntStream.range(0, images.size()).forEach(i -> body.file(name(i), images.get(i)));
        return Request.multipart(api.at("sendMediaGroup"), body);
    }

    private Multipart begun(Optional<ObjectNode> reply) {
        Multipart body = new Multipart().field("chat_id", channel);
        reply.ifPresent(to -> body.field("reply_parameters", to.toString()));
        return body;
    }

    private static String name(int picture) {
        return "picture" + picture;
    }
}
