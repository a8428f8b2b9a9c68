package org.vigil.network.x;

import java.util.List;
import java.util.Optional;
import org.vigil.network.Reply.Answer;
import org.vigil.network.StandingPost;
import tools.jackson.databind.JsonNode;

/** One page of a timeline. */
sealed interface XPage {
    /**
     * @param whole whether X told of all its posts
     */
    record Posts(List<StandingPost> posts, Optional<String> next, boolean whole) implements XPage {}

    /** Names the page with what is older; empty where there is none. */
    default Optional<String> next() {
        return Optional.empty();
    }

    /** X does not tell this app. */
    record Closed(String reason) implements XPage {}

    /** No page: an error, or an answer that says nothing. */
    record Broken(String reason) implements XPage {}

    /**
     * Counts what it reads: an answer without posts says that there are none only where it says so itself, by
     * {@code result_count: 0}.
     */
    static XPage of(Answer answer, XAnswers answers) {
        if (answers.isClosedToTheApp(answer)) {
            return new Closed(answers.said(answer));
        }
        JsonNode json = answer.json();
        JsonNode meta = json.path("meta");
        JsonNode count = meta.path("result_count");
        List<JsonNode> data =
                json.path("data").isArray() ? json.path("data").valueStream().toList() : List.of();
        List<StandingPost> posts =
                data.stream().flatMap(post -> XPost.read(post).stream()).toList();
        boolean errors = !json.path("errors").isEmpty();
        if (!answer.isSuccess() || !count.isIntegralNumber() || (errors && data.isEmpty())) {
            return new Broken(answers.said(answer) + ". That is no page of posts");
        }
        if (posts.size() != data.size() || data.size() != count.asInt()) {
            return new Broken(answers.said(answer) + ", with posts that cannot be read or do not add up");
        }
        return new Posts(
                posts, Optional.of(meta.path("next_token").asString("")).filter(token -> !token.isEmpty()), !errors);
    }
}
