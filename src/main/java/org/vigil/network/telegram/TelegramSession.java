package org.vigil.network.telegram;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.ReplyTo;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/**
 * One channel on Telegram. A bot cannot read what it posted: a lost answer stays unknown until a person has looked, and
 * nobody tells what followers did.
 */
final class TelegramSession implements Session {
    private final TelegramApi api;
    private final TelegramAnswers answers;
    private final TelegramMessage message;
    private final String channel;

    TelegramSession(TelegramApi api, TelegramAnswers answers, String channel) {
        this.api = api;
        this.answers = answers;
        this.channel = channel;
        message = new TelegramMessage(api, channel);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits().objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        if (previous != null && TelegramMessage.messageId(previous.remoteId()).isEmpty()) {
            return new Outcome.Refused("\"" + previous.remoteId() + "\" is no message on Telegram to answer");
        }
        return answers.posted(api.write(message.of(part, previous), key));
    }

    @Override
    public Limits limits() {
        return DocumentedLimits.TELEGRAM;
    }

    @Override
    public Map<String, Counts> counts(Collection<String> remoteIds) {
        return Map.of();
    }

    @Override
    public boolean simulated() {
        return false;
    }

    /** First whether there is such a bot, then whether it sees the channel. */
    @Override
    public SignIn signIn() {
        Reply bot = api.read("getMe");
        if (!(bot instanceof Answer answer) || !answer.isSuccess()) {
            return answers.notSignedIn(bot);
        }
        Reply chat = api.read("getChat?chat_id=" + Request.encoded(channel));
        return chat instanceof Answer found && found.isSuccess()
                ? who(found.json().path("result"))
                : answers.notSignedIn(chat);
    }

    private static SignIn who(JsonNode chat) {
        String name = chat.path("username").asString("");
        String title = chat.path("title").asString("");
        if (!chat.path("id").isIntegralNumber()) {
            return new SignIn.NotReached("the answer does not say which channel it is, as Telegram's does");
        }
        return new SignIn.Valid(
                name.isEmpty() ? title : "@" + name, chat.path("id").asString(), null);
    }
}
