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

    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final Pause pause;

    MastodonMedia(MastodonApi api, MastodonAnswers answers, Pause pause) {
        this.api = api;
        this.answers = answers;
        this.pause = pause;
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
        return answer.status() == ACCEPTED_BUT_NOT_READY ? ready(id.get(), key) : new Upload.Done(id.get());
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
                return new Upload.Done(id);
            }
        }
        return new Upload.Failed(
                new Outcome.Unreachable("the server was not done with the image in time, so the post was not sent"));
    }
}
