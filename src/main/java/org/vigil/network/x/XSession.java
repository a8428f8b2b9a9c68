package org.vigil.network.x;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.ReplyTo;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.network.Upload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One account on X. The network has no idempotency key, no languages, content warnings or visibility of its own. */
final class XSession implements Session {
    private final XApi api;
    private final XAnswers answers;
    private final XMedia media;
    private final XCounts counts;
    private final XNames names;

    XSession(XApi api, XAnswers answers, Pause pause, XNames names) {
        this.api = api;
        this.answers = answers;
        this.names = names;
        media = new XMedia(api, answers, pause);
        counts = new XCounts(api, answers, names);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits().objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        List<String> mediaIds = new ArrayList<>();
        for (Image image : part.images()) {
            switch (upload(image, key)) {
                case Upload.Done done -> mediaIds.add(done.mediaId());
                case Upload.WithThePost withIt -> throw new IllegalStateException("images go before the post here");
                case Upload.Failed failed -> {
                    return failed.outcome();
                }
            }
        }
        Request request = Request.json(api.at("/2/tweets"), body(part, previous, mediaIds));
        return answers.posted(api.write(request, key, "posts"));
    }

    @Override
    public Upload upload(Image image, SendKey key) {
        return image.mediaId() == null ? media.upload(image, key) : new Upload.Done(image.mediaId());
    }

    @Override
    public Limits limits() {
        return DocumentedLimits.X;
    }

    @Override
    public Map<String, Counts> counts(Collection<String> remoteIds) throws NetworkUnavailable {
        return counts.read(remoteIds);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public SignIn signIn() {
        return switch (api.read("/2/users/me", Map.of(), "reads")) {
            case Reply.NeverSent never -> new SignIn.NotReached(never.reason());
            case Reply.NoAnswer none -> new SignIn.NotReached(none.reason());
            case Answer answer -> answer.isSuccess() ? who(answer) : answers.notSignedIn(answer);
        };
    }

    private static SignIn who(Answer answer) {
        JsonNode data = answer.json().path("data");
        String name = data.path("username").asString("");
        Optional<String> id = name.isEmpty() ? Optional.empty() : XAnswers.id(data);
        return id.<SignIn>map(number -> new SignIn.Valid(name, number, null))
                .orElseGet(() -> new SignIn.NotReached("the answer does not say who we are, as X's does"));
    }

    /** X refuses a request with any field it does not know. */
    private ObjectNode body(Part part, @Nullable ReplyTo previous, List<String> mediaIds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("text", part.text());
        if (!mediaIds.isEmpty()) {
            mediaIds.forEach(body.putObject("media").putArray("media_ids")::add);
        }
        if (previous != null) {
            body.putObject("reply").put(names.repliesTo(), previous.remoteId());
        }
        return body;
    }
}
