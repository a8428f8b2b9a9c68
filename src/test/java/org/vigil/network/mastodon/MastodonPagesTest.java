package org.vigil.network.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigil.network.AnswerRows;
import org.vigil.network.Reading;
import org.vigil.network.StandingPost;

class MastodonPagesTest {
    private static final Instant START = Instant.parse("2026-02-28T23:00:00Z");

    private static MastodonStatus status(String id, int minute, String more) {
        String json = "{\"id\":\"" + id + "\",\"content\":\"<p>x</p>\",\"created_at\":\""
                + START.plusSeconds(60L * minute) + "\"" + more + "}";
        return MastodonStatus.in(AnswerRows.answer(200, json)).orElseThrow();
    }

    private static MastodonStatus status(int id) {
        return status(Integer.toString(id), id, "");
    }

    private static List<String> ids(Reading.Posts read) {
        return read.newestFirst().stream().map(StandingPost::remoteId).toList();
    }

    @Test
    void endsWithTheFirstOneThatIsKnown() {
        MastodonPages pages = new MastodonPages(Set.of("7", "5"), 100);
        assertThat(pages.before()).isEmpty();
        pages.turn(List.of(status(9), status(8)));
        assertThat(pages.goOn()).isTrue();
        assertThat(pages.before()).contains("8");
        pages.turn(List.of(status(7), status(6)));
        assertThat(pages.goOn()).isFalse();
        assertThat(ids(pages.read(true))).containsExactly("9", "8", "7");
        assertThat(pages.read(true).complete()).isTrue();
        assertThat(pages.read(false).complete()).isFalse();
    }

    @Test
    void anEmptyPageIsTheBeginning() {
        MastodonPages pages = new MastodonPages(Set.of("1"), 100);
        pages.turn(List.of(status(9)));
        pages.turn(List.of());
        assertThat(pages.goOn()).isFalse();
        assertThat(pages.read(true).complete()).isTrue();
    }

    /** Old versions of snac do so: what lies before their first page cannot be read at all. */
    @Test
    void thePageThatComesAgainAndAgainProvesNothing() {
        MastodonPages pages = new MastodonPages(Set.of("1"), 100);
        pages.turn(List.of(status(9), status(8)));
        pages.turn(List.of(status(9), status(8)));
        assertThat(pages.goOn()).isFalse();
        assertThat(ids(pages.read(true))).containsExactly("9", "8");
        assertThat(pages.read(true).complete()).isFalse();
    }

    @Test
    void aPostThatTurnsUpTwiceIsListedOnce() {
        MastodonPages pages = new MastodonPages(Set.of("6"), 100);
        pages.turn(List.of(status(9), status(8)));
        pages.turn(List.of(status(8), status(7), status(6)));
        assertThat(ids(pages.read(true))).containsExactly("9", "8", "7", "6");
        assertThat(pages.read(true).complete()).isTrue();
    }

    /** Else a pinned post of last year would end the reading before today's. */
    @Test
    void aPinnedPostThatStandsFirstProvesNothing() {
        MastodonPages pages = new MastodonPages(Set.of("2"), 100);
        pages.turn(List.of(status(2), status(9), status(8)));
        assertThat(pages.goOn()).isFalse();
        assertThat(pages.read(true).complete()).isFalse();
    }

    @Test
    void aPinnedPostInItsPlaceIsOneOfThem() {
        MastodonPages pages = new MastodonPages(Set.of("8"), 100);
        pages.turn(List.of(status("9", 9, ",\"pinned\":true"), status(8)));
        assertThat(ids(pages.read(true))).containsExactly("9", "8");
        assertThat(pages.read(true).complete()).isTrue();
    }

    /** Mastodon orders by id, whose length counts first; snac by time, and its ids are no order within a second. */
    @Test
    void eitherOrderWillDo() {
        MastodonPages byId = new MastodonPages(Set.of("99"), 100);
        byId.turn(List.of(status("101", 1, ""), status("100", 2, ""), status("99", 0, "")));
        assertThat(byId.read(true).complete()).isTrue();
        MastodonPages byTime = new MastodonPages(Set.of("1b"), 100);
        byTime.turn(List.of(status("1a", 2, ""), status("1f", 2, ""), status("1b", 1, "")));
        assertThat(byTime.read(true).complete()).isTrue();
        MastodonPages neither = new MastodonPages(Set.of("1b"), 100);
        neither.turn(List.of(status("1a", 2, ""), status("1f", 3, ""), status("1b", 1, "")));
        assertThat(neither.read(true).complete()).isFalse();
    }

    @Test
    void theOrderHoldsFromPageToPage() {
        MastodonPages pages = new MastodonPages(Set.of("5"), 100);
        pages.turn(List.of(status(7), status(6)));
        pages.turn(List.of(status(9), status(5)));
        assertThat(pages.read(true).complete()).isFalse();
    }

    @Test
    void whatIsOnlyPassedOnIsLeftOutAndCountsForPaging() {
        MastodonPages pages = new MastodonPages(Set.of("5"), 100);
        pages.turn(List.of(status(9), status("8", 8, ",\"reblog\":{\"id\":\"3\"}")));
        assertThat(pages.before()).contains("8");
        // snac's way to say that we passed on a post of our own.
        pages.turn(List.of(status("7", 7, ",\"reblog\":{\"id\":\"7\"}"), status(5)));
        assertThat(ids(pages.read(true))).containsExactly("9", "7", "5");
    }

    @Test
    void endsAfterSoManyAndIsThenNotComplete() {
        MastodonPages pages = new MastodonPages(Set.of("1"), 2);
        pages.turn(List.of(status(9), status(8), status(7)));
        assertThat(pages.goOn()).isFalse();
        assertThat(ids(pages.read(true))).containsExactly("9", "8");
        assertThat(pages.read(true).complete()).isFalse();
    }

    @Test
    void theLastOfSoManyMayBeTheOne() {
        MastodonPages pages = new MastodonPages(Set.of("8"), 2);
        pages.turn(List.of(status(9), status(8), status(7)));
        assertThat(pages.read(true).complete()).isTrue();
    }

    @Test
    void anAccountThatOnlyPassesOnComesToAnEnd() {
        MastodonPages pages = new MastodonPages(Set.of(), 100);
        IntStream.iterate(100_000, id -> id - 1)
                .takeWhile(id -> pages.goOn())
                .forEach(id -> pages.turn(List.of(status(Integer.toString(id), 9, ",\"reblog\":{\"id\":\"3\"}"))));
        assertThat(pages.read(true)).isEqualTo(new Reading.Posts(List.of(), false));
    }
}
