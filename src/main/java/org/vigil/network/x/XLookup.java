package org.vigil.network.x;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Sighting;
import tools.jackson.databind.JsonNode;

/** Looks one post up. That X does not show it says not yet that it is gone: only its own "not found" does. */
final class XLookup {
    private final XApi api;
    private final XAnswers answers;
    private final XNames names;

    XLookup(XApi api, XAnswers answers, XNames names) {
        this.api = api;
        this.answers = answers;
        this.names = names;
    }

    Sighting see(String id) {
        if (!XAnswers.isId(id)) {
            return new Sighting.CannotBeAsked("\"" + id + "\" is no id of a post on X");
        }
        Map<String, String> parameters = new TreeMap<>(names.wholePost());
        parameters.put("ids", id);
        Reply reply = api.read("/2/tweets", parameters, XRates.READS);
        return reply instanceof Answer answer ? seen(id, answer) : new Sighting.NotReached(answers.said(reply));
    }

    private Sighting seen(String id, Answer answer) {
        if (answers.isClosedToTheApp(answer)) {
            return new Sighting.CannotBeAsked(answers.said(answer));
        }
        Optional<JsonNode> post = posts(answer)
                .filter(found -> XAnswers.id(found).filter(id::equals).isPresent())
                .findFirst();
        if (post.isPresent()) {
            return post.flatMap(XPost::read)
                    .<Sighting>map(Sighting.Stands::new)
                    .orElseGet(() -> new Sighting.NotReached("X showed the post in a way that cannot be read"));
        }
        List<JsonNode> problems = XProblems.about(id, answer);
        if (problems.isEmpty()) {
            return new Sighting.NotReached(answers.said(answer) + ". That says nothing of the post");
        }
        if (problems.stream().allMatch(XProblems::notFound)) {
            return new Sighting.Absent();
        }
        return problems.stream().anyMatch(XProblems::notShown)
                ? new Sighting.CannotBeAsked("X has the post, or had it, and does not show it: " + answers.said(answer))
                : new Sighting.NotReached(answers.said(answer));
    }

    private static Stream<JsonNode> posts(Answer answer) {
        JsonNode data = answer.json().path("data");
        if (!answer.isSuccess()) {
            return Stream.empty();
        }
        return data.isArray() ? data.valueStream() : Stream.of(data);
    }
}
