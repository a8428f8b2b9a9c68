package org.vigil.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.FollowersReading;
import org.vigil.network.PlayedEngagementContract;
import org.vigil.network.RateMeter;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.Session;

class XEngagementTest extends PlayedEngagementContract {
    private static final Map<String, String> PUBLIC = Map.of(
            "likes", "like_count",
            "reposts", "retweet_count",
            "replies", "reply_count",
            "quotes", "quote_count",
            "views", "impression_count");
    private static final String PROBLEMS = "https://api.twitter.com/2/problems/";

    /** Posts of which X says something else than that they are there, by id. */
    private final Map<String, String> problems = new java.util.HashMap<>();

    private XNames names = XNames.DOCUMENTED;
    private boolean refusesClicks;
    private @Nullable Session session;

    @Override
    protected Session session() {
        if (session == null) {
            session = OpenX.at(address(), call(), names, RateMeter.IGNORED);
        }
        return session;
    }

    @Override
    protected String id(int number) {
        return made(NOW.minus(Duration.ofHours(1)), number);
    }

    /** As X makes them: milliseconds since its own beginning, and 22 bits of other things. */
    private static String made(Instant at, int number) {
        return Long.toString((at.toEpochMilli() - 1_288_834_974_657L << 22) + number);
    }

    private static String old(int number) {
        return made(NOW.minus(Duration.ofDays(31)), number);
    }

    @Override
    protected int atOnce() {
        return 100;
    }

    @Override
    protected Set<String> told() {
        return Set.of("likes", "reposts", "replies", "quotes", "views", "clicks");
    }

    @Override
    protected Answer answer(Question question) {
        return switch (question.path()) {
            case "/2/tweets" -> tweets(question);
            case "/2/users/me" ->
                new Answer(
                        200,
                        "{\"data\":{\"id\":\"12345\",\"username\":\"ours\",\"public_metrics\":{\"followers_count\":"
                                + followers + ",\"following_count\":3}}}");
            case "/2/tweets/search/recent" -> search(question);
            default -> new Answer(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\",\"status\":404}");
        };
    }

    private Answer tweets(Question question) {
        boolean clicks = Stream.of("tweet.fields", "post.fields")
                .anyMatch(name -> question.first(name).contains("non_public_metrics"));
        if (clicks && refusesClicks) {
            return new Answer(
                    400,
                    "{\"errors\":[{\"message\":\"The `tweet.fields` query parameter value is not one of […]\"}],"
                            + "\"title\":\"Invalid Request\",\"type\":\"" + PROBLEMS + "invalid-request\"}");
        }
        List<String> data = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (String id : question.first("ids").split(",")) {
            if (problems.containsKey(id)) {
                errors.add(problems.get(id));
            } else if (!stands(id)) {
                errors.add(problem(id, "Not Found Error", "resource-not-found"));
            } else if (clicks && !XIds.isNewerThan(NOW.minus(Duration.ofDays(30)), id)) {
                errors.add(problem(id, "Field Authorization Error", "not-authorized-for-field"));
            } else {
                data.add("{\"id\":\"" + id + "\",\"public_metrics\":{" + fields(id, PUBLIC) + "}"
                        + (clicks
                                ? ",\"non_public_metrics\":{" + fields(id, Map.of("clicks", "url_link_clicks")) + "}"
                                : "")
                        + "}");
            }
        }
        return new Answer(
                200,
                "{"
                        + Stream.of(list("data", data), list("errors", errors))
                                .filter(list -> !list.isEmpty())
                                .collect(Collectors.joining(","))
                        + "}");
    }

    private static String list(String name, List<String> members) {
        return members.isEmpty() ? "" : "\"" + name + "\":[" + String.join(",", members) + "]";
    }

    private static String problem(String id, String title, String type) {
        return "{\"resource_id\":\"" + id + "\",\"value\":\"" + id + "\",\"parameter\":\"ids\",\"title\":\"" + title
                + "\",\"type\":\"" + PROBLEMS + type + "\",\"detail\":\"Could not tell of " + id + "\"}";
    }

    /** A hundred at a time; what the account itself said is not asked for. */
    private Answer search(Question question) {
        String query = question.first("query");
        List<Said> all =
                replies.getOrDefault(query.replaceFirst("conversation_id:([0-9]+) -from:12345", "$1"), List.of());
        int from = question.first("next_token").isEmpty() ? 0 : Integer.parseInt(question.first("next_token"));
        int to = Math.min(all.size(), from + Integer.parseInt(question.first("max_results")));
        String data = all.subList(from, to).stream().map(XEngagementTest::told).collect(Collectors.joining(","));
        return new Answer(
                200,
                "{" + (data.isEmpty() ? "" : "\"data\":[" + data + "],") + "\"meta\":{\"result_count\":" + (to - from)
                        + (to < all.size() ? ",\"next_token\":\"" + to + "\"" : "") + "}}");
    }

    private static String told(Said said) {
        String text = said.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "{\"id\":\"" + said.remoteId() + "\",\"text\":" + quoted("@ours @stranger_1 " + text)
                + ",\"lang\":\"" + (said.language() == null ? "qme" : said.language()) + "\",\"created_at\":\""
                + said.at()
                + "\",\"author_id\":\"777\"}";
    }

    @Test
    void asksForClicksWhereAllAreYoungerThanThirtyDaysAndNeverLosesAnOlderPost() {
        counted(id(1), Map.of("likes", "1", "clicks", "9"));
        counted(old(2), Map.of("likes", "2", "clicks", "9"));
        CountsReading mixed = session().counts(List.of(old(2), id(1)));
        assertThat(mixed.counts())
                .isEqualTo(Map.of(
                        id(1), new Counts(1L, null, null, null, null, null),
                        old(2), new Counts(2L, null, null, null, null, null)));
        assertThat(mixed.requests()).as("one for both").isEqualTo(1);
        assertThat(session().counts(List.of(id(1))).counts())
                .isEqualTo(Map.of(id(1), new Counts(1L, null, null, null, null, 9L)));
        assertThat(questions())
                .extracting(question -> question.first("tweet.fields"))
                .containsExactly("public_metrics", "public_metrics,non_public_metrics");
    }

    @Test
    void ofManyTheYoungestAreAskedForTogetherSoThatTheirClicksAreTold() {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            all.add(old(number));
            all.add(id(number));
        }
        all.forEach(id -> counted(id, Map.of("likes", "1", "clicks", "2")));
        CountsReading reading = session().counts(all);
        assertThat(reading.requests()).isEqualTo(2);
        assertThat(reading.counts()).hasSize(200);
        assertThat(reading.counts().values().stream().filter(counts -> counts.clicks() != null))
                .hasSize(100);
    }

    @Test
    void whoeverIsNotToldClicksIsToldTheRestAndAsksForThemNoMore() {
        refusesClicks = true;
        counted(id(1), Map.of("likes", "1", "clicks", "9"));
        for (int round = 0; round < 2; round++) {
            assertThat(session().counts(List.of(id(1))).counts())
                    .isEqualTo(Map.of(id(1), new Counts(1L, null, null, null, null, null)));
        }
        assertThat(questions()).hasSize(3);
    }

    /** Of posts of another account, say, after an account's secrets were renewed. */
    @Test
    void postsThatXLeavesOutForTheirClicksAreAskedForWithoutThem() {
        counted(id(1), Map.of("likes", "1", "clicks", "9"));
        counted(id(2), Map.of("likes", "2"));
        problems.put(id(2), problem(id(2), "Field Authorization Error", "not-authorized-for-field"));
        CountsReading reading = session().counts(List.of(id(1), id(2)));
        assertThat(reading.counts()).containsOnlyKeys(id(1));
        assertThat(reading.requests()).isEqualTo(2);
        assertThat(questions().getLast().first("ids")).isEqualTo(id(2));
        assertThat(reading.gone()).isEmpty();
    }

    /** Of a suspended author X says "Forbidden" with the type of what is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"Authorization Error/not-authorized-for-resource", "Forbidden/resource-not-found"})
    void whatXDoesNotShowIsNotGone(String problem) {
        String[] words = problem.split("/");
        problems.put(id(1), problem(id(1), words[0], words[1]));
        counted(id(2), Map.of("likes", "2"));
        CountsReading reading = session().counts(List.of(id(1), id(2)));
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.counts()).containsOnlyKeys(id(2));
        assertThat(reading.failure()).isNull();
    }

    @Test
    void namesOfTheNewSpecificationAreASetting() {
        names = XNames.SPECIFIED;
        counted(id(1), Map.of("likes", "1"));
        assertThat(session().counts(List.of(id(1))).counts()).containsOnlyKeys(id(1));
        assertThat(questions().getFirst().query()).containsOnlyKeys("ids", "post.fields");
        session().replies(id(1));
        assertThat(questions().getLast().first("post.fields")).contains("lang").contains("note_post");
    }

    @Test
    void answersAreAskedForWithoutOurOwnAndOfTheLastSevenDaysOnly() {
        String aged = made(NOW.minus(Duration.ofDays(8)), 1);
        RepliesReading reading = session().replies(aged);
        assertThat(questions().getFirst().first("query")).isEqualTo("conversation_id:" + aged + " -from:12345");
        assertThat(reading.failure()).isNull();
        assertThat(reading.complete()).isFalse();
        assertThat(session().replies("odd").failure()).contains("odd");
        assertThat(questions()).hasSize(1);
    }

    @Test
    void followersAreAskedForInOneRequest() {
        followers("17");
        assertThat(session().followers()).isEqualTo(new FollowersReading.Counted(17, "GET /2/users/me"));
        assertThat(questions()).hasSize(1);
        assertThat(questions().getFirst().first("user.fields")).isEqualTo("public_metrics");
    }
}
