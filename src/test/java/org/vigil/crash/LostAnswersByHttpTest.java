package org.vigil.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.LedgerServer.Repeats;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * Two hundred posts by the real adapter to a server that takes each post and breaks off, or never begins, three of ten
 * answers: none stands twice, none is lost, none is called failed that stands, and nobody has to be asked.
 */
class LostAnswersByHttpTest {
    private static final int ACCOUNTS = 10;
    private static final int SLOTS = 20;
    private static final int POSTS = ACCOUNTS * SLOTS;
    private static final int AT_ONCE = 4;
    private static final int MINUTES = 90;

    @ParameterizedTest
    @EnumSource(Repeats.class)
    void noneTwiceNoneLostNoneWronglyFailed(Repeats repeats) throws Exception {
        long begun = System.nanoTime();
        try (Database database = TestDatabase.create()) {
            World world = new World(database);
            try (LedgerServer server = new LedgerServer(repeats, new Random(2026), world.clock)) {
                server.loseAnswers(0.3);
                Node node = started(world, server);
                world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofHours(2)));
                drain(node);
                long lost = world.count("attempt where outcome = 'unknown'");
                int minutes = settle(world, node);
                Balance balance = Balance.of(database, List.of(server.ledger()));
                System.out.printf(
                        Locale.ROOT,
                        "== lost answers, repeats %s: posts %d, answers lost %d, duplicates %d, lost %d, wrongly failed %d,"
                                + " uncertain %d, requests beyond one for an attempt %d; questions %d, settled after %d min,"
                                + " seconds %d%n",
                        repeats,
                        POSTS,
                        lost,
                        balance.duplicates(),
                        balance.lost(),
                        balance.wronglyFailed(),
                        balance.in("uncertain"),
                        balance.sentAgain(),
                        world.count("asking"),
                        minutes,
                        TwoNodes.since(begun).toSeconds());
                assertThat(balance.faults()).isEmpty();
                assertThat(lost).as("answers lost").isBetween(POSTS / 4L, POSTS * 4 / 10L);
                assertThat(balance.states()).containsExactly(Map.entry("published", (long) POSTS));
                assertThat(server.ledger().entries()).hasSize(POSTS);
                assertThat(world.count("attempt")).as("attempts").isEqualTo(POSTS);
            }
        }
    }

    /** The files in force, the campaign started, over the networks that there are instead of the fakes. */
    private static Node started(World world, LedgerServer server) {
        IntStream.range(0, SLOTS).forEach(i -> world.prisoner("p" + i, "2025-01-01"));
        world.put(
                        World.ACCOUNTS,
                        "accounts:\n"
                                + accounts()
                                        .map(name ->
                                                "  - { name: %s, network: mastodon, server: \"%s\", language: en }%n"
                                                        .formatted(name, server.uri()))
                                        .collect(Collectors.joining()))
                .schedule("slots: [{ id: morning, at: \"09:00\" }]", "slots: [" + slots() + "]")
                .schedule("[anna, bela, cara]", "[" + people() + "]")
                .schedule("to: 2026-01-11", "to: 2026-01-05")
                .schedule("accounts: [x]", "accounts: [" + accounts().collect(Collectors.joining(", ")) + "]");
        AccountSecrets secrets = new AccountSecrets(world.database, KeyFile.of(world.folder(), Map.of()));
        accounts().forEach(name -> {
            secrets.put(new AccountName(name), Map.of("access_token", "token-of-" + name));
            server.account(name, "token-of-" + name);
        });
        Node node = Node.over(
                world.database,
                world.clock,
                world.folder(),
                Map.of("VIGIL_CATCH_UP", "0s", "VIGIL_INWARD_SERVERS", "allowed"));
        world.accept();
        node.desk().start(World.VIGIL, "Tester");
        return node;
    }

    private static Stream<String> accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(i -> "account-" + i);
    }

    private static String slots() {
        return IntStream.range(0, SLOTS)
                .mapToObj(i -> String.format(Locale.ROOT, "{ id: s%d, at: \"09:%02d\" }", i, i))
                .collect(Collectors.joining(", "));
    }

    private static String people() {
        return IntStream.range(0, SLOTS).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
    }

    /** As the workers of a process do it, several at once. */
    private static void drain(Node node) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(threads.submit(() -> node.loop().drain()));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        }
    }

    /** @return after how many minutes on all clocks nothing is open any more */
    private static int settle(World world, Node node) throws Exception {
        int minute = 0;
        while (minute < MINUTES && world.count("delivery where state not in ('published', 'uncertain')") > 0) {
            minute++;
            world.databaseGoesOn(Duration.ofMinutes(1));
            world.clock.set(world.clock.instant().plus(Duration.ofMinutes(1)));
            drain(node);
        }
        return minute;
    }
}
