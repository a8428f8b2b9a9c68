package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.testing.Ledger;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Signed;

/**
 * What the loop delivers a second, beside a bare loop that does the least anybody could: one durable commit before the
 * request and one after it. Both post to the same server, which takes 50 ms, over as many accounts, into a PostgreSQL of
 * Vigil's own kind. No test: its name keeps it out of {@code mvn verify}. Run it with {@code mvn test
 * -Dtest=DeliveryMeasure}.
 */
class DeliveryMeasure {
    private static final Duration SERVER = Duration.ofMillis(50);
    private static final Instant MORNING = Instant.parse("2026-01-05T06:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final int CONNECTIONS = 18;

    @TempDir
    Path folder;

    @Test
    void tenThousandToAHundredAccounts() throws Exception {
        measure("10,000 deliveries to 100 accounts", 100, 100);
    }

    @Test
    void aThousandAccountsInOneSecond() throws Exception {
        measure("1,000 accounts, one delivery each", 1_000, 1);
    }

    private void measure(String what, int accounts, int slots) throws Exception {
        try (LedgerServer server =
                        new LedgerServer(LedgerServer.Repeats.HONOURED, new Random(1), InstantSource.system());
                Database database = Database.openToServe(folder, Map.of(), CONNECTIONS)) {
            IntStream.range(0, accounts).forEach(i -> server.account(account(i), "token-" + i));
            MutableClock clock = MutableClock.at(MORNING);
            Node node = Node.over(
                    database, clock, folder, Map.of("VIGIL_CATCH_UP", "0s", "VIGIL_INWARD_SERVERS", "allowed"));
            AccountSecrets secrets = new AccountSecrets(database, KeyFile.of(folder, Map.of()));
            IntStream.range(0, accounts)
                    .forEach(i -> secrets.put(new AccountName(account(i)), Map.of("access_token", "token-" + i)));
            node.files().accept(files(server.uri(), accounts, slots));
            node.desk().start(new CampaignId("bench"), "Tester");
            node.loop().learn();
            server.takes(SERVER);

            Result bare =
                    new Bare(database, folder.resolve("data"), server.uri(), accounts, slots).run(server.ledger());
            System.out.printf("%s: bare loop %s%n", what, bare);
            int before = server.ledger().entries().size();
            clock.set(NOON);
            long begun = System.nanoTime();
            Instant from = Instant.now();
            try (Workers workers = node.workers()) {
                workers.start();
                while (left(database) > 0) {
                    LockSupport.parkNanos(20_000_000);
                }
            }
            List<Ledger.Entry> taken = server.ledger().entries();
            Result vigil = Result.of(taken.subList(before, taken.size()), from, System.nanoTime() - begun);
            System.out.printf(
                    "%s: Vigil     %s; %.2f of the bare loop; 99 %% accepted after %.2f times its time%n",
                    what,
                    vigil,
                    vigil.perSecond() / bare.perSecond(),
                    (double) vigil.ninetyNine().toMillis() / bare.whole().toMillis());
            assertThat(taken.stream().map(Ledger.Entry::key).distinct()).hasSameSizeAs(taken);
            assertThat(taken).hasSize(2 * accounts * slots);
        }
    }

    private static long left(Database database) {
        return database.jdbc()
                .sql("select count(*) from delivery where state <> 'published'")
                .query(Long.class)
                .single();
    }

    /**
     * @param whole until the last one was written down
     * @param ninetyNine until 99 of 100 were accepted by the server
     */
    private record Result(int posts, Duration whole, Duration ninetyNine) {
        static Result of(List<Ledger.Entry> taken, Instant from, long nanos) {
            List<Duration> accepted = taken.stream()
                    .map(entry -> Duration.between(from, entry.at()))
                    .sorted()
                    .toList();
            return new Result(taken.size(), Duration.ofNanos(nanos), accepted.get(taken.size() * 99 / 100 - 1));
        }

        double perSecond() {
            return posts * 1e9 / whole.toNanos();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d in %d ms, %.0f a second, 99 %% accepted within %d ms",
                    posts,
                    whole.toMillis(),
                    perSecond(),
                    ninetyNine.toMillis());
        }
    }

    private static String account(int i) {
        return String.format(Locale.ROOT, "account-%04d", i);
    }

    private static SourceTree files(URI server, int accounts, int slots) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put(
                "accounts.yaml",
                "accounts:\n"
                        + IntStream.range(0, accounts)
                                .mapToObj(i -> "  - { name: %s, network: mastodon, server: \"%s\", language: en }\n"
                                        .formatted(account(i), server))
                                .collect(Collectors.joining()));
        files.put(
                "templates/bench/prisoner.en.txt",
                Signed.template(
                        "templates/bench/prisoner.en.txt",
                        "Day {{day}}: {{name}}. {{#count}}{{count}}{{/count}}\n\n{{hashtags}}\n"));
        files.put("schedules/bench.yaml", """
                campaign: bench
                name: "#Bench"
                zone: Etc/UTC
                from: 2026-01-05
                to: 2026-01-05
                slots: [%s]
                roll: { listed: [%s] }
                rotation: listed
                accounts: [%s]
                templates: bench
                hashtags: ["#Bench"]
                late_window: 6h
                spread: 0m
                approval: none
                """.formatted(
                IntStream.range(0, slots)
                        .mapToObj(i -> "{ id: s%d, at: \"%02d:%02d\" }".formatted(i, 7 + i / 60, i % 60))
                        .collect(Collectors.joining(", ")),
                IntStream.range(0, slots).mapToObj(i -> "p" + i).collect(Collectors.joining(", ")),
                IntStream.range(0, accounts).mapToObj(DeliveryMeasure::account).collect(Collectors.joining(", "))));
        IntStream.range(0, slots).forEach(i -> files.put("profiles/p" + i + ".yaml", """
                id: p%d
                kind: prisoner
                names: { en: Person %d }
                zone: Asia/Baku
                held_by: AZ
                pronoun: they
                custody: [{ kind: detention, from: 2025-01-01, confirmed: 2026-01-04 }]
                sources: [{ title: Invented, publisher: Nobody, date: 2026-01-01 }]
                basis: { consent: { given: 2025-12-01, scope: [name] } }
                """.formatted(i, i)));
        return SourceTree.of(files.entrySet().stream()
                .map(file -> SourceFile.ofText(file.getKey(), file.getValue()))
                .toList());
    }

    /** One thread an account; a row before each request and its outcome after it, each in a commit of its own. */
    private record Bare(Database database, Path data, URI server, int accounts, int slots) {
        private JdbcClient asSuperuser() throws IOException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setPortNumbers(new int[] {
                database.jdbc().sql("show port").query(Integer.class).single()
            });
            source.setDatabaseName("postgres");
            source.setCurrentSchema("vigil");
            source.setUser("postgres");
            source.setPassword(
                    Files.readString(data.resolve("database.password")).strip());
            return JdbcClient.create(source);
        }

        Result run(Ledger ledger) throws Exception {
            asSuperuser().sql("""
                            create table bare (id bigint generated always as identity primary key, account text, text text, remote_id text);
                            grant select, insert, update on bare to vigil
                            """).update();
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            long begun = System.nanoTime();
            Instant from = Instant.now();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (int account = 0; account < accounts; account++) {
                    int number = account;
                    all.add(threads.submit(() -> {
                        for (int slot = 0; slot < slots; slot++) {
                            post(
                                    client,
                                    number,
                                    "Day " + slot + ": Person " + slot + ". 369 days in detention. #Bench");
                        }
                        return true;
                    }));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            }
            return Result.of(ledger.entries(), from, System.nanoTime() - begun);
        }

        private void post(HttpClient client, int account, String text) throws IOException, InterruptedException {
            long id = database.jdbc()
                    .sql("insert into bare (account, text) values (?, ?) returning id")
                    .params(account(account), text)
                    .query(Long.class)
                    .single();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.resolve("/api/v1/statuses"))
                            .header("Authorization", "Bearer token-" + account)
                            .header("Idempotency-Key", "bare-" + id)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"" + text + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            database.jdbc()
                    .sql("update bare set remote_id = ? where id = ?")
                    .params(answer.body().substring(0, 30), id)
                    .update();
        }
    }
}
