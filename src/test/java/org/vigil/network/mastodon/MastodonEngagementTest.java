package org.vigil.network.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.Credentials;
import org.vigil.network.Login;
import org.vigil.network.PlayedEngagementContract;
import org.vigil.network.RateMeter;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.Session;

class MastodonEngagementTest extends PlayedEngagementContract {
    private static final Map<String, String> NAMES = Map.of(
            "likes", "favourites_count",
            "reposts", "reblogs_count",
            "replies", "replies_count",
            "quotes", "quotes_count");

    /** How the server answers to a question for many at once. */
    private enum Many {
        TOGETHER,
        NOT_FOUND,
        NOTHING,
        A_STATUS
    }

    private Many many = Many.TOGETHER;
    private boolean showsUs = true;
    private boolean renamed;
    private String hidden = "";
    private String extra = "";
    private final Set<String> stumblesOver = new HashSet<>();
    private @Nullable Session session;

    @Override
    protected Session session() {
        if (session == null) {
            Credentials credentials = new Credentials(Map.of("access_token", "right"));
            session = new MastodonConnector(call(), InstantSource.fixed(NOW), pause -> {})
                    .open(new Login("ours", address(), null, credentials), RateMeter.IGNORED);
        }
        return session;
    }

    @Override
    protected String id(int number) {
        return Long.toString(114_000_000_000_000_000L + number);
    }

    @Override
    protected int atOnce() {
        return 20;
    }

    @Override
    protected Set<String> told() {
        return NAMES.keySet();
    }

    @Override
    protected Answer answer(Question question) {
        String path = question.path();
        if (path.equals("/api/v1/accounts/verify_credentials")) {
            return showsUs
                    ? new Answer(200, "{\"id\":\"1\",\"username\":\"ours\",\"followers_count\":" + followers + "}")
                    : new Answer(502, "");
        }
        if (stumblesOver.stream()
                .anyMatch(id -> path.contains(id) || asked(question).contains(id))) {
            return new Answer(500, "<html>Something went wrong</html>");
        }
        if (path.equals("/api/v1/statuses")) {
            return together(asked(question));
        }
        String id = path.replaceFirst("/api/v1/statuses/([^/]+).*", "$1");
        if (path.endsWith("/context")) {
            return new Answer(200, "{\"ancestors\":[],\"descendants\":[" + descendants(id) + "]}");
        }
        return stands(id)
                ? new Answer(200, renamed ? status(id).replace(id, "r" + id) : status(id))
                : new Answer(404, "{\"error\":\"Record not found\"}");
    }

    private static List<String> asked(Question question) {
        return question.query().getOrDefault("id[]", List.of());
    }

    private Answer together(List<String> ids) {
        return switch (many) {
            case TOGETHER ->
                new Answer(
                        200,
                        ids.stream()
                                .filter(this::stands)
                                .filter(id -> !id.equals(hidden))
                                .map(this::status)
                                .collect(Collectors.joining(",", "[", "]")));
            case NOT_FOUND -> new Answer(404, "<html>no</html>");
            case NOTHING -> new Answer(200, "[]");
            case A_STATUS -> new Answer(200, "{\"id\":\"1\"}");
        };
    }

    private String status(String id) {
        String counts = fields(id, NAMES);
        return "{\"id\":\"" + id + "\",\"created_at\":\"no date at all\"" + (counts.isEmpty() ? "" : "," + counts)
                + "}";
    }

    private String descendants(String id) {
        String others = replies.getOrDefault(id, List.of()).stream()
                .map(said -> reply(said, "2", "public"))
                .collect(Collectors.joining(","));
        return extra.isEmpty() || others.isEmpty() ? extra + others : extra + "," + others;
    }

    private static String reply(Said said, String author, String visibility) {
        String html = said.text()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
        return "{\"id\":\"" + said.remoteId() + "\",\"created_at\":\"" + said.at() + "\",\"language\":"
                + (said.language() == null ? "null" : quoted(said.language())) + ",\"visibility\":\"" + visibility
                + "\",\"account\":{\"id\":\"" + author + "\",\"acct\":\"stranger@other.example\"},\"content\":"
                + quoted("<p><span class=\"h-card\"><a href=\"https://m.example/@ours\">@<span>ours</span></a></span> "
                        + html + "</p>")
                + "}";
    }

    @Test
    void readsTwentyAtOnce() {
        counted(id(1), Map.of("likes", "1"));
        counted(id(2), Map.of("likes", "2"));
        session().counts(List.of(id(1), id(2)));
        assertThat(questions())
                .containsExactly(new Question("/api/v1/statuses", Map.of("id[]", List.of(id(1), id(2)))));
    }

    @Test
    void readsOneByOneWhereTheServerIsOlderAndRemembersThat() {
        for (Many way : List.of(Many.NOT_FOUND, Many.A_STATUS, Many.NOTHING)) {
            many = way;
            session = null;
            counted(id(1), Map.of("likes", "3"));
            counted(id(2), Map.of("likes", "4"));
            int before = requests();
            for (int round = 0; round < 2; round++) {
                CountsReading reading = session().counts(List.of(id(1), id(2)));
                assertThat(reading.counts()).as("%s", way).hasSize(2);
                assertThat(reading.failure()).isNull();
            }
            assertThat(requests() - before).as("%s", way).isEqualTo(1 + 2 + 2);
        }
    }

    @Test
    void whatTheServerFiltersOutOfAListIsAskedForByItself() {
        counted(id(1), Map.of("likes", "3"));
        counted(id(2), Map.of("likes", "4"));
        hidden = id(2);
        CountsReading reading = session().counts(List.of(id(1), id(2)));
        assertThat(reading.counts()).containsOnlyKeys(id(1), id(2));
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.requests()).isEqualTo(2);
    }

    /** Else the oldest, which comes first, would keep all others of the account from being read for ever. */
    @Test
    void aPostOverWhichTheServerStumblesKeepsNoneOfTheOthersFromBeingRead() {
        for (int n = 1; n <= 30; n++) {
            counted(id(n), Map.of("likes", "" + n));
        }
        deleted(id(29));
        stumblesOver.add(id(1));
        CountsReading reading =
                session().counts(IntStream.rangeClosed(1, 30).mapToObj(this::id).toList());
        assertThat(reading.counts()).hasSize(28).doesNotContainKeys(id(1), id(29));
        assertThat(reading.gone()).containsExactly(id(29));
        assertThat(reading.failure()).isNotBlank();
    }

    /** It is down, and is not asked about each of a thousand posts. */
    @Test
    void whereTheServerStumblesTwiceNobodyAsksOn() {
        for (int n = 1; n <= 30; n++) {
            counted(id(n), Map.of("likes", "" + n));
            stumblesOver.add(id(n));
        }
        CountsReading reading =
                session().counts(IntStream.rangeClosed(1, 30).mapToObj(this::id).toList());
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.requests()).isEqualTo(3);
    }

    /** A proxy whose server is away says "not found" as well. */
    @Test
    void notFoundIsNotBelievedOfAServerThatDoesNotShowUsOurOwnAccount() {
        counted(id(1), Map.of("likes", "3"));
        deleted(id(1));
        showsUs = false;
        assertThat(session().counts(List.of(id(1))).gone()).isEmpty();
        showsUs = true;
        assertThat(session().counts(List.of(id(1))).gone()).containsExactly(id(1));
    }

    /** snac gives an edited post another id, and knows it under both. */
    @Test
    void aPostIsKnownByTheIdUnderWhichItWasAskedFor() {
        renamed = true;
        counted(id(1), Map.of("likes", "3"));
        assertThat(session().counts(List.of(id(1))).counts())
                .isEqualTo(Map.of(id(1), new Counts(3L, null, null, null, null, null)));
    }

    @Test
    void ourOwnAnswersAndLettersToUsAreLeftOut() {
        Said own = new Said(id(201), "the second part", "en", NOW);
        Said letter = new Said(id(202), "please keep this between us", "en", NOW);
        extra = reply(own, "1", "public") + "," + reply(letter, "2", "direct") + "," + reply(letter, "2", "private")
                + "," + reply(letter, "2", "somewhere");
        Said other = new Said(id(203), "hello", "en", NOW);
        answered(id(1), List.of(other));
        assertThat(session().replies(id(1)).said()).containsExactly(other);
    }
}
