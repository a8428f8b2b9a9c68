package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class UncertainTest {
    private static final URI WHERE = URI.create("https://x.example/us/status/77");

    private final World world;
    private final Uncertain uncertain;

    UncertainTest(Database database) {
        world = new World(database);
        uncertain = new Uncertain(database, world.clock);
        world.start();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
    }

    @Test
    void listsWhatMayStandThereWithItsWords() {
        assertThat(uncertain.list()).extracting(Delivery::id).containsExactly(id());
        assertThat(uncertain.words(id()))
                .hasValueSatisfying(words -> assertThat(words).contains("Anna"));
    }

    @Test
    void whatAPersonHasSeenIsPublishedAndNeverSentAgain() {
        assertThat(uncertain.itIsThere(id(), WHERE, "Ada")).isTrue();
        world.after(Duration.ofHours(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().url()).isEqualTo(WHERE.toString());
        assertThat(world.x.calls()).isEqualTo(1);
        assertThat(world.database
                        .jdbc()
                        .sql("select remote_id from attempt where outcome = 'published'")
                        .query((row, n) -> row.getString("remote_id"))
                        .list())
                .containsExactly("77");
    }

    @Test
    void whatAPersonDidNotFindGoesOutOnceWithTheSameWords() {
        assertThat(uncertain.sendAgain(id(), "Ada")).isTrue();
        world.after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.calls()).isEqualTo(2);
        assertThat(world.database
                        .jdbc()
                        .sql("select count(distinct text) from attempt")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void afterTheLateWindowItIsMissedAndNotSent() {
        uncertain.sendAgain(id(), "Ada");
        world.after(Duration.ofHours(7));
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(world.x.calls()).isEqualTo(1);
    }

    @Test
    void whatIsNotUncertainCannotBeSettled() {
        uncertain.itIsThere(id(), WHERE, "Ada");
        assertThat(uncertain.sendAgain(id(), "Ada")).isFalse();
        assertThat(uncertain.itIsThere(999, WHERE, "Ada")).isFalse();
    }

    private long id() {
        return world.first().id();
    }
}
