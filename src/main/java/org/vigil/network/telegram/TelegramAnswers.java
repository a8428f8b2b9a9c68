package org.vigil.network.telegram;

import static org.vigil.network.Answers.saying;
import static org.vigil.network.Answers.status;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.network.Answers;
import org.vigil.network.Answers.Meaning;
import org.vigil.network.Answers.Row;
import org.vigil.network.Credentials;
import org.vigil.network.Outcome;
import org.vigil.network.Outcome.Published;
import org.vigil.network.RateHeaders;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/** What the answers of Telegram's Bot API mean. */
final class TelegramAnswers {
    private static final List<Row> ROWS = List.of(
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
                                    "bot was kicked",
                                    "upgraded to a supergroup")),
                    Meaning.SIGNED_OUT,
                    "the bot cannot post in this channel until a person has seen to it; the post may be in order"));

    private final Answers answers;

    TelegramAnswers(Credentials credentials, InstantSource clock) {
        answers = new Answers("Telegram", ROWS, TelegramAnswers::published, RateHeaders.NONE, credentials, clock);
    }

    Outcome posted(Reply reply) {
        return answers.posted(reply);
    }

    SignIn notSignedIn(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never -> new SignIn.NotReached(never.reason());
            case Reply.NoAnswer none -> new SignIn.NotReached(none.reason());
            case Answer answer ->
                answers.meaning(answer) == Meaning.SIGNED_OUT
                        ? new SignIn.Invalid(answers.said(answer))
                        : new SignIn.NotReached(answers.said(answer));
        };
    }

    /** One message, or the messages of an album. */
    private static Optional<Published> published(Answer answer) {
        JsonNode result = answer.json().path("result");
        List<JsonNode> messages = result.isArray() ? result.valueStream().toList() : List.of(result);
        boolean whole = answer.json().path("ok").asBoolean(false)
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
