package org.vigil.network.bluesky;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Image;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SendKey;
import org.vigil.network.Upload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands images over. A server answers with a <em>blob</em>, a piece of JSON that names the image by its digest, and a
 * post shows it by repeating that. A blob that no post shows is thrown away after a while, which each server chooses.
 */
final class BlueskyPictures {
    /** The lexicon promises minutes only (uploadBlob). What a server no longer has is handed over with the post. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final BlueskyRecords records;
    private final BlueskyAnswers answers;

    BlueskyPictures(BlueskyRecords records, BlueskyAnswers answers) {
        this.records = records;
        this.answers = answers;
    }

    Upload upload(Image image, SendKey key) {
        try {
            return new Upload.Done(blob(image, key).toString(), KEPT);
        } catch (NotPrepared failed) {
            return new Upload.Failed(failed.outcome());
        }
    }

    /** The blobs of images in their order; what was not handed over before is handed over now. */
    List<JsonNode> blobs(List<Image> images, SendKey key) throws NotPrepared {
        List<JsonNode> blobs = new ArrayList<>();
        for (Image image : images) {
            Optional<JsonNode> known = known(image.mediaId());
            blobs.add(known.isPresent() ? known.get() : blob(image, key));
        }
        return blobs;
    }

    /** The same, for a server that has thrown away what it was given before. */
    List<JsonNode> anew(List<Image> images, SendKey key) throws NotPrepared {
        List<JsonNode> blobs = new ArrayList<>();
        for (Image image : images) {
            blobs.add(blob(image, key));
        }
        return blobs;
    }

    private JsonNode blob(Image image, SendKey key) throws NotPrepared {
        Reply reply = records.upload(image, key);
        if (reply instanceof Answer answer && answer.isSuccess()) {
            JsonNode blob = answer.json().path("blob");
            if (blob.isObject()) {
                return blob;
            }
        }
        throw new NotPrepared(answers.prepared(reply));
    }

    private static Optional<JsonNode> known(@Nullable String mediaId) {
        if (mediaId == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readTree(mediaId)).filter(JsonNode::isObject);
        } catch (JacksonException notOurs) {
            return Optional.empty();
        }
    }
}
