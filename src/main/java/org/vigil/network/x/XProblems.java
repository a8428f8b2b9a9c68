package org.vigil.network.x;

import java.util.List;
import java.util.stream.Stream;
import org.vigil.network.Reply.Answer;
import tools.jackson.databind.JsonNode;

/** Problems as X's answers name them, whole answers or pieces of one (docs.x.com, "Response codes and errors"). */
final class XProblems {
    private XProblems() {}

    /** Those that speak of this post. */
    static List<JsonNode> about(String id, Answer answer) {
        JsonNode json = answer.json();
        return Stream.concat(Stream.of(json), json.path("errors").valueStream())
                .filter(problem -> Stream.of("resource_id", "value")
                        .map(name -> problem.path(name).asString(""))
                        .anyMatch(id::equals))
                .toList();
    }

    /** Of a suspended author X says "Forbidden" with the same type, so the title counts as well. */
    static boolean notFound(JsonNode problem) {
        return type(problem, "resource-not-found")
                && problem.path("title").asString("").startsWith("Not Found");
    }

    /** It is kept from us, and would be when asked again: a suspended account, a protected one, a country's order. */
    static boolean notShown(JsonNode problem) {
        return type(problem, "not-authorized-for-resource")
                || type(problem, "disallowed-resource")
                || type(problem, "resource-unavailable")
                || type(problem, "resource-not-found");
    }

    /** A field of it was asked for that is not told. X then leaves the whole post out. */
    static boolean fieldNotTold(JsonNode problem) {
        return type(problem, "not-authorized-for-field");
    }

    static boolean type(JsonNode problem, String name) {
        return problem.path("type").asString("").endsWith("/problems/" + name);
    }
}
