package org.vigil.watch;

import java.time.Duration;
import java.util.List;
import org.vigil.account.AccountName;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.World;

/** A world whose campaign has begun on one account, with both clocks in hand. */
final class WatchedWorld {
    static final AccountName MASTODON = new AccountName("mastodon");

    final World world;
    final FakeNetwork network;

    WatchedWorld(Database database) {
        this(database, "2026-01-11");
    }

    /** @param last the campaign's last day: once it is over, nobody watches its accounts any more */
    WatchedWorld(Database database, String last) {
        world = new World(database)
                .schedule("accounts: [x]", "accounts: [mastodon]")
                .schedule("to: 2026-01-11", "to: " + last);
        network = world.mastodon;
        world.start();
    }

    WatchedWorld watching(String setting) {
        world.edit(World.ACCOUNTS, "threads: true", "threads: true, " + setting).accept();
        return this;
    }

    /** Vigil's clock and the database's go on, and the network is visited. */
    WatchedWorld after(Duration time) {
        pass(time);
        world.node.watchman().round();
        return this;
    }

    /** Both clocks go on: what the database remembers of its own time is older by so much. */
    void pass(Duration time) {
        world.clock.advance(time);
        String ago = " - interval '" + time.toSeconds() + " seconds'";
        world.change("update account_visit set next_visit_at = next_visit_at" + ago + ", signed_in_at = signed_in_at"
                + ago + ", looked_at = looked_at" + ago + ", searched_at = searched_at" + ago);
        world.change("update account_missing set absent_since = absent_since" + ago);
        world.pastBackOff();
    }

    /** Somebody posts there, a minute later. */
    WatchedWorld post(String words) {
        pass(Duration.ofMinutes(1));
        network.postedByAnother("mastodon", new Part(words, List.of(), "en", null, Visibility.PUBLIC));
        return this;
    }

    /** Works at the next slot. */
    WatchedWorld slot() {
        world.node.loop().drain();
        return this;
    }

    String paused() {
        return states().paused(MASTODON).map(AccountState.Pause::why).orElse("");
    }

    AccountStates states() {
        return new AccountStates(world.database);
    }

    List<Alarm> alarms() {
        return new Alarms(world.database.jdbc())
                .open(MASTODON).stream().map(Alarms.Open::alarm).toList();
    }

    List<Alarm.Kind> kinds() {
        return alarms().stream().map(Alarm::kind).toList();
    }
}
