package org.vigil.network.mastodon;

import java.util.Optional;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.RepliesSoFar;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/**
 * Reads what others answered: {@code GET /api/v1/statuses/:id/context}. Only what everybody may read: what was written to the
 * account alone stands there as well, and is a letter.
 */
final class MastodonReplies {
    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final MastodonAccount account;

    MastodonReplies(MastodonApi api, MastodonAnswers answers, MastodonAccount account) {
        this.api = api;
        this.answers = answers;
        this.account = account;
    }

    RepliesReading to(String remoteId) {
        RepliesSoFar soFar = new RepliesSoFar("GET /api/v1/statuses/:id/context");
        return switch (account.known()) {
            case SignIn.Valid us -> to(remoteId, us.remoteAccountId(), soFar);
            case SignIn.Invalid invalid -> soFar.failed(invalid.reason());
            case SignIn.NotReached nobody -> soFar.failed(nobody.reason());
        };
    }

    private RepliesReading to(String remoteId, String us, RepliesSoFar soFar) {
        Reply reply = api.context(remoteId);
        JsonNode descendants = reply instanceof Answer answer && answer.isSuccess()
                ? answer.json().path("descendants")
                : null;
        if (descendants == null || !descendants.isArray()) {
            return soFar.failed(answers.unread(reply));
        }
        descendants.forEach(status -> MastodonStatus.read(status)
                .filter(MastodonStatus::isPublic)
                .filter(read -> isAnothers(read.author(), us))
                .ifPresent(read -> soFar.add(said(read))));
        return soFar.end();
    }

    /** One whose author is not told may be our own. */
    private static boolean isAnothers(Optional<String> author, String us) {
        return author.isPresent() && !author.get().equals(us);
    }

    private static Said said(MastodonStatus status) {
        return new Said(
                status.id(),
                status.words(),
                Said.language(status.json().path("language").asString(null)),
                status.postedAt());
    }
}
