package org.vigil.network;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What came of one request. */
public sealed interface Reply {

    /**
     * A server answered.
     *
     * @param body in UTF-8, cut after {@link HttpCall#MAX_BODY} bytes
     */
    record Answer(int status, HttpHeaders headers, String body) implements Reply {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        /** The body's JSON; a missing node where it is none, or only its beginning. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException notJson) {
                return MissingNode.getInstance();
            }
        }

        /** The body read as a type of its own; empty where it is not one. */
        public <T> Optional<T> as(Class<T> type) {
            return read(json(), type);
        }

        /** A piece of a body read as a type of its own; empty where it is not one. */
        public static <T> Optional<T> read(JsonNode node, Class<T> type) {
            try {
                return node.isObject() ? Optional.ofNullable(JSON.treeToValue(node, type)) : Optional.empty();
            } catch (JacksonException notThat) {
                return Optional.empty();
            }
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** It is proved that no server has the request. The reason is for people and holds no secret. */
    record NeverSent(String reason) implements Reply {}

    /** A server may have the request. The reason is for people and holds no secret. */
    record NoAnswer(String reason) implements Reply {}
}
