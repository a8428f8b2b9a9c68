package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.KeyFile;
import org.vigil.account.ServiceSecrets;
import org.vigil.database.Database;
import org.vigil.delivery.Announcements;
import org.vigil.delivery.Brakes;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import org.vigil.settings.MailServer;
import org.vigil.testing.SeriesRows;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Who is told of tomorrow's posts, when, how often and in which words. It is winter, so London's clocks show UTC. */
@ExtendWith(TestDatabase.class)
class DigestTest {
    private static final String DIGEST = "digest: { at: \"17:00\", zone: Europe/London, to: [Ada] }\n";

    private final OnCallWorld it;
    private final World world;

    DigestTest(Database database) {
        it = new OnCallWorld(database);
        world = it.world.schedule("approval: none", "approval: required");
        world.put(OnCallWorld.SETTINGS, world.text(OnCallWorld.SETTINGS) + DIGEST)
                .start();
        world.approveAll();
        world.edit(World.profile("bela"), "Bela Example", "Bela Exampleova").accept();
    }

    @AfterEach
    void close() {
        it.close();
    }

    private List<ChatServer.Got> digests() {
        return it.chats.got().stream()
                .filter(got -> got.path().length() > 3 && got.event().equals("digest"))
                .toList();
    }

    private String text() {
        assertThat(digests()).hasSize(1);
        return digests().getFirst().json().path("text").asString();
    }

    private List<String> became() {
        return world.node.alerting().digests().latest(DigestKind.TOMORROW).stream()
                .map(DigestTelling::words)
                .toList();
    }

    @Test
    void tomorrowsPostsAreToldOnceADayWithWhatToType() {
        it.at("2026-01-05T16:59:00Z");
        assertThat(digests()).isEmpty();
        it.at("2026-01-05T17:00:00Z").minutes(1).minutes(60);
        long number = world.database
                .jdbc()
                .sql("select id from delivery where local_date = '2026-01-06' and state = 'planned'")
                .query(Long.class)
                .single();
        assertThat(text())
                .matches("(?s)Tomorrow, Tuesday 6 January 2026: 1 post, 1 waits for an approval\n\n"
                        + "#Vigil, morning \\(Europe/London\\)\n"
                        + "  Bela Exampleova\n"
                        + "    09:00 on x, number " + number + ": NOT APPROVED, since this has changed: name\n\n"
                        + "What is not approved does not go out, and nobody approves words of their own\\. Read it, then let it go out, as long as the words are these:\n"
                        + "  ./vigil approve show " + number + "\n"
                        + "  ./vigil approve approve " + number + ":[0-9a-f]{8}");
        assertThat(digests().getFirst().path()).isEqualTo("/Ada");
        assertThat(digests().getFirst().kind()).isEqualTo("tomorrow");
        it.at("2026-01-06T17:00:00Z");
        assertThat(digests()).hasSize(2);
        assertThat(digests().getLast().json().path("text").asString())
                .contains(
                        "Wednesday 7 January 2026: 1 post, none waits",
                        "approved by Reader",
                        "Nothing has to be done.");
    }

    /** Cara is released on Monday, and Ada drafts the post that says so: it is for Tuesday's slot. */
    private void draft() {
        world.put("templates/vigil/released.en.txt", "{{name}} was released on {{releasedOn}}.\n")
                .edit(
                        World.profile("cara"),
                        "sources: [",
                        "sources: [{ id: news, title: A report, publisher: A daily }, { id: letter, title: A letter,"
                                + " publisher: Her mother, from: family }, ")
                .release("cara", "2026-01-05")
                .edit(
                        World.profile("cara"),
                        "what: acquitted",
                        "what: acquitted, conditional: none, sources: [news, letter]")
                .follow();
        it.at("2026-01-05T12:00:00Z");
        new Announcements(world.database, world.clock, world.node.files())
                .offer(PostKind.RELEASED, new ProfileId("cara"), Optional.empty(), "Ada");
    }

    /** It was drafted by a person and waits for another: nobody reads of it elsewhere. */
    @Test
    void aReleaseThatWaitsForAnApprovalIsInItByName() {
        draft();
        it.at("2026-01-05T17:00:00Z");
        assertThat(text())
                .contains(
                        "2 posts, 2 wait for an approval",
                        "#Vigil, beside the day's profile (Europe/London)\n  Cara Example (released)\n    09:00 on x, number");
        world.hold("cara");
        it.at("2026-01-06T17:00:00Z");
        assertThat(digests().getLast().json().path("text").asString()).doesNotContain("Cara");
    }

    @Test
    void aReleaseThatNobodyApprovedIsInTheNextOneToo() {
        draft();
        it.at("2026-01-05T17:00:00Z").at("2026-01-06T17:00:00Z");
        assertThat(digests().getLast().json().path("text").asString())
                .contains("  Cara Example (released)\n    since 2026-01-06 on x, number");
    }

    @Test
    void nobodyOnHoldIsInIt() {
        world.hold("bela");
        it.at("2026-01-05T17:00:00Z");
        assertThat(digests()).as("the plan has not closed up yet").isEmpty();
        world.node.planner().planAll();
        it.minutes(1);
        assertThat(text()).contains("Cara Example").doesNotContain("Bela", "bela");
    }

    @Test
    void whatAlwaysNeedsAnApprovalIsInItWhereNothingElseDoes() {
        world.schedule("approval: required", "approval: none")
                .put("templates/vigil/event.en.txt", "{{title}}, {{date}}.\n\n{{hashtags}}\n")
                .put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-06
                        title: { en: The court has decided }
                        sources: [{ title: A report, publisher: A newspaper }]
                        campaigns: [vigil]
                        about: []
                        """)
                .start();
        world.node.planner().planAll();
        it.at("2026-01-05T17:00:00Z");
        assertThat(text())
                .startsWith("Tomorrow, Tuesday 6 January 2026: 2 posts, 1 waits for an approval")
                .containsPattern("The court has decided[^\n]*\n +09:.* on x, number \\d+: NOT APPROVED\n")
                .containsPattern("Bela Exampleova\n +09:.* on x, number \\d+: needs no approval\n")
                .containsPattern("vigil approve approve \\d+:[0-9a-f]{8}$");
    }

    /** Anna's custody ends on Monday, as two sources say; the draft takes Tuesday's slot. */
    private void ended(String kind) {
        world.put("templates/vigil/released.en.txt", "{{name}} was released on {{releasedOn}}. {{total}}.\n")
                .put("templates/vigil/memorial.en.txt", "{{name}} died on {{diedOn}}.\n")
                .edit(
                        World.profile("anna"),
                        "sources: [",
                        "sources: [{ id: news, title: A report, publisher: A daily, from: press }, "
                                + "{ id: letter, title: A letter, publisher: Her mother, from: family }, ")
                .release("anna", "2026-01-05")
                .edit(
                        World.profile("anna"),
                        "kind: released, date: 2026-01-05, what: acquitted",
                        "kind: " + kind + ", date: 2026-01-05, what: as told, sources: [news, letter]"
                                + (kind.equals("released") ? ", conditional: none" : ""))
                .follow();
        world.at("2026-01-05T10:00:00Z");
        Announcements announcements = new Announcements(world.database, world.clock, world.node.files());
        assertThat(announcements.offer(
                        kind.equals("released") ? PostKind.RELEASED : PostKind.MEMORIAL,
                        new ProfileId("anna"),
                        Optional.empty(),
                        "Ada"))
                .singleElement()
                .isInstanceOf(Announcements.Offer.Made.class);
    }

    @Test
    void aMemorialIsInIt() {
        ended("died");
        it.at("2026-01-05T17:00:00Z");
        assertThat(text())
                .contains("2 posts, 1 waits for an approval")
                .containsPattern("Anna Example[^\n]*\n +09:.* on x, number \\d+: NOT APPROVED");
    }

    @Test
    void twoNodesSendItOnce() {
        Node other = world.another();
        it.chats.whileAnswering(() -> other.alerting().digests().step());
        it.at("2026-01-05T17:00:00Z");
        other.alerting().step();
        assertThat(digests()).hasSize(1);
    }

    @Test
    void aNodeThatComesLateSendsItLate() {
        it.at("2026-01-05T17:00:00Z").at("2026-01-07T07:00:00Z");
        assertThat(digests()).hasSize(2);
        assertThat(digests().getLast().json().path("text").asString())
                .contains(
                        "Today, Wednesday 7 January 2026: 1 post",
                        "This comes late: it was due at 2026-01-06 17:00 UTC.",
                        "Cara Example");
    }

    @Test
    void aNodeThatComesTooLateSaysWhyItSendsNothing() {
        it.at("2026-01-05T17:00:00Z").at("2026-01-07T16:00:00Z");
        assertThat(digests()).hasSize(1);
        assertThat(became())
                .contains(
                        "for 2026-01-07 to Ada by webhook: not sent: when Vigil could send it, no post of that day was to come");
    }

    @Test
    void whatDoesNotComeThroughIsTriedAgain() {
        it.chats.answer(500);
        it.at("2026-01-05T17:00:00Z");
        assertThat(became()).singleElement().asString().contains("not sent yet", "answered 500");
        it.chats.answer(200);
        it.minutes(1);
        assertThat(digests()).as("the database's clock has not moved").hasSize(1);
        world.change("update digest set next_try_at = '-infinity'");
        it.minutes(1);
        assertThat(digests()).hasSize(2);
        assertThat(became()).singleElement().asString().contains("sent 2026-01-05 17:02 UTC");
    }

    /** All were confirmed on 5 January; after 180 days no number is said of them. */
    @Test
    void onceAWeekSomebodyIsToldOfWhomToLookForNews() {
        world.hold("bela");
        it.at("2026-06-28T16:00:00Z");
        assertThat(digests()).as("a Sunday").isEmpty();
        it.at("2026-06-29T15:59:00Z");
        assertThat(digests()).isEmpty();
        it.at("2026-06-29T16:00:00Z").minutes(60).at("2026-07-01T16:00:00Z");
        assertThat(digests())
                .singleElement()
                .satisfies(got -> assertThat(got.kind()).isEqualTo("verification"));
        assertThat(text())
                .startsWith("To verify: 3 people, of whom 0 are late")
                .contains("Anna Example: ", "Cara Example: ", "Dana Example: ", "vigil people due")
                .doesNotContain("Bela", "bela");
        it.at("2026-07-07T05:00:00Z");
        assertThat(digests()).as("nothing ran on Monday evening").hasSize(2);
        assertThat(digests().getLast().json().path("text").asString())
                .contains("This comes late: it was due at 2026-07-06 16:00 UTC.", "3 people, of whom 3 are late");
    }

    /** What readers are asked is asked of the team as well; of somebody on hold nothing is said there either. */
    @Test
    void whatReadersAreAskedIsAmongWhatIsToBeVerified() {
        String asks = "actions: [{ ask: { en: Write to %s }, office: Somebody, closes: 2026-03-01 }]\n";
        for (String person : List.of("anna", "bela")) {
            world.put(
                    World.profile(person),
                    world.text(World.profile(person)) + asks.formatted("the ministry of " + person));
        }
        world.follow();
        world.hold("bela");
        it.at("2026-01-12T17:00:00Z");
        assertThat(digests())
                .filteredOn(got -> got.kind().equals("verification"))
                .singleElement()
                .satisfies(got -> assertThat(got.json().path("text").asString())
                        .startsWith("To verify: 1 thing that readers are asked\n")
                        .contains(
                                "profiles/anna.yaml: check the action \"Write to the ministry of anna\": nobody has checked it")
                        .doesNotContain("bela"));
    }

    @Test
    void aWeekInWhichNobodyIsDueHasNone() {
        it.at("2026-01-05T17:00:00Z");
        assertThat(digests()).extracting(ChatServer.Got::kind).containsExactly("tomorrow");
    }

    @Test
    void itComesByEmailToo() throws Exception {
        try (SmtpServer server = new SmtpServer(MailServer.Tls.NONE)) {
            new ServiceSecrets(world.database, KeyFile.of(world.folder(), Map.of()))
                    .put(AlertSecrets.SMTP_PASSWORD, SmtpServer.PASSWORD);
            world.put(
                            OnCallWorld.SETTINGS,
                            "notify:\n  on_call: [{ name: Ada, email: ada@example.org }]\n"
                                    + "  smtp: { host: 127.0.0.1, port: " + server.port()
                                    + ", tls: none, user: vigil, from: vigil@example.org }\n" + DIGEST)
                    .accept();
            it.at("2026-01-05T17:00:00Z").minutes(1);
            List<MimeMessage> digests = new ArrayList<>();
            for (MimeMessage mail : server.mails()) {
                if (mail.getSubject().contains("6 January")) {
                    digests.add(mail);
                }
            }
            assertThat(server.recipients()).containsOnly("ada@example.org");
            assertThat(digests).hasSize(1);
            assertThat(digests.getFirst().getSubject())
                    .isEqualTo("[Vigil] Tomorrow, Tuesday 6 January 2026: 1 post, 1 waits for an approval");
            assertThat((String) digests.getFirst().getContent()).contains("Bela Exampleova", "vigil approve show");
        }
    }

    private List<ChatServer.Got> weekly() {
        return it.chats.got().stream()
                .filter(got -> got.kind().equals("engagement"))
                .toList();
    }

    private String weeklyText() {
        assertThat(weekly()).hasSize(1);
        return weekly().getFirst().json().path("text").asString();
    }

    /** Anna had a post with 7 likes on Tuesday, Bela one with 5 on Wednesday; on Monday the 12th all of it is told. */
    private void askedForEachMonday() {
        world.put(
                        OnCallWorld.SETTINGS,
                        world.text(OnCallWorld.SETTINGS) + "engagement: { weekly_report: mon, to: [Bo] }\n")
                .schedule("to: 2026-01-11", "to: 2026-02-28")
                .accept();
        SeriesRows rows = new SeriesRows(world.database);
        rows.write(SeriesRows.Post.of("anna", "2026-01-06T09:00:00Z", 7));
        rows.write(SeriesRows.Post.of("bela", "2026-01-07T09:00:00Z", 5));
    }

    @Test
    void onceAWeekThoseWhoAskedForItAreToldWhatFollowersDid() {
        askedForEachMonday();
        it.at("2026-01-11T17:00:00Z");
        assertThat(weekly()).as("a Sunday").isEmpty();
        it.at("2026-01-12T16:59:00Z");
        assertThat(weekly()).as("before the digest's time of day").isEmpty();
        it.at("2026-01-12T17:00:00Z").minutes(60).at("2026-01-14T17:00:00Z");
        assertThat(weekly()).extracting(ChatServer.Got::path).containsExactly("/Bo");
        assertThat(weeklyText())
                .startsWith("What followers did, 5 January 2026 to 11 January 2026\n\n#Vigil\n")
                .contains(
                        " of 3 of the roll were shown from 5 January 2026 to 11 January 2026",
                        "Followers gave 12 likes",
                        "vigil report --campaign vigil --from 2026-01-05 --to 2026-01-11 --out report.html")
                .doesNotContain("SIMULATED");
        it.at("2026-01-20T05:00:00Z");
        assertThat(weekly()).as("nothing ran on the evening of Monday the 19th").hasSize(2);
        assertThat(weekly().getLast().json().path("text").asString())
                .contains(
                        "This comes late: it was due at 2026-01-19 17:00 UTC.",
                        "Nothing was published from 12 January 2026");
    }

    /** That of the last week only: an older one tells nobody anything any more. */
    @Test
    void afterAnOutageOfTwoWeeksOneWeekIsTold() {
        askedForEachMonday();
        it.at("2026-01-12T17:00:00Z");
        it.at("2026-01-27T05:00:00Z").minutes(60);
        assertThat(weekly()).hasSize(2);
        assertThat(weekly().getLast().json().path("text").asString())
                .contains("This comes late: it was due at 2026-01-26 17:00 UTC.", "19 January 2026 to 25 January 2026");
    }

    @Test
    void nobodyOnHoldIsInTheWeek() {
        askedForEachMonday();
        world.hold("bela");
        it.at("2026-01-12T17:00:00Z");
        assertThat(weeklyText()).contains("Followers gave 7 likes").doesNotContain("Bela", "bela", "hold");
    }

    @Test
    void twoNodesTellTheWeekOnce() {
        askedForEachMonday();
        Node other = world.another();
        it.chats.whileAnswering(() -> other.alerting().digests().step());
        it.at("2026-01-12T17:00:00Z");
        other.alerting().step();
        assertThat(weekly()).hasSize(1);
    }

    @Test
    void nobodyIsToldOfTheWeekUnlessTheyAskedForIt() {
        it.at("2026-01-12T17:00:00Z");
        assertThat(weekly()).isEmpty();
    }

    @Test
    void whatIsStoppedIsSaid() {
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        it.at("2026-01-05T17:00:00Z");
        assertThat(text()).contains("Everything is stopped: nothing goes out.").doesNotContain("the family");
    }

    @Test
    void withoutTheSettingNobodyIsTold() {
        world.edit(OnCallWorld.SETTINGS, DIGEST, "").accept();
        it.at("2026-01-05T17:00:00Z").after(Duration.ofDays(1));
        assertThat(digests()).isEmpty();
    }
}
