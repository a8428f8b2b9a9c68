package org.vigil.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.database.Database;
import org.vigil.database.ServerFacts;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Takedowns;
import org.vigil.doctor.Finding.Level;
import org.vigil.network.Counts;
import org.vigil.network.RateReading;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class DoctorTest {
    private final World world;
    private final Path folder;

    DoctorTest(Database database, @TempDir Path folder) {
        this.world = new World(database).schedule("accounts: [x]", "accounts: [x, box]");
        this.folder = folder;
    }

    private List<Finding> findings(String area) {
        return Doctor.of(world.node, folder).findings().stream()
                .filter(finding -> finding.area().equals(area))
                .toList();
    }

    private String wrong(String area) {
        return findings(area).stream()
                .filter(finding -> finding.level() == Level.WRONG)
                .map(Finding::words)
                .toList()
                .toString();
    }

    @Test
    void aDatabaseThatForgetsIsWrong() {
        assertThat(wrong("database"))
                .contains("PostgreSQL 18")
                .contains("fsync OFF")
                .contains("power cut");
        ServerFacts kept = new ServerFacts("18.6", true, true, true, 1, Instant.EPOCH);
        assertThat(kept.durable()).isTrue();
    }

    @Test
    void whetherTheDatabaseItselfProtectsTheAudit() {
        assertThat(findings("audit"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.WELL))
                .satisfies(finding -> assertThat(finding.facts()).containsEntry("append_only", true));
        Map<String, String> environment = new HashMap<>(TestDatabase.environment());
        environment.put("VIGIL_DATABASE_USER", "postgres");
        environment.remove("VIGIL_DATABASE_OWNER");
        try (Database database = Database.open(folder, environment)) {
            assertThat(new AuditHealth(database).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.NOTE))
                    .satisfies(finding -> assertThat(finding.words())
                            .startsWith(
                                    "\"postgres\", as whom Vigil works, could change it: it is a superuser, whom no right"
                                            + " binds. With"))
                    .satisfies(finding -> assertThat(finding.facts()).containsEntry("append_only", false));
        }
    }

    @Test
    void theClocksAreCompared() {
        assertThat(wrong("clock")).contains("days behind the database");
        Instant there = ServerFacts.of(world.database).now();
        assertThat(new ClockHealth(world.database, InstantSource.fixed(there)).findings())
                .extracting(Finding::level)
                .containsExactly(Level.WELL);
        assertThat(new ClockHealth(world.database, InstantSource.fixed(there.plusSeconds(30)))
                        .findings()
                        .getFirst())
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.NOTE))
                .satisfies(finding -> assertThat(finding.words()).contains("ahead of the database"));
    }

    @Test
    void theSumOfTheStatesIsWhatWasPlanned() {
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(findings("plan"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.WELL))
                .satisfies(finding -> assertThat(finding.words())
                        .isEqualTo(
                                "turns: 7 in force, 0 withdrawn. Their deliveries: 14 = 12 planned + 2 published. No turn"
                                        + " lacks one"));
        world.change("delete from delivery where account = 'box' and local_date = '2026-01-09'");
        assertThat(wrong("plan")).contains("LACKING: 1").contains("vigil 2026-01-09 morning has no delivery for box");
    }

    @Test
    void theSumOfTheRepostsIsWhatItShouldBe() {
        assertThat(findings("reposts"))
                .extracting(Finding::words)
                .containsExactly("reposts: 0. No post of a lead lacks one");
        world.put(
                        World.ACCOUNTS,
                        world.text(World.ACCOUNTS) + "  - { name: x2, network: x, language: en }\n"
                                + "  - { name: x3, network: x, language: en }\n")
                .schedule("accounts: [x, box]", "accounts: [x, x2, x3]\nmode: lead_and_repost\nlead: [x]");
        world.secret("x2", "right");
        world.secret("x3", "right");
        world.start().at(World.MONDAY_AT_NINE).after(Duration.ofMinutes(30));
        assertThat(wrong("reposts")).contains("LACKING: 2").contains("has no repost for x2");
        world.node.reposting().drain();
        assertThat(findings("reposts"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.WELL))
                .satisfies(finding -> assertThat(finding.words())
                        .isEqualTo("reposts: 2 = 1 planned + 1 reposted. No post of a lead lacks one"));
        world.change(
                "update repost set node = 'dead', lease_until = now() - interval '1 second' where state = 'planned'");
        assertThat(wrong("reposts")).contains("reposts whose answer nobody waits for any more: 1");
    }

    @Test
    void whatReadingTakesOfEachAccountIsTold() {
        assertThat(findings("engagement"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.words()).isEqualTo("nothing was read in 30 days"));
        world.start().at(World.MONDAY_AT_NINE);
        world.x.engagement().count("x-1", new Counts(1L, null, null, null, null, null));
        world.clock.advance(Duration.ofMinutes(15));
        world.node.collector().collect();
        assertThat(findings("engagement"))
                .filteredOn(finding -> finding.words().startsWith("x:"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WELL);
                    assertThat(finding.words())
                            .isEqualTo(
                                    "x: in 30 days 1 of 100 requests for 1 message, 1.00 each; at most $0.01, $5.00 are left");
                    assertThat(finding.facts())
                            .containsEntry("requests_per_message", 1.0)
                            .containsEntry("messages", 1);
                });
        world.x.engagement().failsAfter(0, "429: too many requests");
        world.clock.advance(Duration.ofHours(12));
        world.node.collector().collect();
        assertThat(findings("engagement"))
                .filteredOn(finding -> finding.words().startsWith("x:"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.NOTE);
                    assertThat(finding.words())
                            .contains(
                                    "3 of 100 requests",
                                    "the last one failed",
                                    "2026-01-05T21:15:00Z, 429: too many requests");
                });
    }

    @Test
    void eachAccountIsThereWithWhatIsAgainstIt() {
        world.start();
        assertThat(findings("accounts")).hasSize(4).noneMatch(finding -> finding.level() == Level.WRONG);
        assertThat(findings("accounts"))
                .filteredOn(finding -> finding.level() == Level.NOTE)
                .extracting(Finding::words)
                .containsExactly("x: whether it says that it is automated is not known yet: ./vigil account check x");
        AccountName x = new AccountName("x");
        new AccountStates(world.database).pause(x, "signed out: the token is too old");
        new RateBuckets(world.database)
                .read(x, new RateReading("posts", 100, 0, world.clock.instant().plus(Duration.ofMinutes(5))));
        assertThat(wrong("accounts"))
                .contains("x (x, in use): never signed in; limits used up: {posts=2026-01-05T06:05:00Z}; PAUSED since")
                .contains("signed out: the token is too old");
        world.secret("box", "");
        assertThat(wrong("accounts")).contains("box (sandbox, in use)").contains("its secrets are missing");
    }

    @Test
    void whatIsUncertainOrMissedIsCounted() {
        world.start();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        world.change(
                "update delivery set state = 'uncertain', why = 'test', state_at = now() - interval '3 hours' where account"
                        + " = 'x' and local_date = '2026-01-05'");
        world.clock.advance(Duration.ofDays(2));
        world.node.loop().missOverdue();
        assertThat(wrong("deliveries")).contains("uncertain: 1, the oldest for 3 hours");
        assertThat(findings("deliveries"))
                .extracting(Finding::words)
                .anyMatch(words -> words.startsWith("missed in the last 7 days: 2"));
    }

    @Test
    void correctionsThatNobodyFindsAndPostsThatVigilCannotDeleteAreCounted() {
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(findings("deliveries"))
                .extracting(Finding::words)
                .contains("uncertain corrections: 0", "to be deleted, and Vigil cannot: 0");
        Delivery x = world.deliveries.in(DeliveryState.PUBLISHED).stream()
                .filter(delivery -> delivery.account().equals(new AccountName("x")))
                .findFirst()
                .orElseThrow();
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        desk.ask((CorrectionDesk.Proposal.Possible) desk.propose(x, 0, "Day 1: 364 days.", false), "Ada");
        world.x.loseRequests(1);
        world.aftercare();
        assertThat(findings("deliveries"))
                .extracting(Finding::words)
                .anyMatch(words -> words.startsWith("uncertain corrections: 1"));
        assertThat(wrong("deliveries")).as("Vigil still looks for it").doesNotContain("corrections");
        world.databaseGoesOn(Duration.ofMinutes(21));
        assertThat(wrong("deliveries"))
                .contains("uncertain corrections: 1, the oldest for 21 minutes", "vigil uncertain");

        world.sandbox.cannotDelete();
        Delivery box = world.deliveries.in(DeliveryState.PUBLISHED).stream()
                .filter(delivery -> delivery.account().equals(new AccountName("box")))
                .findFirst()
                .orElseThrow();
        new Takedowns(world.database, world.node.files()).one(box, "Ada");
        world.aftercare();
        assertThat(wrong("deliveries")).contains("to be deleted, and Vigil cannot: 1", "vigil deliveries");
    }

    @Test
    void whoWouldNoticeThatTheMachineIsDownIsSaid() {
        assertThat(findings("heartbeat")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.NOTE);
            assertThat(finding.words()).startsWith("not set up");
            assertThat(finding.facts()).containsExactly(entry("configured", false));
        });
        world.put("settings.yaml", "heartbeat: { url: \"https://up.example/5f0c\" }\n")
                .start();
        assertThat(findings("heartbeat")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WELL);
            assertThat(finding.words()).isEqualTo("no ping has come through yet");
        });
        heartbeat("2026-01-05", "sent_at", "2026-01-05T09:00:07Z");
        heartbeat("2026-01-06", "failed_at", "2026-01-06T09:00:09.5Z");
        world.change("update heartbeat set failure = 'up.example answered 500' where failed_at is not null");
        assertThat(wrong("heartbeat"))
                .contains(
                        "the last ping came through at 2026-01-05T09:00:07Z. SINCE THEN IT FAILS, the last failure was"
                                + " at 2026-01-06T09:00:09Z: up.example answered 500")
                .doesNotContain("5f0c");
        heartbeat("2026-01-07", "sent_at", "2026-01-07T09:00:00Z");
        assertThat(findings("heartbeat")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WELL);
            assertThat(finding.words()).contains("2026-01-07T09:00:00Z; the last failure was at 2026-01-06");
            assertThat(finding.facts()).containsEntry("last_ping", "2026-01-07T09:00:00Z");
        });
    }

    private void heartbeat(String date, String what, String moment) {
        world.change("insert into heartbeat (campaign, local_date, slot_id, " + what + ") values ('vigil', '" + date
                + "', 'morning', '" + moment + "')");
    }

    @Test
    void aRunThatIsNotThereIsWrongOnceACampaignIsStarted() {
        assertThat(wrong("run")).isEqualTo("[]");
        world.start();
        assertThat(wrong("run")).contains("Nothing goes out until: ./vigil run");
        world.change(
                "insert into qrtz_scheduler_state values ('vigil', 'one', extract(epoch from now()) * 1000, 5000)");
        assertThat(wrong("run")).isEqualTo("[]");
    }

    @Test
    void brokenFilesAreNamed() throws Exception {
        Files.writeString(folder.resolve("accounts.yaml"), "accounts:\n  - { name: x, network: what, language: en }\n");
        world.start();
        assertThat(wrong("files")).contains("accounts.yaml:2").contains("silent until it is mended");
    }

    @Test
    void oneAreaThatFailsHidesNoOther() {
        world.alter("drop table account_alarm");
        assertThat(wrong("accounts")).contains("could not be looked at");
        assertThat(findings("plan")).isNotEmpty();
    }
}
