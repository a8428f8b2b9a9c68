package org.vigil.network.mastodon;

import org.vigil.network.AutomationLabel;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The {@code bot} of an account. It is read first; the request that sets it names nothing else, and what a request to {@code
 * update_credentials} does not name stays as it is (docs.joinmastodon.org, methods/accounts).
 */
final class MastodonLabel {
    private static final String BY_HAND =
            "In the browser: Preferences, Public profile, tick \"This is an automated account\"";

    private final MastodonApi api;
    private final MastodonAnswers answers;

    MastodonLabel(MastodonApi api, MastodonAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    AutomationLabel set(SendKey key) {
        Reply reply = api.read(MastodonAccount.ABOUT_US);
        if (!(reply instanceof Answer answer)
                || !answer.isSuccess()
                || MastodonAnswers.id(answer.json()).isEmpty()) {
            return new AutomationLabel.NotKnown(answers.said(reply));
        }
        return isBot(answer.json()) ? new AutomationLabel.Stands(false) : patched(key);
    }

    /** A token that Vigil was given by a code may not change the account: it can do less harm when it is stolen. */
    private AutomationLabel patched(SendKey key) {
        JsonNode bot = JsonNodeFactory.instance.objectNode().put("bot", true);
        Reply reply = api.write(
                Request.json(api.at("/api/v1/accounts/update_credentials"), bot).asPatch(), key, "requests");
        if (reply instanceof Answer answer && answer.isSuccess() && isBot(answer.json())) {
            return new AutomationLabel.Stands(true);
        }
        return reply instanceof Answer answer && answer.status() < 500
                ? new AutomationLabel.ByHand(BY_HAND)
                : new AutomationLabel.NotKnown(answers.said(reply));
    }

    private static boolean isBot(JsonNode account) {
        return account.path("bot").asBoolean(false);
    }
}
