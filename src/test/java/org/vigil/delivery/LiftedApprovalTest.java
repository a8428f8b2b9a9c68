package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Whether posts of a started campaign go out unread was agreed to when it was started: its file may only ask for more. */
@ExtendWith(TestDatabase.class)
class LiftedApprovalTest {
    private final World world;

    LiftedApprovalTest(Database database) {
        world = new World(database);
    }

    private Delivery onMonday() {
        world.at(World.MONDAY_AT_NINE);
        return world.first();
    }

    private List<Delivery> held() {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.state() == DeliveryState.HELD)
                .toList();
    }

    private void assertHeld(String why) {
        assertThat(onMonday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why())
                .startsWith("nobody has approved it yet: ")
                .contains(why, "vigil start vigil");
        assertThat(world.x.calls()).isZero();
        assertThat(world.node.desk().coming(Duration.ofDays(1)).getFirst().waitsForApproval())
                .isTrue();
    }

    @Test
    void aFileAloneLiftsNoApproval() {
        world.schedule("approval: none", "approval: required").start();
        world.schedule("approval: required", "approval: none").follow();
        assertHeld("approval: none");
    }

    @Test
    void whatWasStartedWithoutApprovalsGoesOut() {
        world.start();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void startedAgainItGoesOut() {
        world.schedule("approval: none", "approval: required").start();
        world.schedule("approval: required", "approval: none").follow();
        world.node.desk().start(World.VIGIL, "Ada");
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.count("audit where who = 'Ada' and what = 'start' and detail like '%without%'"))
                .isEqualTo(1);
    }

    @Test
    void whatAFileAskedForOnceItDoesNotTakeBack() {
        world.start();
        world.schedule("approval: none", "approval: required").follow();
        world.schedule("approval: required", "approval: none").follow();
        assertHeld("approval: none");
    }

    @Test
    void aDraftIsWhatItsFileSays() {
        world.schedule("approval: none", "approval: required").accept();
        world.schedule("approval: required", "approval: none").start();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    /** What a schedule may widen by which something could go out that nobody agreed to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accounts: [x]            | accounts: [mastodon, x]     | accounts: mastodon
            roll: { listed: [anna, bela, cara] } | roll: { listed: [dana, anna, bela, cara] } | say roll,
            approval: none           | 'approval: none\nstatus_limit: 200d' | status_limit: 200d
            'at: "09:00" }'          | 'at: "09:00" }, { id: noon, at: "12:00" }' | slots: noon
            """)
    void withoutApprovalsWhatIsWiderIsAskedFor(String was, String is, String why) {
        world.start();
        world.schedule(was, is).follow();
        for (int day = 5; day <= 9 && held().isEmpty(); day++) {
            world.at("2026-01-0" + day + "T12:00:00Z");
        }
        List<Delivery> held = held();
        assertThat(held)
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.why()).contains(why, "vigil start vigil"));
        world.node.desk().start(World.VIGIL, "Ada");
        world.after(Duration.ofMinutes(1));
        assertThat(held)
                .allMatch(delivery ->
                        world.deliveries.find(delivery.id()).orElseThrow().state() == DeliveryState.PUBLISHED);
    }

    @Test
    void whatIsNarrowerOrOnlyOtherWordsGoesOut() {
        world.start();
        world.schedule("accounts: [x]", "accounts: [x]\nstatus_limit: 90d")
                .schedule("[anna, bela, cara]", "[anna, bela]")
                .schedule("late_window: 6h", "late_window: 5h")
                .follow();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void anAccountThatBecomesARealOneIsAskedFor() {
        world.schedule("accounts: [x]", "accounts: [box]").start();
        world.edit(
                        World.ACCOUNTS,
                        "network: sandbox, imitates: mastodon",
                        "network: mastodon, server: \"https://m.example\"")
                .follow();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).contains("accounts: box");
    }

    @Test
    void afterItsLastDayItGoesOnOnlyWhereSomebodyAgrees() {
        world.schedule("to: 2026-01-11", "to: 2026-01-05").start();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
        world.schedule("to: 2026-01-05", "to: 2026-01-07").follow();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.deliveries.all())
                .anySatisfy(delivery -> assertThat(delivery.why()).contains("to: 2026-01-07"));
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aRejectionOutlivesAChangedFactWhereNoApprovalIsAskedFor() {
        world.start();
        world.node.desk().reject(world.node.desk().coming(Duration.ofDays(1)).getFirst(), "Bo");
        world.edit(World.profile("anna"), "Anna Example", "Anna Exampleova").accept();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why())
                .isEqualTo("nobody has approved it yet: Bo rejected other words of it before something changed");
        assertThat(world.node.desk().coming(Duration.ofDays(1)).getFirst().waitsForApproval())
                .isTrue();
        world.approveAll();
        world.edit(World.profile("anna"), "Anna Exampleova", "Anna E.").accept();
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).as("what was decided last is a yes").isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void otherWordsOfATextWaitUntilSomebodyAgreesToThem() {
        world.start();
        String agreed = world.text(World.TEMPLATE);
        world.put(World.TEMPLATE, "Remember {{name}}.\n\n{{hashtags}}\n").follow();
        assertHeld(World.TEMPLATE + " has come to say something else");
        assertThat(world.node.desk().toAgree(World.VIGIL)).containsExactly("other words in " + World.TEMPLATE);
        world.put(World.TEMPLATE, agreed).follow();
        assertThat(world.node.desk().toAgree(World.VIGIL)).as("the very words").isEmpty();
        world.put(World.TEMPLATE, "Remember {{name}}.\n\n{{hashtags}}\n").follow();
        world.node.desk().start(World.VIGIL, "Ada");
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void otherWordsThanThoseAgreedToAreApprovedOneByOneAsWell() {
        world.start();
        world.put(World.TEMPLATE, "Remember {{name}}.\n\n{{hashtags}}\n").follow();
        world.approveAll();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void whoStartedBeforeTextsWereKeptIsNotAskedAboutThem() {
        world.start();
        world.change("update agreed_schedule set texts = null");
        world.put(World.TEMPLATE, "Remember {{name}}.\n\n{{hashtags}}\n").follow();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void aTextOfASandboxIsReadByNobody() {
        world.schedule("accounts: [x]", "accounts: [box]").start();
        world.put(World.TEMPLATE, "Remember {{name}}.\n\n{{hashtags}}\n").follow();
        assertThat(onMonday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }
}
