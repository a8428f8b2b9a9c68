package org.vigil.network.x;

import static org.vigil.network.Answers.saying;
import static org.vigil.network.Answers.status;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

/** What X's answers mean. */
final class XAnswers {
    private static final List<Row> ROWS = List.of(new Row(
            "403 about a duplicate",
            status(403).and(saying("duplicate content")),
            Meaning.UNKNOWN,
            "the other one may be our own post whose answer was lost, or another's: it proves nothing"));

    private final Answers answers;

    XAnswers(Credentials credentials, InstantSource clock) {
        answers = new Answers("X", ROWS, XAnswers::published, RateHeaders.X, credentials, clock);
    }

    List<Row> rows() {
        return answers.rows();
    }

    Outcome posted(Reply reply) {
        return answers.posted(reply);
    }

    Outcome prepared(Reply failure) {
        return answers.prepared(failure);
    }

    String said(Reply reply) {
        return answers.said(reply);
    }

    SignIn notSignedIn(Answer answer) {
        boolean invalid = answers.meaning(answer) == Meaning.SIGNED_OUT || answer.status() == 403;
        return invalid ? new SignIn.Invalid(said(answer)) : new SignIn.NotReached(said(answer));
    }

    private static Optional<Published> published(Answer answer) {
        return id(answer.json().path("data")).map(id -> new Published(id, URI.create("https://x.com/i/status/" + id)));
    }

    /** X's ids are decimal; anything else is no id, and would not fit an address. */
    static Optional<String> id(JsonNode entity) {
        JsonNode id = entity.path("id");
        return Optional.of(id)
                .filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .filter(text -> text.matches("[0-9]{1,25}"));
    }
}
