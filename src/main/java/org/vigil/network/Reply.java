package org.vigil.network;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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

        /** Whether only the beginning of an answer was read, since it is longer than {@link HttpCall#MAX_BODY}. */
        public boolean isCut() {
            // Of the bytes that were read a character has four at most.
            return body.length() >= HttpCall.MAX_BODY / 4 && json().isMissingNode();
        }

        /** The members of an array in the body's object; of an answer that was cut, those that are whole. */
        public List<JsonNode> members(String array) {
            List<JsonNode> members = new ArrayList<>();
            try (JsonParser parser = JSON.createParser(body)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return members;
                }
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean wanted = parser.currentName().equals(array);
                    if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            members.add(parser.readValueAsTree());
                        }
                    }
                    parser.skipChildren();
                }
                return members;
            } catch (JacksonException cut) {
                return members;
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
