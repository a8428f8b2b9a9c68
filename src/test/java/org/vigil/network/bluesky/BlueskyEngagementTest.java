package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.Credentials;
import org.vigil.network.FollowersReading;
import org.vigil.network.Login;
import org.vigil.network.PlayedEngagementContract;
import org.vigil.network.RateMeter;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.Session;

class BlueskyEngagementTest extends PlayedEngagementContract {
    private static final Map<String, String> NAMES = Map.of(
            "likes", "likeCount",
            "reposts", "repostCount",
            "replies", "replyCount",
            "quotes", "quoteCount");
    private static final String US = "did:plc:ours";

    /** Posts that the AppView does not tell of, and the server has. */
    private final Set<String> hidden = new java.util.HashSet<>();

    private boolean closed;
    private boolean noAppView;
    private boolean tooLong;
    private boolean stale;
    private @Nullable Session session;

    @Override
    protected Session session() {
        if (session == null) {
            Credentials credentials = new Credentials(Map.of("handle", "ours.example", "app_password", "abcd"));
            session = new BlueskyConnector(call(), InstantSource.fixed(NOW))
                    .open(new Login("ours", address(), null, credentials), RateMeter.IGNORED);
        }
        return session;
    }

    @Override
    protected String id(int number) {
        return "at://" + US + "/app.bsky.feed.post/3k" + number;
    }

    @Override
    protected int atOnce() {
        return 25;
    }

    @Override
    protected Set<String> told() {
        return NAMES.keySet();
    }

    @Override
    protected boolean signsIn(Question question) {
        return question.path().startsWith("/xrpc/com.atproto.server");
    }

    /** Signed in already, so that the contract counts what it is about. */
    @Override
    protected int requests() {
        session().idAt(java.net.URI.create("https://bsky.app/"));
        return super.requests();
    }

    @Override
    protected Answer answer(Question question) {
        return switch (question.path()) {
            case "/xrpc/com.atproto.server.createSession", "/xrpc/com.atproto.server.refreshSession" ->
                new Answer(
                        200,
                        "{\"did\":\"" + US + "\",\"handle\":\"ours.example\",\"accessJwt\":\"access-token-"
                                + requestsSoFar() + "\",\"refreshJwt\":\"refresh-token-" + requestsSoFar() + "\"}");
            case "/xrpc/app.bsky.feed.getPosts" ->
                stale ? stale() : appView(posts(question.query().getOrDefault("uris", List.of())));
            case "/xrpc/app.bsky.actor.getProfile" ->
                appView("{\"did\":\"" + US + "\",\"followersCount\":" + followers + "}");
            case "/xrpc/app.bsky.feed.getPostThread" -> thread(question);
            case "/xrpc/com.atproto.repo.getRecord" -> record(question);
            case "/xrpc/com.atproto.repo.listRecords" ->
                closed ? new Answer(400, "{\"error\":\"RepoNotFound\"}") : new Answer(200, "{\"records\":[]}");
            default -> new Answer(501, "{\"error\":\"MethodNotImplemented\"}");
        };
    }

    private int requestsSoFar() {
        return super.requests();
    }

    private Answer stale() {
        stale = false;
        return new Answer(400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}");
    }

    private Answer appView(String body) {
        return noAppView ? new Answer(502, "{\"error\":\"UpstreamFailure\"}") : new Answer(200, body);
    }

    private String posts(List<String> uris) {
        return uris.stream()
                .filter(this::stands)
                .filter(uri -> !hidden.contains(uri))
                .map(uri -> {
                    String counts = fields(uri, NAMES);
                    return "{\"uri\":\"" + uri + "\"" + (counts.isEmpty() ? "" : "," + counts) + "}";
                })
                .collect(Collectors.joining(",", "{\"posts\":[", "]}"));
    }

    private Answer record(Question question) {
        String uri = "at://" + US + "/app.bsky.feed.post/" + question.first("rkey");
        return stands(uri)
                ? new Answer(200, "{\"uri\":\"" + uri + "\",\"cid\":\"bafy\",\"value\":{\"text\":\"\"}}")
                : new Answer(400, "{\"error\":\"RecordNotFound\",\"message\":\"Could not locate record\"}");
    }

    /** The second answer answers the first one, and so on, as deep as was asked for; then the next begins at the top. */
    private Answer thread(Question question) {
        int deep = Integer.parseInt(question.first("depth"));
        if (tooLong && deep > 1) {
            return new Answer(200, "{\"thread\":{\"post\":\"" + "a".repeat(2_000_000) + "\"}}");
        }
        StringBuilder top = new StringBuilder();
        List<Said> all = replies.getOrDefault(question.first("uri"), List.of());
        for (int from = 0; from < all.size(); from += deep) {
            String nested = "";
            for (Said said :
                    all.subList(from, Math.min(all.size(), from + deep)).reversed()) {
                nested = "{\"post\":" + post(said, "did:plc:stranger") + ",\"replies\":[" + nested + "]}";
            }
            top.append(top.isEmpty() ? "" : ",").append(nested);
        }
        Said own = new Said(id(900), "the second part", "en", NOW);
        return new Answer(
                200,
                "{\"thread\":{\"post\":{\"uri\":\"" + question.first("uri") + "\"},\"replies\":["
                        + "{\"$type\":\"app.bsky.feed.defs#notFoundPost\",\"uri\":\"at://x/y/z\",\"notFound\":true},"
                        + "{\"post\":" + post(own, US) + "}" + (top.isEmpty() ? "" : "," + top) + "]}}");
    }

    private static String post(Said said, String author) {
        return "{\"uri\":\"" + said.remoteId() + "\",\"author\":{\"did\":\"" + author
                + "\",\"handle\":\"stranger.example\"},\"indexedAt\":\"" + said.at() + "\",\"record\":{\"text\":"
                + quoted(said.text()) + ",\"createdAt\":\"1999-01-01T00:00:00Z\""
                + (said.language() == null ? "" : ",\"langs\":[\"" + said.language() + "\"]") + "}}";
    }

    /** One address that is none would make the server refuse all of them. */
    @Test
    void asksForAPostOfWhichAPersonGaveTheKeyByItsWholeAddress() {
        counted(id(1), Map.of("likes", "3"));
        assertThat(session().counts(List.of("3k1", "no post at all")).counts())
                .isEqualTo(Map.of("3k1", new Counts(3L, null, null, null, null, null)));
    }

    /** It may be taken down there, or not have arrived yet. */
    @Test
    void whatTheAppViewLeavesOutIsNotGoneWhileTheServerHasIt() {
        counted(id(1), Map.of("likes", "3"));
        counted(id(2), Map.of("likes", "3"));
        hidden.add(id(2));
        CountsReading reading = session().counts(List.of(id(1), id(2)));
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.counts()).containsOnlyKeys(id(1));
        assertThat(reading.failure()).isNull();
    }

    @Test
    void aServerThatHasClosedTheAccountSaysNothingOfItsPosts() {
        counted(id(1), Map.of("likes", "3"));
        deleted(id(1));
        closed = true;
        assertThat(session().counts(List.of(id(1))).gone()).isEmpty();
    }

    @Test
    void theServerIsAskedAboutOnePostAReadingAndInTheEndAboutAll() {
        for (int number = 1; number <= 4; number++) {
            counted(id(number), Map.of("likes", "3"));
        }
        hidden.add(id(2));
        deleted(id(3));
        deleted(id(4));
        Set<String> gone = new java.util.HashSet<>();
        for (int round = 0; round < 3; round++) {
            CountsReading reading = session().counts(List.of(id(1), id(2), id(3), id(4)));
            assertThat(reading.gone().size()).isLessThanOrEqualTo(1);
            gone.addAll(reading.gone());
        }
        assertThat(gone).containsExactlyInAnyOrder(id(3), id(4));
    }

    @Test
    void aServerWithoutAnAppViewTellsNothingAndSaysSo() {
        counted(id(1), Map.of("likes", "3"));
        noAppView = true;
        CountsReading reading = session().counts(List.of(id(1)));
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.failure()).contains("502");
        assertThat(session().followers())
                .isInstanceOfSatisfying(
                        FollowersReading.Failed.class,
                        failed -> assertThat(failed.reason()).contains("502"));
    }

    @Test
    void aSignInThatIsRefreshedOnTheWayIsCountedWithTheReading() {
        counted(id(1), Map.of("likes", "3"));
        requests();
        stale = true;
        CountsReading reading = session().counts(List.of(id(1)));
        assertThat(reading.counts()).containsOnlyKeys(id(1));
        assertThat(reading.requests()).as("asked, refreshed, asked again").isEqualTo(3);
    }

    @Test
    void ofAThreadThatIsTooLongToBeReadTheFirstLevelIsAskedFor() {
        tooLong = true;
        Said said = new Said(id(1001), "hello", "en", NOW);
        answered(id(1), List.of(said));
        RepliesReading reading = session().replies(id(1));
        assertThat(reading.said()).containsExactly(said);
        assertThat(reading.complete()).isFalse();
    }
}
