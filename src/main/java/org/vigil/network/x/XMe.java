package org.vigil.network.x;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.FollowersReading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SignIn;
import org.vigil.network.SignIn.Face;
import tools.jackson.databind.JsonNode;

/** Who the account is there. Whether it bears X's label for automated accounts is told nowhere, and set by hand only. */
final class XMe {
    private final XApi api;
    private final XAnswers answers;
    private volatile @Nullable String id;

    /** @param id that the access token names; null where it names none */
    XMe(XApi api, XAnswers answers, @Nullable String id) {
        this.api = api;
        this.answers = answers;
        this.id = id;
    }

    /** The account's number. Asked once where the token does not name it, since the answer is billed; empty where X did not say. */
    Optional<String> id() {
        if (id == null && signIn() instanceof SignIn.Valid valid) {
            id = valid.remoteAccountId();
        }
        return Optional.ofNullable(id);
    }

    SignIn signIn() {
        return switch (api.read("/2/users/me", Map.of("user.fields", "description,name"), XRates.READS)) {
            case Reply.NeverSent never -> new SignIn.NotReached(never.reason());
            case Reply.NoAnswer none -> new SignIn.NotReached(none.reason());
            case Answer answer -> answer.isSuccess() ? who(answer) : answers.notSignedIn(answer);
        };
    }

    FollowersReading followers() {
        String source = "GET /2/users/me";
        Reply reply = api.read("/2/users/me", Map.of("user.fields", "public_metrics"), XRates.READS);
        return reply instanceof Answer answer && answer.isSuccess()
                ? FollowersReading.in(answer.json().path("data").path("public_metrics"), "followers_count", source)
                : new FollowersReading.Failed(source, answers.unread(reply));
    }

    private static SignIn who(Answer answer) {
        JsonNode data = answer.json().path("data");
        String name = data.path("username").asString("");
        Optional<String> number = name.isEmpty() ? Optional.empty() : XAnswers.id(data);
        return number.<SignIn>map(found -> new SignIn.Valid(name, found, face(data)))
                .orElseGet(() -> new SignIn.NotReached("the answer does not say who we are, as X's does"));
    }

    private static @Nullable Face face(JsonNode data) {
        JsonNode name = data.path("name");
        JsonNode words = data.path("description");
        return name.isString() && words.isString()
                ? new Face(
                        XText.unescaped(name.asString("")),
                        XText.unescaped(words.asString("")).strip())
                : null;
    }
}
