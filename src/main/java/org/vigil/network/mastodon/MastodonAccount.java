package org.vigil.network.mastodon;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.FollowersReading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/** Who we are on a server. */
final class MastodonAccount {
    static final String ABOUT_US = "/api/v1/accounts/verify_credentials";

    private final MastodonApi api;
    private final MastodonAnswers answers;
    private volatile SignIn.@Nullable Valid known;

    MastodonAccount(MastodonApi api, MastodonAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    /** Asks the server now: whoever is told so by it stands before a server that works, with a sign-in that serves. */
    SignIn asked() {
        return switch (api.read(ABOUT_US)) {
            case Reply.NeverSent never -> new SignIn.NotReached(never.reason());
            case Reply.NoAnswer none -> new SignIn.NotReached(none.reason());
            case Answer answer -> answer.isSuccess() ? who(answer.json()) : answers.notSignedIn(answer);
        };
    }

    /** What the server said once; asked only until it has. A token belongs to one account for ever. */
    SignIn known() {
        SignIn.Valid said = known;
        return said == null ? asked() : said;
    }

    /** Whether the server, asked now, lets it stand that this account has not posted: it names no number, or none. */
    boolean mayHaveNoPosts() {
        return api.read(ABOUT_US) instanceof Answer answer
                && answer.isSuccess()
                && MastodonAnswers.id(answer.json()).isPresent()
                && answer.json().path("statuses_count").asLong(0) == 0;
    }

    FollowersReading followers() {
        String source = "GET " + ABOUT_US;
        Reply reply = api.read(ABOUT_US);
        return reply instanceof Answer answer && answer.isSuccess()
                ? FollowersReading.in(answer.json(), "followers_count", source)
                : new FollowersReading.Failed(source, answers.unread(reply));
    }

    private SignIn who(JsonNode account) {
        Optional<String> id = MastodonAnswers.id(account);
        String name = account.path("username").asString("");
        if (id.isEmpty() || name.isEmpty()) {
            return new SignIn.NotReached(
                    api.host() + " answered, but not as a Mastodon server does: is it the right address?");
        }
        SignIn.Valid us = new SignIn.Valid(name + "@" + api.host(), id.get(), face(account, name));
        known = us;
        return us;
    }

    /** An account without a display name is shown by its name. */
    private static SignIn.@Nullable Face face(JsonNode account, String name) {
        JsonNode displayed = account.path("display_name");
        JsonNode typed = account.path("source").path("note");
        JsonNode shown = account.path("note");
        if (!displayed.isString() || !(typed.isString() || shown.isString())) {
            return null;
        }
        return new SignIn.Face(
                displayed.asString().isBlank() ? name : displayed.asString(),
                typed.isString() ? typed.asString() : PlainText.of(shown.asString()));
    }
}
