package org.vigil.network.telegram;

import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/** Finds out whether there is such a bot, whether it sees the channel, and whether it may post there. */
final class TelegramSignIn {
    private static final String MAY_NOT_POST = "the bot may not post there: in the channel's settings, under "
            + "Administrators, add the bot and let it \"Post messages\"";

    private final TelegramApi api;
    private final TelegramAnswers answers;
    private final String channel;

    TelegramSignIn(TelegramApi api, TelegramAnswers answers, String channel) {
        this.api = api;
        this.answers = answers;
        this.channel = channel;
    }

    SignIn signIn() {
        Reply bot = api.read("getMe");
        JsonNode us = TelegramAnswers.result(bot);
        if (!us.path("id").isIntegralNumber()) {
            return answers.notSignedIn(bot);
        }
        String chatId = "chat_id=" + Request.encoded(channel);
        Reply chat = api.read("getChat?" + chatId);
        JsonNode found = TelegramAnswers.result(chat);
        if (!found.path("id").isIntegralNumber()) {
            return answers.notSignedIn(chat);
        }
        Reply member =
                api.read("getChatMember?" + chatId + "&user_id=" + us.path("id").asString());
        JsonNode role = TelegramAnswers.result(member);
        if (!role.path("status").isString()) {
            return answers.notSignedIn(member);
        }
        return mayPost(found.path("type").asString(""), role) ? valid(found) : new SignIn.Invalid(MAY_NOT_POST);
    }

    /** In a channel administrators only, and of these those who were given the right; in a group whoever is there. */
    private static boolean mayPost(String type, JsonNode role) {
        return switch (role.path("status").asString("")) {
            case "creator" -> true;
            case "administrator" ->
                !type.equals("channel") || role.path("can_post_messages").asBoolean(false);
            case "member" -> !type.equals("channel");
            case "restricted" -> role.path("can_send_messages").asBoolean(false);
            default -> false;
        };
    }

    private static SignIn valid(JsonNode chat) {
        String name = chat.path("username").asString("");
        String title = chat.path("title").asString("");
        SignIn.Face face = new SignIn.Face(title, chat.path("description").asString(""));
        return new SignIn.Valid(
                name.isEmpty() ? title : "@" + name, chat.path("id").asString(), face);
    }
}
