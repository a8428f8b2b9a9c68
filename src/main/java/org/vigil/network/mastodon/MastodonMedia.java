package org.vigil.network.mastodon;

import java.time.Duration;
import java.util.Optional;
import org.vigil.network.Image;
import org.vigil.network.Multipart;
import org.vigil.network.Outcome;
import org.vigil.network.Pause;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Upload;

/** Hands images to a server, with their alt text, and waits until it has made them ready. */
final class MastodonMedia {
    private static final int ACCEPTED_BUT_NOT_READY = 202;
    private static final int NOT_READY = 206;
    private static final int QUESTIONS = 30;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** Mastodon throws away after a day what no post shows (MediaAttachmentsVacuum); other servers need not wait as long. */
    private static final Duration KEPT = Duration.ofHours(12);

    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final Pause pause;

    MastodonMedia(MastodonApi api, MastodonAnswers answers, Pause pause) {
        this.api = api;
        this.answers = answers;
        this.pause = pause;
    }

    /** What a post names an image by: as it was handed over before, if the server has it still, else handed over now. */
    Upload named(Image image, SendKey key) {
        return image.mediaId() != null && isFree(image.mediaId())
                ? new Upload.Done(image.mediaId(), KEPT)
                : upload(image, key);
    }

    /**
     * Whether the server has it, and no post shows it yet. It is asked, since Mastodon before 4.3 and others leave out of
     * a post, without a word, whatever they do not know (mastodon/mastodon#31681): the picture would be missing.
     */
    private boolean isFree(String mediaId) {
        return api.read("/api/v1/media/" + Request.encoded(mediaId)) instanceof Answer answer
                && answer.isSuccess()
                && answer.status() != NOT_READY
                && MastodonAnswers.id(answer.json()).filter(mediaId::equals).isPresent();
    }

    Upload upload(Image image, SendKey key) {
        Multipart body = new Multipart().file("file", image).field("description", image.altText());
        Reply reply = api.write(Request.multipart(api.at("/api/v2/media"), body), key, "media");
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return new Upload.Failed(answers.prepared(reply));
        }
        Optional<String> id = MastodonAnswers.id(answer.json());
        if (id.isEmpty()) {
            return new Upload.Failed(answers.prepared(reply));
        }
        return answer.status() == ACCEPTED_BUT_NOT_READY ? ready(id.get(), key) : new Upload.Done(id.get(), KEPT);
    }

    private Upload ready(String id, SendKey key) {
        for (int asked = 0; asked < QUESTIONS && !key.expired(); asked++) {
            try {
                pause.pause(BETWEEN);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
            Reply reply = api.read("/api/v1/media/" + Request.encoded(id));
            if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
                return new Upload.Failed(answers.prepared(reply));
            }
            if (answer.status() != NOT_READY) {
                return new Upload.Done(id, KEPT);
            }
        }
        return new Upload.Failed(
                new Outcome.Unreachable("the server was not done with the image in time, so the post was not sent"));
    }
}
