package org.vigil.network.telegram;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;

/** What a link to a message says: {@code t.me/NAME/7}, or {@code t.me/c/NUMBER/7} in a channel without a name. */
final class TelegramLink {
    private static final Pattern PATH = Pattern.compile("/(?:s/)?(?:c/([0-9]{1,15})|([A-Za-z0-9_]+))/([0-9]{1,18})/?");

    private final TelegramApi api;
    private final String channel;

    TelegramLink(TelegramApi api, String channel) {
        this.api = api;
        this.channel = channel;
    }

    /** Empty where it leads to another channel. Where Telegram does not say which is ours, the message's number only. */
    Optional<String> remoteId(URI link) {
        Matcher path = PATH.matcher(link.getPath() == null ? "" : link.getPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        JsonNode ours = TelegramAnswers.result(api.read("getChat?chat_id=" + Request.encoded(channel)));
        String message = path.group(3);
        if (!ours.path("id").isIntegralNumber()) {
            return Optional.of(message);
        }
        String number = ours.path("id").asString();
        boolean leadsToUs = path.group(1) == null
                ? ours.path("username").asString("").equalsIgnoreCase(path.group(2))
                // Links leave out what the numbers of channels begin with.
                : number.equals("-100" + path.group(1));
        return leadsToUs ? Optional.of(number + "/" + message) : Optional.empty();
    }
}
