package org.vigil.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.delivery.Delivery;
import org.vigil.node.Node;
import org.vigil.source.SourceTree;
import org.vigil.testing.TestDatabase;

/** The sample folder of the repository, replayed. The numbers were worked out by hand from the dates in the profiles. */
@ExtendWith(TestDatabase.class)
class SampleReplayTest implements Replay.Listener {
    private final Database database;

    SampleReplayTest(Database database) {
        this.database = database;
    }

    @Override
    public void begins(Campaign campaign, int slots) {}

    @Override
    public void slot(Campaign campaign, LocalDate date, List<Delivery> published) {}

    @Override
    public void withdrawn(Campaign campaign, LocalDate date, List<Delivery> withdrawn) {}

    @Test
    void saysTheRightNumberOnEveryDayAndNothingOfThoseWhoWereFree() throws IOException {
        ReplayClock clock = new ReplayClock();
        Node node = Node.over(database, clock, Path.of("target", "worlds"), Map.of());
        Replay replay = new Replay(node, clock, SourceTree.read(Path.of("")), this);

        Tally tally = replay.run();

        assertThat(tally.duplicates()).isZero();
        assertThat(tally.campaigns()).isEqualTo(2);
        assertThat(tally.published() + tally.withdrawn()).isEqualTo(tally.deliveries());
        assertThat(tally.held() + tally.missed() + tally.refused()).isZero();
        assertThat(tally.observations()).isPositive();
        says("2015-09-01", "Day 1: Wang Yu", "54 days in custody");
        says("2015-09-02", "Day 2: Khadija Ismayilova", "271 days");
        says("2015-09-03", "Bahareh Hedayat", "2,072 days");
        anywhere("Gao Yu", "503 days");
        anywhere("Aster Yohannes", "It has been 4,291 days since her disappearance.");
        anywhere("Liu Xia", "at least 1,781 days under house arrest");
        says("2015-09-18", "Day 14: Sanaa Seif", "454 days");
        says("2015-09-24", "Day 18: Rasha Sharbaji", "490 days");
        says("2016-12-19", "Ilgar Mammadov", "1,414 days");
        assertThat(texts("true"))
                .isNotEmpty()
                .noneSatisfy(text -> assertThat(text).containsAnyOf("Ta Phong Tan", "Tạ Phong Tần", "Afiuni"));
    }

    private void says(String date, String... words) {
        assertThat(texts("d.local_date = '" + date + "'"))
                .as(date)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains(words));
    }

    private void anywhere(String name, String words) {
        assertThat(texts("a.text like '%: " + name + "%'"))
                .as(name)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains(words));
    }

    private List<String> texts(String where) {
        return database.jdbc()
                .sql("select a.text from attempt a join delivery d on d.id = a.delivery where a.part = 1 and " + where)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
