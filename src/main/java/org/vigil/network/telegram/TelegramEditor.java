package org.vigil.network.telegram;

import java.util.List;
import java.util.Optional;
import org.vigil.network.Change;
import org.vigil.network.Limits;
import org.vigil.network.Part;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes and deletes what the bot has posted. */
final class TelegramEditor {
    private final TelegramApi api;
    private final TelegramAnswers answers;
    private final Limits limits;

    TelegramEditor(TelegramApi api, TelegramAnswers answers, Limits limits) {
        this.api = api;
        this.answers = answers;
        this.limits = limits;
    }

    /** The words beside pictures are a caption, which another method changes. Only an album's id tells which it is. */
    Change edit(MessageIds post, Part part, SendKey key) {
        boolean caption = post.album() || !part.images().isEmpty();
        Optional<String> objection = (caption ? limits.withImages() : limits).objection(withoutImages(part));
        if (objection.isPresent()) {
            return new Change.Refused(objection.get());
        }
        Reply reply = edit(post, part.text(), caption, key);
        // What was asked for was not there, so nothing was changed yet.
        return answers.edited(
                reply instanceof Answer answer && TelegramAnswers.isOfTheOtherKind(answer)
                        ? edit(post, part.text(), !caption, key)
                        : reply);
    }

    private static Part withoutImages(Part part) {
        return new Part(part.text(), List.of(), part.language(), part.contentWarning(), part.visibility());
    }

    private Reply edit(MessageIds post, String text, boolean caption, SendKey key) {
        ObjectNode body = message(post, post.first());
        if (caption) {
            return api.write(Request.json(api.at("editMessageCaption"), body.put("caption", text)), key);
        }
        body.put("text", text).putObject("link_preview_options").put("is_disabled", true);
        return api.write(Request.json(api.at("editMessageText"), body), key);
    }

    /**
     * An album goes picture by picture. Where one cannot be deleted the others are all the same; where nobody answers, or
     * not now, what is left is left to the next call.
     */
    Change delete(MessageIds post, SendKey key) {
        Change whole = new Change.Done();
        for (long id : post.ids()) {
            Change one = answers.deleted(api.write(Request.json(api.at("deleteMessage"), message(post, id)), key));
            switch (one) {
                case Change.Done done -> {}
                case Change.Refused refused -> whole = refused;
                case Change.NotPossible never -> whole = never;
                case Change.SignedOut signedOut -> {
                    return signedOut;
                }
                case Change.Throttled throttled -> {
                    return throttled;
                }
                case Change.NotAnswered notAnswered -> {
                    return notAnswered;
                }
            }
        }
        return whole;
    }

    private static ObjectNode message(MessageIds post, long id) {
        return JsonNodeFactory.instance.objectNode().put("chat_id", post.chat()).put("message_id", id);
    }
}
