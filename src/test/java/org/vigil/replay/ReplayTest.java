package org.vigil.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.delivery.Delivery;
import org.vigil.node.Node;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class ReplayTest implements Replay.Listener {
    private final World world;
    private final List<String> heard = new ArrayList<>();

    ReplayTest(Database database) {
        world = new World(database);
    }

    @Override
    public void begins(Campaign campaign, int slots) {
        heard.add(campaign.id() + " " + slots);
    }

    @Override
    public void slot(Campaign campaign, LocalDate date, List<Delivery> published) {
        published.forEach(each -> heard.add(date + " " + each.profile() + " " + each.day()));
    }

    @Override
    public void withdrawn(Campaign campaign, LocalDate date, List<Delivery> withdrawn) {
        withdrawn.forEach(each -> heard.add(date + " " + each.profile() + ": " + each.why()));
    }

    @Test
    void whoIsFreedFallsOutOnThatDayAndTheNextTakesTheSlot() {
        world.schedule("zone: Europe/London", "zone: Europe/London\nfrom: 2026-01-05")
                .schedule("to: 2026-01-11", "to: 2026-01-11\nrounds: 1")
                .schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [box]")
                .schedule("[anna, bela, cara]", "[anna, cara, dana, emil, fay, bela, gus]")
                .prisoner("emil", "2025-02-01")
                .prisoner("fay", "2025-02-02")
                .prisoner("gus", "2025-02-03")
                .release("bela", "2026-01-06");
        world.put(
                "schedules/after.yaml",
                world.text(World.CAMPAIGN)
                        .replace("campaign: vigil", "campaign: after")
                        .replace("2026-01-05", "2026-03-09")
                        .replace("2026-01-11", "2026-03-10"));
        world.secret("box", "");
        ReplayClock clock = new ReplayClock();
        Node node = Node.over(world.database, clock, java.nio.file.Path.of("target", "worlds"), Map.of());
        Replay replay = new Replay(node, clock, world.tree(), this);

        Tally tally = replay.run();

        assertThat(heard)
                .containsExactly(
                        "vigil 7",
                        "2026-01-05 anna 1",
                        "2026-01-06 bela: released on 6 January 2026 (acquitted)",
                        "2026-01-06 cara 2",
                        "2026-01-07 dana 3",
                        "2026-01-08 emil 4",
                        "2026-01-09 fay 5",
                        "2026-01-10 gus 6",
                        "after 2",
                        "2026-03-09 anna 1",
                        "2026-03-10 cara 2");
        assertThat(tally.published()).isEqualTo(8);
        assertThat(tally.withdrawn()).isEqualTo(1);
        assertThat(tally.deliveries()).isEqualTo(9);
        assertThat(tally.duplicates()).isZero();
        assertThat(tally.simulated()).isTrue();
    }
}
