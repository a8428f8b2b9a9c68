package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A PDS played by WireMock: signs in with one password, gives each refresh token out for one use, and keeps records as a
 * real one does. What a test stubs comes before it.
 */
final class BlueskyServer implements AutoCloseable {
    static final String PASSWORD = "abcd-efgh-ijkl-mnop";
    static final String DID = "did:plc:ours";
    static final String CREATE_SESSION = "/xrpc/com.atproto.server.createSession";
    static final String REFRESH_SESSION = "/xrpc/com.atproto.server.refreshSession";
    static final String PUT_RECORD = "/xrpc/com.atproto.repo.putRecord";
    static final String GET_RECORD = "/xrpc/com.atproto.repo.getRecord";
    static final String LIST_RECORDS = "/xrpc/com.atproto.repo.listRecords";
    static final String DELETE_RECORD = "/xrpc/com.atproto.repo.deleteRecord";
    static final String UPLOAD_BLOB = "/xrpc/com.atproto.repo.uploadBlob";
    static final String GET_POSTS = "/xrpc/app.bsky.feed.getPosts";

    final WireMockServer wire = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().extensions(new Pds()));

    private final Map<String, JsonNode> records = new LinkedHashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Set<String> blobs = new HashSet<>();
    private final Set<String> loses = ConcurrentHashMap.newKeySet();
    private int sessions;
    private int uploads;
    private int pageSize;
    private Runnable afterPage = () -> {};

    BlueskyServer() {
        wire.start();
    }

    /** The next request of that path is carried out, and its answer is lost. */
    void loseNextAnswerTo(String path) {
        loses.add(path);
    }

    /** As on the first day. */
    synchronized void reset() {
        wire.resetAll();
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withTransformers("pds")));
        records.clear();
        refreshTokens.clear();
        blobs.clear();
        sessions = 0;
        uploads = 0;
        pageSize = 100;
        afterPage = () -> {};
    }

    static ResponseDefinitionBuilder error(int status, String name) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"error\":\"" + name + "\",\"message\":\"It is " + name + "\"}");
    }

    /** From now on a page holds no more, whatever it was asked for. */
    synchronized void pageSize(int most) {
        pageSize = most;
    }

    /** Runs whenever a page was given. */
    synchronized void afterPage(Runnable doing) {
        afterPage = doing;
    }

    /** Another program stores a record on the account. */
    synchronized void store(String collection, String key, String json) {
        records.put(collection + "/" + key, json(json));
    }

    /** What stands under a key; a missing node where nothing does. */
    synchronized JsonNode stored(String collection, String key) {
        JsonNode record = records.get(collection + "/" + key);
        return record == null ? MissingNode.getInstance() : record;
    }

    /** A post by another program. */
    void post(String key, String text, String createdAt) {
        store(
                BlueskyPost.COLLECTION,
                key,
                "{\"$type\":\"app.bsky.feed.post\",\"text\":\"" + text + "\",\"createdAt\":\"" + createdAt + "\"}");
    }

    /** What was uploaded and no post shows is thrown away. */
    synchronized void throwBlobsAway() {
        blobs.clear();
    }

    /** No sign-in that was granted serves any more. */
    synchronized void revokeAll() {
        refreshTokens.clear();
    }

    /** The records of a collection, oldest first. */
    synchronized List<JsonNode> records(String collection) {
        return records.entrySet().stream()
                .filter(record -> record.getKey().startsWith(collection + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What stands there, oldest first. */
    synchronized List<Received> received() {
        return records.entrySet().stream()
                .filter(record -> record.getKey().startsWith(BlueskyPost.COLLECTION))
                .map(record -> received(record.getValue()))
                .toList();
    }

    int posts() {
        return count(PUT_RECORD);
    }

    int count(String path) {
        return wire.findAll(postRequestedFor(urlEqualTo(path))).size();
    }

    int reads(String path) {
        return wire.findAll(getRequestedFor(urlPathEqualTo(path))).size();
    }

    private static Received received(JsonNode record) {
        return new Received(
                record.path("text").asString(),
                Optional.of(record.path("reply").path("parent").path("uri"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .orElse(null),
                record.path("embed")
                        .path("images")
                        .valueStream()
                        .map(image -> image.path("alt").asString())
                        .toList());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        wire.stop();
    }

    private synchronized ResponseDefinitionBuilder answer(Request request) {
        String path = request.getUrl().split("\\?", 2)[0];
        String token = Optional.ofNullable(request.getHeader("Authorization"))
                .orElse("")
                .replace("Bearer ", "");
        return switch (path) {
            case CREATE_SESSION -> created(json(request.getBodyAsString()));
            case REFRESH_SESSION -> refreshTokens.remove(token) ? granted() : error(400, "ExpiredToken");
            default -> token.matches("access-[0-9]+") ? signedIn(path, request) : error(401, "AuthMissing");
        };
    }

    private ResponseDefinitionBuilder created(JsonNode given) {
        boolean ours = given.path("identifier").asString("").equals("ours.example")
                && given.path("password").asString("").equals(PASSWORD);
        return ours ? granted() : error(401, "AuthenticationRequired");
    }

    private ResponseDefinitionBuilder granted() {
        int number = ++sessions;
        refreshTokens.add("refresh-" + number);
        return okJson("{\"did\":\"" + DID + "\",\"handle\":\"ours.example\",\"accessJwt\":\"access-" + number
                + "\",\"refreshJwt\":\"refresh-" + number + "\",\"active\":true}");
    }

    private ResponseDefinitionBuilder signedIn(String path, Request request) {
        return switch (path) {
            case PUT_RECORD -> put(json(request.getBodyAsString()));
            case DELETE_RECORD -> delete(json(request.getBodyAsString()));
            case GET_RECORD -> get(query(request, "collection") + "/" + query(request, "rkey"));
            case LIST_RECORDS -> page(request);
            case UPLOAD_BLOB -> upload(request.getBody().length);
            default -> error(501, "MethodNotImplemented");
        };
    }

    private ResponseDefinitionBuilder put(JsonNode asked) {
        String key = key(asked);
        if (records.containsKey(key)
                && !asked.path("swapRecord")
                        .asString("")
                        .equals(record(key).path("cid").asString())) {
            return error(400, "InvalidSwap");
        }
        boolean known = asked.path("record")
                .path("embed")
                .path("images")
                .valueStream()
                .allMatch(image -> blobs.contains(
                        image.path("image").path("ref").path("$link").asString()));
        if (!known) {
            return error(400, "BlobNotFound");
        }
        records.put(key, asked.path("record"));
        return okJson(record(key).toString());
    }

    private ResponseDefinitionBuilder delete(JsonNode asked) {
        return okJson(records.remove(key(asked)) == null ? "{}" : "{\"commit\":{\"cid\":\"bafy\",\"rev\":\"3l\"}}");
    }

    private static String key(JsonNode asked) {
        return asked.path("collection").asString() + "/" + asked.path("rkey").asString();
    }

    private ResponseDefinitionBuilder get(String key) {
        return records.containsKey(key) ? okJson(record(key).toString()) : error(400, "RecordNotFound");
    }

    private ObjectNode record(String key) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("uri", "at://" + DID + "/" + key);
        // A version of its own for each content; posts are never changed.
        String version =
                key.startsWith(BlueskyPost.COLLECTION) ? "" : Integer.toHexString(Objects.hashCode(records.get(key)));
        record.put("cid", "bafy-" + key.replaceFirst(".*/", "") + version);
        record.set("value", records.get(key));
        return record;
    }

    /** By key, the highest first; a page that has something names where the next begins, even where nothing follows. */
    private ResponseDefinitionBuilder page(Request request) {
        String collection = query(request, "collection") + "/";
        String cursor = query(request, "cursor");
        int most = Math.min(pageSize, Integer.parseInt(query(request, "limit")));
        List<String> keys = new TreeMap<>(records)
                .descendingKeySet().stream()
                        .filter(key -> key.startsWith(collection))
                        .filter(key -> cursor.isEmpty() || key.compareTo(collection + cursor) < 0)
                        .limit(most)
                        .toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode all = page.putArray("records");
        keys.forEach(key -> all.add(record(key)));
        if (!keys.isEmpty()) {
            page.put("cursor", keys.getLast().substring(collection.length()));
        }
        afterPage.run();
        return okJson(page.toString());
    }

    private ResponseDefinitionBuilder upload(int size) {
        String cid = "bafkimage" + ++uploads;
        blobs.add(cid);
        return okJson("{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"" + cid
                + "\"},\"mimeType\":\"image/png\",\"size\":" + size + "}}");
    }

    private static String query(Request request, String name) {
        var parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : "";
    }

    private final class Pds implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            ResponseDefinition answer = answer(event.getRequest()).build();
            return loses.remove(event.getRequest().getUrl())
                    ? aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build()
                    : answer;
        }

        @Override
        public String getName() {
            return "pds";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
