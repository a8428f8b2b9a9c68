package org.vigil.network.mastodon;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What stands on the played server: takes posts, edits and deletions, and shows them as Mastodon does. */
final class PlayedStatuses implements ResponseDefinitionTransformerV2 {
    static final String NAME = "played-statuses";
    static final String US = "77";

    private static final String STATUSES = "/api/v1/statuses";
    private static final String MEDIA = "/api/v1/media";
    private static final Pattern LINK_OR_TAG =
            Pattern.compile("https?://(\\S+)|#(\\w+)", Pattern.UNICODE_CHARACTER_CLASS);

    private final List<ObjectNode> statuses = new ArrayList<>();
    private final Map<String, String> altTexts = new HashMap<>();
    private long ids = 113_000_000_000_000_000L;

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    synchronized void clear() {
        statuses.clear();
        altTexts.clear();
    }

    /** It has thrown away what it was given, as far as no post shows it. */
    synchronized void forgetMedia() {
        altTexts.keySet().removeIf(id -> free(id).isPresent());
    }

    /** Oldest first. */
    synchronized List<Received> received() {
        return statuses.stream()
                .map(status -> new Received(
                        status.path("typed").asString(),
                        status.path("in_reply_to_id").isString()
                                ? status.path("in_reply_to_id").asString()
                                : null,
                        status.path("media_attachments")
                                .valueStream()
                                .map(media -> media.path("description").asString())
                                .toList()))
                .toList();
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String path = request.getUrl().split("\\?", 2)[0];
        String id = Stream.of(STATUSES, MEDIA)
                .filter(place -> path.startsWith(place + "/"))
                .map(place -> path.substring(place.length() + 1))
                .findFirst()
                .orElse("");
        return switch (request.getMethod().getName() + " " + path.replaceFirst(Pattern.quote(id) + "$", "")) {
            case "GET /api/v1/accounts/verify_credentials" -> answer(200, us());
            case "GET /api/v1/accounts/" + US + "/statuses" -> answer(200, page(request));
            case "POST /api/v2/media" -> answer(200, media(request));
            case "GET " + MEDIA + "/" -> shown(free(id));
            case "POST " + STATUSES -> answer(200, publish(body(request)));
            case "GET " + STATUSES + "/" -> shown(find(id));
            case "PUT " + STATUSES + "/" -> shown(find(id).map(status -> change(status, body(request))));
            case "DELETE " + STATUSES + "/" -> {
                Optional<ObjectNode> found = find(id);
                found.ifPresent(statuses::remove);
                yield shown(found);
            }
            default -> answer(404, object().put("error", "Not Found"));
        };
    }

    private static ResponseDefinition shown(Optional<ObjectNode> status) {
        return status.map(found -> answer(200, found))
                .orElseGet(() -> answer(404, object().put("error", "Record not found")));
    }

    private Optional<ObjectNode> find(String id) {
        return statuses.stream()
                .filter(status -> status.path("id").asString().equals(id))
                .findFirst();
    }

    /** A picture that no post shows yet; Mastodon tells of no other. */
    private Optional<ObjectNode> free(String id) {
        boolean shown = statuses.stream()
                .flatMap(status -> status.path("media_attachments").valueStream())
                .anyMatch(media -> media.path("id").asString().equals(id));
        return altTexts.containsKey(id) && !shown ? Optional.of(attachment(id)) : Optional.empty();
    }

    private ObjectNode us() {
        ObjectNode us = object().put("id", US).put("username", "us").put("acct", "us");
        us.put("display_name", "The vigil").put("note", "<p>A post<br />a day</p>");
        us.put("statuses_count", statuses.size()).putArray("unheard_of").add(1);
        return us;
    }

    private ArrayNode page(Request request) {
        int limit = Integer.parseInt(request.queryParameter("limit").firstValue());
        long before = request.queryParameter("max_id").isPresent()
                ? Long.parseLong(request.queryParameter("max_id").firstValue())
                : Long.MAX_VALUE;
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        statuses.reversed().stream()
                .filter(status -> Long.parseLong(status.path("id").asString()) < before)
                .limit(limit)
                .forEach(page::add);
        return page;
    }

    private ObjectNode media(Request request) {
        String id = Long.toString(++ids);
        altTexts.put(id, request.getPart("description").getBody().asString());
        return attachment(id);
    }

    private ObjectNode attachment(String id) {
        return object().put("id", id)
                .put("type", "image")
                .put("url", "https://files.example/" + id)
                .put("description", altTexts.get(id));
    }

    private ObjectNode publish(JsonNode body) {
        ObjectNode status = object().put("id", Long.toString(++ids));
        status.put("url", "https://mastodon.example/@us/" + ids);
        status.put("created_at", "2026-03-01T08:00:00.000Z");
        status.put("in_reply_to_id", text(body, "in_reply_to_id"));
        status.put("language", text(body, "language"));
        status.set("account", object().put("id", US).put("acct", "us"));
        statuses.add(change(status, body));
        return status;
    }

    /** As Mastodon does: what an edit does not name is gone. */
    private ObjectNode change(ObjectNode status, JsonNode body) {
        status.put("typed", body.path("status").asString());
        status.put("content", html(body.path("status").asString()));
        status.put("spoiler_text", body.path("spoiler_text").asString(""));
        status.put("sensitive", body.path("sensitive").asBoolean(false));
        ArrayNode attached = status.putArray("media_attachments");
        // As before Mastodon 4.3: without a word about what it does not know.
        body.path("media_ids")
                .valueStream()
                .map(JsonNode::asString)
                .filter(altTexts::containsKey)
                .forEach(id -> attached.add(attachment(id)));
        return status;
    }

    /** Mastodon's formatting: escaped, linked, an address in three spans of which two are not seen. */
    static String html(String typed) {
        String linked = LINK_OR_TAG
                .matcher(typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .replaceAll(found -> found.group(2) == null ? link(found.group(1)) : tag(found.group(2)));
        return "<p>" + linked.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    private static String link(String address) {
        int cut = Math.min(30, address.length());
        return "<a href=\"https://" + address + "\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
                + "<span class=\"invisible\">https://</span><span class=\"ellipsis\">" + address.substring(0, cut)
                + "</span><span class=\"invisible\">" + address.substring(cut) + "</span></a>";
    }

    private static String tag(String word) {
        return "<a href=\"https://mastodon.example/tags/" + word + "\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                + word + "</span></a>";
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isString() ? body.path(field).asString() : null;
    }

    private static JsonNode body(Request request) {
        return MastodonServer.json(request.getBodyAsString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ResponseDefinition answer(int status, JsonNode body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body.toString())
                .build();
    }
}
