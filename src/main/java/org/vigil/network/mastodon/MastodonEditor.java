package org.vigil.network.mastodon;

import java.util.Optional;
import org.vigil.network.Change;
import org.vigil.network.Part;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes and deletes posts on a server. A 404 is believed only after a second look, since it may mean anything. */
final class MastodonEditor {
    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final MastodonAccount account;
    private final MastodonLimits limits;

    MastodonEditor(MastodonApi api, MastodonAnswers answers, MastodonAccount account, MastodonLimits limits) {
        this.api = api;
        this.answers = answers;
        this.account = account;
        this.limits = limits;
    }

    /** Reads what stands first: an edit drops every image, warning and language that it does not name. */
    Change edit(String id, Part part, SendKey key) {
        Reply now = api.status(id);
        Optional<MastodonStatus> status = MastodonStatus.in(now);
        return status.isPresent()
                ? edit(id, status.get(), part, key)
                : notThere(now, new Change.Refused("Mastodon has no such post"));
    }

    private Change edit(String id, MastodonStatus now, Part part, SendKey key) {
        Optional<String> objection =
                limits.objection(part.text(), now.json().path("spoiler_text").asString(""));
        if (objection.isPresent()) {
            return new Change.Refused(objection.get());
        }
        Request request = Request.json(api.statusAt(id), body(now, part.text())).asPut();
        Reply reply = api.write(request, key, "posts");
        return reply instanceof Answer answer && MastodonAnswers.knowsNoSuch(answer)
                ? notChanged(answer, now, "changes no posts")
                : answers.edited(reply);
    }

    Change delete(String id, SendKey key) {
        Reply reply = api.write(Request.delete(api.statusAt(id)), key, "deletes");
        return reply instanceof Answer answer && MastodonAnswers.knowsNoSuch(answer)
                ? notDeleted(id, answer)
                : answers.deleted(reply);
    }

    /** Mastodon says 404 to whoever deletes another's post, some servers to every deletion, and a proxy to anything. */
    private Change notDeleted(String id, Answer answer) {
        Reply now = api.status(id);
        return MastodonStatus.in(now)
                .map(status -> notChanged(answer, status, "deletes no posts"))
                .orElseGet(() -> notThere(now, new Change.Done()));
    }

    private Change notChanged(Answer answer, MastodonStatus stands, String can) {
        return switch (account.known()) {
            case SignIn.Valid us ->
                stands.author().filter(us.remoteAccountId()::equals).isPresent()
                        ? new Change.NotPossible("the post stands, and its server " + can + " for other programs ("
                                + answers.said(answer) + ")")
                        : new Change.Refused("the post stands on another account than " + us.handle());
            case SignIn.Invalid invalid -> new Change.SignedOut(invalid.reason());
            case SignIn.NotReached nobody -> new Change.NotAnswered(nobody.reason());
        };
    }

    /** @param absent what it means where the post is surely not there */
    private Change notThere(Reply reply, Change absent) {
        if (!(reply instanceof Answer answer) || !MastodonAnswers.isGone(answer)) {
            return answers.unchanged(reply);
        }
        return switch (account.asked()) {
            case SignIn.Valid us -> absent;
            case SignIn.Invalid invalid -> new Change.SignedOut(invalid.reason());
            case SignIn.NotReached nobody -> new Change.NotAnswered(answers.said(answer) + "; " + nobody.reason());
        };
    }

    private static ObjectNode body(MastodonStatus now, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", text);
        body.put("spoiler_text", now.json().path("spoiler_text").asString(""));
        body.put("sensitive", now.json().path("sensitive").asBoolean(false));
        JsonNode language = now.json().path("language");
        if (language.isString()) {
            body.put("language", language.asString());
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        ArrayNode described = JsonNodeFactory.instance.arrayNode();
        now.attachments().forEach(media -> {
            String id = media.path("id").asString();
            ids.add(id);
            MastodonStatus.description(media)
                    .ifPresent(altText -> described.addObject().put("id", id).put("description", altText));
        });
        if (!ids.isEmpty()) {
            body.set("media_ids", ids);
            body.set("media_attributes", described);
        }
        return body;
    }
}
