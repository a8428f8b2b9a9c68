package org.vigil.network.x;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigil.network.Image;
import org.vigil.network.Multipart;
import org.vigil.network.Outcome;
import org.vigil.network.Pause;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Upload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hands an image to X: initialize, append, finalize, and its alt text. Nothing is shown until a post names it. */
final class XMedia {
    private static final String UPLOAD = "/2/media/upload";
    private static final int QUESTIONS = 10;

    /** X keeps it for a day (expires_after_secs). */
    private static final Duration KEPT = Duration.ofHours(12);

    private final XApi api;
    private final XAnswers answers;
    private final Pause pause;

    XMedia(XApi api, XAnswers answers, Pause pause) {
        this.api = api;
        this.answers = answers;
        this.pause = pause;
    }

    /**
     * What a post names an image by: as it was handed over before, else handed over now. An id that does not serve any
     * more X refuses together with the post (400 "Your media IDs are invalid").
     */
    Upload named(Image image, SendKey key) {
        return image.mediaId() == null ? upload(image, key) : new Upload.Done(image.mediaId(), KEPT);
    }

    Upload upload(Image image, SendKey key) {
        Reply begun = api.write(Request.json(api.at(UPLOAD + "/initialize"), announced(image)), key, XRates.MEDIA);
        Optional<String> id = accepted(begun) ? XAnswers.id(data(begun)) : Optional.empty();
        if (id.isEmpty()) {
            return failed(begun);
        }
        String upload = UPLOAD + "/" + id.get();
        Multipart bytes = new Multipart().field("segment_index", "0").file("media", image);
        Reply appended = api.write(Request.multipart(api.at(upload + "/append"), bytes), key, XRates.MEDIA);
        if (!accepted(appended)) {
            return failed(appended);
        }
        Reply finished = api.write(Request.post(api.at(upload + "/finalize")), key, XRates.MEDIA);
        return accepted(finished) ? ready(id.get(), image, finished, key) : failed(finished);
    }

    private Upload ready(String id, Image image, Reply first, SendKey key) {
        Reply reply = first;
        for (int asked = 0; asked < QUESTIONS && !key.expired(); asked++) {
            if (!accepted(reply)) {
                return failed(reply);
            }
            JsonNode processing = data(reply).path("processing_info");
            switch (processing.path("state").asString("succeeded")) {
                case "succeeded" -> {
                    return described(id, image, key);
                }
                case "failed" -> {
                    return new Upload.Failed(
                            new Outcome.Refused("X cannot make anything of the image " + image.fileName()));
                }
                default -> {
                    if (!waited(processing.path("check_after_secs").asInt(1))) {
                        return tooLate();
                    }
                }
            }
            reply = api.read(UPLOAD, status(id), XRates.MEDIA);
        }
        return tooLate();
    }

    private Upload described(String id, Image image, SendKey key) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id).putObject("metadata").putObject("alt_text").put("text", image.altText());
        Reply reply = api.write(Request.json(api.at("/2/media/metadata"), body), key, XRates.MEDIA);
        return accepted(reply) ? new Upload.Done(id, KEPT) : failed(reply);
    }

    private static Map<String, String> status(String id) {
        return new TreeMap<>(Map.of("command", "STATUS", "media_id", id));
    }

    private boolean waited(int seconds) {
        try {
            pause.pause(Duration.ofSeconds(Math.clamp(seconds, 1, 5)));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ObjectNode announced(Image image) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("media_type", image.mediaType());
        body.put("total_bytes", image.bytes().length);
        body.put("media_category", image.mediaType().equals("image/gif") ? "tweet_gif" : "tweet_image");
        return body;
    }

    private static boolean accepted(Reply reply) {
        return reply instanceof Answer answer && answer.isSuccess();
    }

    private static JsonNode data(Reply reply) {
        return reply instanceof Answer answer ? answer.json().path("data") : JsonNodeFactory.instance.missingNode();
    }

    private Upload failed(Reply reply) {
        return new Upload.Failed(answers.prepared(reply));
    }

    private static Upload tooLate() {
        return new Upload.Failed(
                new Outcome.Unreachable("X was not done with the image in time, so the post was not sent"));
    }
}
