package org.vigil.network.telegram;

import static org.vigil.network.Answers.saying;
import static org.vigil.network.Answers.status;
import static org.vigil.network.Answers.withoutJson;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.network.Answers;
import org.vigil.network.Answers.Meaning;
import org.vigil.network.Answers.Row;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.FollowersReading;
import org.vigil.network.Outcome;
import org.vigil.network.Outcome.Published;
import org.vigil.network.RateHeaders;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the answers of Telegram's Bot API mean. */
final class TelegramAnswers {
    private static final List<Row> ROWS = List.of(
            new Row(
                    "401, 403 or 404 without JSON",
                    status(401).or(status(403)).or(status(404)).and(withoutJson()),
                    Meaning.UNKNOWN,
                    "Telegram speaks JSON: something before it answered, which proves nothing"),
            new Row(
                    "403",
                    status(403),
                    Meaning.SIGNED_OUT,
                    "the bot was removed from the channel, or may not post there"),
            new Row("404", status(404), Meaning.SIGNED_OUT, "the address holds the token: there is no such bot"),
            new Row(
                    "400 about the channel",
                    status(400)
                            .and(saying(
                                    "chat not found",
                                    "administrator rights",
                                    "not enough rights",
                                    "have no rights",
                                    "chat_write_forbidden",
                                    "chat_admin_required",
                                    "bot is not a member",
                                    "member list is inaccessible",
                                    "participant_id_invalid",
                                    "user_not_participant",
                                    "bot was kicked",
                                    "upgraded to a supergroup")),
                    Meaning.SIGNED_OUT,
                    "the bot cannot post in this channel until a person has seen to it; the post may be in order"));

    private final Answers answers;

    TelegramAnswers(Credentials credentials, InstantSource clock) {
        answers = new Answers("Telegram", ROWS, TelegramAnswers::published, RateHeaders.NONE, credentials, clock);
    }

    /** The rows in the order in which they are asked. */
    List<Row> rows() {
        return answers.rows();
    }

    Outcome posted(Reply reply) {
        return answers.posted(reply);
    }

    /** The same words once more are an error there, and what was wanted. */
    Change edited(Reply reply) {
        return reply instanceof Answer answer && refuses(answer, "message is not modified")
                ? new Change.Done()
                : changed(reply);
    }

    /** Whether a text was to be changed and there is a caption, or the other way round. Nothing was changed. */
    static boolean isOfTheOtherKind(Answer answer) {
        return refuses(answer, "there is no text in the message", "there is no caption in the message");
    }

    /** A bot may delete what it posted in the last 48 hours, and more only with a right of its own (Bot API, deleteMessage). */
    Change deleted(Reply reply) {
        if (reply instanceof Answer answer && refuses(answer, "message to delete not found")) {
            return new Change.Done();
        }
        return reply instanceof Answer answer && refuses(answer, "message can't be deleted")
                ? new Change.Refused(
                        answers.said(answer)
                                + ". An administrator of the channel can delete it in the app, or let the bot \"Delete messages\"")
                : changed(reply);
    }

    private Change changed(Reply reply) {
        return answers.changed(reply, TelegramAnswers::served);
    }

    private static boolean refuses(Answer answer, String... phrases) {
        return answer.status() == 400 && saying(phrases).test(answer);
    }

    private static boolean served(Answer answer) {
        return answer.isSuccess() && answer.json().path("ok").asBoolean(false);
    }

    /** What a request was served with; missing where it was not. */
    static JsonNode result(Reply reply) {
        return reply instanceof Answer answer && served(answer)
                ? answer.json().path("result")
                : JsonNodeFactory.instance.missingNode();
    }

    /** How many follow the channel; the bot and whoever runs it are among them. */
    FollowersReading members(Reply reply, String source) {
        return reply instanceof Answer answer && served(answer)
                ? FollowersReading.in(answer.json(), "result", source)
                : new FollowersReading.Failed(source, answers.unread(reply));
    }

    SignIn notSignedIn(Reply reply) {
        if (reply instanceof Answer answer) {
            return answers.meaning(answer) == Meaning.SIGNED_OUT
                    ? new SignIn.Invalid(answers.said(answer))
                    : new SignIn.NotReached(answer.isSuccess() ? answers.unreadable() : answers.said(answer));
        }
        return new SignIn.NotReached(answers.said(reply));
    }

    /** One message, or the messages of an album. */
    private static Optional<Published> published(Answer answer) {
        JsonNode result = answer.json().path("result");
        List<JsonNode> messages = result.isArray() ? result.valueStream().toList() : List.of(result);
        boolean whole = served(answer)
                && !messages.isEmpty()
                && messages.stream().allMatch(message -> number(message.path("message_id")))
                && number(messages.getFirst().path("chat").path("id"));
        return whole ? Optional.of(published(messages)) : Optional.empty();
    }

    private static Published published(List<JsonNode> messages) {
        JsonNode chat = messages.getFirst().path("chat");
        String ids = messages.stream()
                .map(message -> message.path("message_id").asString())
                .collect(Collectors.joining(","));
        String name = chat.path("username").asString("");
        URI url = name.matches("[A-Za-z0-9_]+")
                ? URI.create("https://t.me/" + name + "/"
                        + messages.getFirst().path("message_id").asString())
                : null;
        return new Published(chat.path("id").asString() + "/" + ids, url);
    }

    private static boolean number(JsonNode id) {
        return id.isIntegralNumber();
    }
}
