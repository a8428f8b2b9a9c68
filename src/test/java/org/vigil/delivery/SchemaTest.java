package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What must not happen is refused by the tables themselves. */
@ExtendWith(TestDatabase.class)
class SchemaTest {
    private static final String COPY_SLOT = """
            insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at)
            select campaign, %s, slot_id, %s, %s, day, due_at from planned_slot where local_date = '2026-01-05'
            """;
    private static final String COPY_DELIVERY = """
            insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at, state, why,
                                  published_at, simulated)
            select %s, %s, %s, slot_id, profile, 'x', due_at, late_at, '%s', 'why', now(), false
            from planned_slot p, lateral (select late_at from delivery limit 1) l where p.local_date = '2026-01-05'
            """;
    private static final String COPY_ATTEMPT = """
            insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until, outcome,
                                 remote_id, ended_at)
            select delivery, account, %s, %s, text, digest, idempotency_key, node, send_by, lease_until, %s, %s, %s
            from attempt limit 1
            """;

    private final World world;

    SchemaTest(Database database) {
        world = new World(database).start().at(World.MONDAY_AT_NINE);
        world.change("delete from delivery where local_date = '2026-01-11'");
    }

    private void assertRefused(String by, String sql, Object... more) {
        assertThatThrownBy(() -> world.change(sql.formatted(more))).hasMessageContaining(by);
    }

    @Test
    void twoTurnsInOneSlot() {
        assertRefused("one_post_a_slot", COPY_SLOT, "local_date", "'bela'", "9");
    }

    @Test
    void oneProfileTwiceInARound() {
        assertRefused("nobody_twice_in_a_round", COPY_SLOT, "date '2027-01-01'", "profile", "round");
    }

    @Test
    void aWithdrawnTurnFreesItsSlot() {
        world.change(
                "update planned_slot set withdrawn_at = now(), withdrawn_why = 'why' where local_date = '2026-01-05'");
        assertThat(world.change(COPY_SLOT.formatted("local_date", "profile", "round")))
                .isEqualTo(1);
    }

    @Test
    void twoDeliveriesOfATurnToAnAccount() {
        assertRefused("delivery_planned_slot_account_key", COPY_DELIVERY, "id", "campaign", "local_date", "planned");
    }

    @ParameterizedTest
    @CsvSource({"sending", "settling", "uncertain", "published", "published_in_part"})
    void onePersonTwiceADayOnAnAccount(String state) {
        assertRefused(
                "nobody_twice_a_day",
                COPY_DELIVERY,
                "(select max(id) from planned_slot)",
                "'other'",
                "local_date",
                state);
    }

    @Test
    void twoMessagesInASlotOnAnAccount() {
        assertRefused(
                "one_message_a_slot",
                COPY_DELIVERY.replace("profile, 'x'", "'bela', 'x'"),
                "(select max(id) from planned_slot)",
                "campaign",
                "local_date",
                "sending");
    }

    @Test
    void twoAttemptsInFlightOnAnAccount() {
        world.change(COPY_ATTEMPT.formatted("2", "1", "null", "null", "null"));
        assertRefused("one_attempt_in_flight", COPY_ATTEMPT, "3", "1", "null", "null", "null");
    }

    @Test
    void theSameTryTwice() {
        assertRefused("attempt_delivery_part_n_key", COPY_ATTEMPT, "part", "n", "'unknown'", "null", "now()");
    }

    @Test
    void aPartThatIsPublishedTwice() {
        assertRefused("a_part_is_published_once", COPY_ATTEMPT, "part", "2", "'published'", "'other'", "now()");
    }

    @Test
    void oneRemotePostOfTwoAttempts() {
        assertRefused("one_row_a_remote_post", COPY_ATTEMPT, "2", "1", "'published'", "remote_id", "now()");
    }

    @ParameterizedTest
    @CsvSource({
        "update delivery set state = 'gone'",
        "update delivery set state = 'missed'",
        "update delivery set state = 'published' where published_at is null",
        "update delivery set late_at = due_at - interval '1 second'",
        "update attempt set outcome = null",
        "update attempt set outcome = 'perhaps'",
        "update attempt set remote_id = null",
        "update planned_slot set day = 0",
        "update planned_slot set withdrawn_at = now()",
        "update campaign set started_by = null",
        "update source_state set one = false",
        "insert into campaign (id) values (null)"
    })
    void halfTruths(String sql) {
        assertThatThrownBy(() -> world.change(sql)).hasMessageContaining("violates");
    }

    @Test
    void anAskingAboutNoAttemptOrWithoutAnAnswer() {
        String asking = "insert into asking (attempt, node, asked_at, found, why) values (%s, 'n', now(), '%s', 'why')";
        assertRefused("asking_attempt_fkey", asking, "99", "absent");
        assertRefused("asking_found_check", asking, "1", "perhaps");
    }

    @Test
    void aPictureOfNoPostOrThatWasGoneFromTheBeginning() {
        String handle = """
                insert into picture_handle (delivery, part, place, digest, media_id, valid_until)
                values (%s, %s, 1, 'digest', 'media', '%s')
                """;
        assertRefused("picture_handle_delivery_fkey", handle, "99", "1", "infinity");
        assertRefused("picture_handle_part_check", handle, "1", "0", "infinity");
        assertRefused("picture_handle_check", handle, "1", "1", "-infinity");
    }

    @Test
    void aSecondStateOfTheSources() {
        assertRefused("source_state_pkey", "insert into source_state (version) values (7)");
    }

    @Test
    void twoRestrictionsOfOneKindOnOneSubject() {
        world.hold("anna");
        assertRefused(
                "hold_in_force",
                "insert into restriction (scope, subject, set_by) values ('person', 'anna', 'Tester')");
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        assertRefused(
                "restriction_in_force",
                "insert into restriction (scope, subject, set_by) values ('everything', '*', 'Somebody')");
        assertRefused(
                "violates check",
                "insert into restriction (scope, subject, set_by) values ('everything', 'x', 'Tester')");
    }

    /** A reason that somebody gave is a sensitive record; only what a changed file brought stands in the row. */
    @Test
    void aReasonInTheRowOfAHold() {
        assertRefused(
                "a_hold_tells_no_reason",
                "insert into restriction (scope, subject, why, set_by) values ('person', 'anna', 'ill', 'Tester')");
        assertRefused(
                "only_files_say_why",
                "insert into restriction (scope, subject, from_files, set_by) values ('person', 'anna', 'ill', 'Tester')");
    }

    @Test
    void twoConsentsOrRevocationsOfOnePerson() {
        assertRefused(
                "one_consent_in_force",
                "insert into consent (profile, scope, given, recorded_by) values ('anna', '{name}', '2025-01-01', 'Tester')");
        assertRefused(
                "violates check",
                "insert into consent (profile, scope, given, recorded_by) values ('zoe', '{}', '2025-01-01', 'Tester')");
        assertRefused(
                "violates check",
                "insert into consent (profile, scope, given, until, recorded_by) values ('zoe', '{name}', '2025-01-02', '2025-01-01', 'Tester')");
        world.change("insert into consent_revocation (profile, revoked_by) values ('anna', 'Tester')");
        assertRefused(
                "one_revocation_in_force",
                "insert into consent_revocation (profile, revoked_by) values ('anna', 'Somebody')");
    }

    @ParameterizedTest
    @CsvSource({
        "update audit set who = 'nobody'",
        "delete from audit",
        "truncate audit",
        "update observation set likes = 0",
        "delete from observation",
        "truncate observation"
    })
    void whatIsAppendOnly(String sql) {
        assertThatThrownBy(() -> world.change(sql)).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> world.alter(sql)).as("their owner").hasMessageContaining("append-only");
    }
}
