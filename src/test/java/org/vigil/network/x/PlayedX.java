package org.vigil.network.x;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What stands on one account of X, and how X tells of it: in pages, with its own short links, under old and new names. */
final class PlayedX {
    static final String ACCOUNT = "12345";

    private static final long FIRST_ID = 1_900_000_000_000_000_000L;
    private static final String PROBLEMS = "https://api.x.com/2/problems/";

    private record Post(long id, String text, @Nullable String answers, List<String> media) {}

    private final NavigableMap<Long, Post> posts = new ConcurrentSkipListMap<>();
    private final Set<String> reposts = ConcurrentHashMap.newKeySet();
    private final Map<String, String> altTexts = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(FIRST_ID);

    /** How many posts were told, each of which X bills. */
    private final AtomicLong billed = new AtomicLong();

    void forget() {
        posts.clear();
        altTexts.clear();
        reposts.clear();
        billed.set(0);
        ids.set(FIRST_ID);
    }

    long billed() {
        return billed.get();
    }

    List<Received> received() {
        return posts.values().stream()
                .map(post -> new Received(
                        post.text(),
                        post.answers(),
                        post.media().stream()
                                .map(media -> altTexts.getOrDefault(media, "?"))
                                .toList()))
                .toList();
    }

    /** Puts a post there without a request. */
    String stands(String text, @Nullable String answers) {
        long id = nextId();
        posts.put(id, new Post(id, text, answers, List.of()));
        return Long.toString(id);
    }

    /** Takes a post away without a request. */
    void vanishes(String id) {
        posts.remove(Long.valueOf(id));
    }

    ResponseDefinitionBuilder answer(Request request) {
        String path = request.getUrl().replaceAll("\\?.*", "");
        String[] steps = path.split("/", -1);
        boolean get = request.getMethod().equals(RequestMethod.GET);
        return switch (path.replaceAll("(?<=.)/[0-9]+(?=/|$)", "/#")) {
            case "/2/tweets" -> get ? found(request) : taken(XServer.json(request.getBodyAsString()));
            case "/2/tweets/#" -> deleted(steps[3]);
            case "/2/users/#/tweets" -> steps[3].equals(ACCOUNT) ? page(request) : notFound(steps[3], "user");
            case "/2/users/#/retweets" ->
                reposted(
                        XServer.json(request.getBodyAsString()).path("tweet_id").asString());
            case "/2/users/#/retweets/#" -> {
                reposts.remove(steps[5]);
                yield json(200, "{\"data\":{\"retweeted\":false}}");
            }
            case "/2/users/me" ->
                json(
                        200,
                        "{\"data\":{\"id\":\"12345\",\"name\":\"Ours &amp; theirs\",\"username\":\"ours\",\"description\":\"We &lt;count&gt;\"}}");
            case "/2/media/upload/initialize" ->
                json(200, "{\"data\":{\"id\":\"" + nextId() + "\",\"expires_after_secs\":86400}}");
            case "/2/media/upload/#/append" -> new ResponseDefinitionBuilder().withStatus(204);
            case "/2/media/upload/#/finalize" -> json(200, "{\"data\":{\"id\":\"" + steps[4] + "\"}}");
            case "/2/media/metadata" -> described(XServer.json(request.getBodyAsString()));
            default -> json(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\",\"status\":404}");
        };
    }

    private ResponseDefinitionBuilder reposted(String id) {
        reposts.add(id);
        return json(200, "{\"data\":{\"rest_id\":\"" + id + "\",\"retweeted\":true}}");
    }

    /** What the account shows of others, each once. */
    Set<String> reposts() {
        return reposts;
    }

    private ResponseDefinitionBuilder taken(JsonNode body) {
        boolean known = body.path("media")
                .path("media_ids")
                .valueStream()
                .map(JsonNode::asString)
                .allMatch(altTexts::containsKey);
        if (!known) {
            return json(
                    400,
                    "{\"errors\":[{\"message\":\"Your media IDs are invalid.\"}],\"title\":\"Invalid Request\","
                            + "\"detail\":\"One or more parameters to your request was invalid.\"}");
        }
        long id = nextId();
        posts.put(
                id,
                new Post(
                        id,
                        body.path("text").asString(),
                        text(body.path("reply").path("in_reply_to_tweet_id")),
                        body.path("media")
                                .path("media_ids")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
        return json(201, "{\"data\":{\"id\":\"" + id + "\",\"text\":\"…\"}}");
    }

    private ResponseDefinitionBuilder described(JsonNode body) {
        altTexts.put(
                body.path("id").asString(),
                body.path("metadata").path("alt_text").path("text").asString());
        return json(200, "{\"data\":{\"id\":\"1\"}}");
    }

    private ResponseDefinitionBuilder deleted(String id) {
        return posts.remove(Long.valueOf(id)) == null
                ? notFound(id, "tweet")
                : json(200, "{\"data\":{\"deleted\":true}}");
    }

    private ResponseDefinitionBuilder found(Request request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (String id : parameter(request, "ids").orElse("").split(",")) {
            Optional.ofNullable(posts.get(Long.valueOf(id)))
                    .ifPresentOrElse(
                            post -> answer.withArray("data").add(told(post, request)),
                            () -> answer.withArray("errors").add(problem(id, "tweet")));
        }
        return json(200, answer.toString());
    }

    private ResponseDefinitionBuilder page(Request request) {
        int most = parameter(request, "max_results").map(Integer::valueOf).orElse(10);
        if (most < 5 || most > 100) {
            return json(400, "{\"title\":\"Invalid Request\",\"type\":\"" + PROBLEMS + "invalid-request\"}");
        }
        long since = parameter(request, "since_id").map(Long::valueOf).orElse(0L);
        long until = Stream.of("until_id", "pagination_token")
                .flatMap(name -> parameter(request, name).stream())
                .mapToLong(Long::parseLong)
                .min()
                .orElse(Long.MAX_VALUE);
        List<Post> newestFirst = new ArrayList<>(
                posts.subMap(since, false, until, false).descendingMap().values());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = answer.putObject("meta");
        List<Post> told = newestFirst.subList(0, Math.min(most, newestFirst.size()));
        meta.put("result_count", told.size());
        if (told.size() < newestFirst.size()) {
            meta.put("next_token", Long.toString(told.getLast().id()));
        }
        told.forEach(post -> answer.withArray("data").add(told(post, request)));
        return json(200, answer.toString());
    }

    private ObjectNode told(Post post, Request request) {
        billed.incrementAndGet();
        boolean renamed = parameter(request, "post.fields").isPresent();
        Set<String> asked = Set.of(Stream.of("tweet.fields", "post.fields", "expansions")
                .flatMap(name -> parameter(request, name).stream())
                .flatMap(fields -> Stream.of(fields.split(",")))
                .toArray(String[]::new));
        ToldText text = ToldText.of(post.text(), !post.media().isEmpty());
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("id", Long.toString(post.id())).put("text", text.text());
        told.putArray(renamed ? "edit_history_post_ids" : "edit_history_tweet_ids")
                .add(Long.toString(post.id()));
        if (asked.contains("created_at")) {
            told.put("created_at", at(post.id()).toString());
        }
        if (asked.contains("entities") && !text.urls().isEmpty()) {
            told.putObject("entities").set("urls", text.urls());
        }
        String references = renamed ? "referenced_posts" : "referenced_tweets";
        if (asked.contains(references) && post.answers() != null) {
            ArrayNode others = told.putArray(references);
            others.addObject().put("type", "quoted").put("id", "77");
            others.addObject().put("type", "replied_to").put("id", post.answers());
        }
        return told;
    }

    static Instant at(long id) {
        return Instant.parse("2026-03-01T08:00:00Z").plusSeconds(id % 1_000_000);
    }

    private static ResponseDefinitionBuilder notFound(String id, String kind) {
        return json(404, problem(id, kind).toString());
    }

    static ObjectNode problem(String id, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource_id", id)
                .put("value", id)
                .put("resource_type", kind)
                .put("title", "Not Found Error")
                .put("detail", "Could not find " + kind + " with id: [" + id + "].")
                .put("type", PROBLEMS + "resource-not-found");
    }

    private long nextId() {
        return ids.addAndGet(1_000);
    }

    private static Optional<String> parameter(Request request, String name) {
        return Optional.of(request.queryParameter(name))
                .filter(QueryParameter::isPresent)
                .map(QueryParameter::firstValue);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
