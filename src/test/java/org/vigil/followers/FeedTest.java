package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The posts as feeds: what stands on networks, of whom something may be said now. */
@ExtendWith(TestDatabase.class)
class FeedTest {
    private final PublicWorld followers;
    private final World world;

    FeedTest(Database database) {
        this.followers = new PublicWorld(database);
        this.world = followers.world;
    }

    @AfterEach
    void close() {
        followers.close();
    }

    private void twoDays() {
        world.edit(World.profile("anna"), "Anna Example,", "Anna & Sons <b>,");
        world.edit(World.profile("anna"), "en: Anna & Sons <b>", "en: 'Anna & Sons <b>'");
        followers.serve();
        world.at("2026-01-05T09:00:00Z");
        world.at("2026-01-06T09:00:00Z");
        followers.later(Duration.ofSeconds(4));
    }

    private List<Element> entries() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            var nodes = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            followers.get("/feeds/vigil.atom").body().getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("entry");
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> (Element) nodes.item(i))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element entry, String name) {
        return entry.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void eachPostIsOneEntryWhateverAccountsItStandsOn() {
        twoDays();
        List<Element> entries = entries();
        assertThat(entries).hasSize(2);
        assertThat(text(entries.get(1), "content")).startsWith("Day 1: Anna & Sons <b>. 365 days");
        assertThat(text(entries.get(1), "id")).startsWith("urn:uuid:");
        assertThat(entries.get(1).getElementsByTagName("link").getLength()).isEqualTo(2);
        JsonNode json =
                new JsonMapper().readTree(followers.get("/feeds/vigil.json").body());
        assertThat(json.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.get("items").size()).isEqualTo(2);
        assertThat(json.get("items").get(1).get("id").asString()).isEqualTo(text(entries.get(1), "id"));
        assertThat(json.get("items").get(1).get("content_text").asString()).contains("Anna & Sons <b>");
    }

    @Test
    void theIdsStayTheSame() {
        twoDays();
        List<String> before = entries().stream().map(entry -> text(entry, "id")).toList();
        world.at("2026-01-07T09:00:00Z");
        followers.later(Duration.ofSeconds(4));
        assertThat(entries().stream().map(entry -> text(entry, "id")))
                .hasSize(3)
                .containsAll(before);
    }

    @Test
    void whoIsOnHoldLeavesTheFeed() {
        twoDays();
        followers.hold("anna");
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(text(entry, "content")).contains("Bela"));
        assertThat(followers.get("/feeds/vigil.json").body()).doesNotContain("Anna");
    }

    @Test
    void whoIsOutLeavesTheFeedWithTheOldDays() {
        twoDays();
        world.release("bela", "2026-01-06");
        followers.changed();
        assertThat(followers.get("/feeds/vigil.atom").body()).doesNotContain("Bela");
    }

    @Test
    void whatIsToBeDeletedLeavesTheFeed() {
        twoDays();
        world.change(
                "insert into removal (delivery, account, speaks, asked_by)"
                        + " select id, account, 'own', 'Tester' from delivery where profile = 'bela' and published_at is not null");
        followers.later(Duration.ofSeconds(4));
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(text(entry, "content")).contains("Anna"));
    }

    @Test
    void wordsThatSayWhatIsWithheldByNowLeaveTheFeed() {
        world.edit(World.TEMPLATE, "{{name}}.", "{{name}}{{#role}}, {{role}}{{/role}}.");
        followers.serve();
        world.at("2026-01-05T09:00:00Z");
        followers.later(Duration.ofSeconds(4));
        assertThat(followers.get("/feeds/vigil.atom").body()).contains("poet");
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "do_not_publish: [role]\n");
        assertThat(followers.changed().get("/feeds/vigil.atom").body()).doesNotContain("poet");
    }

    @Test
    void aCorrectionStandsWhereThePostStands() {
        followers.serve();
        world.at("2026-01-05T09:00:00Z");
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        world.deliveries.of(World.VIGIL).stream()
                .filter(delivery -> delivery.publishedAt() != null)
                .map(delivery -> desk.propose(delivery, 0, "Day 1: Anna Example. 364 days", false))
                .forEach(proposal -> desk.ask((CorrectionDesk.Proposal.Possible) proposal, "Ada"));
        world.aftercare();
        followers.later(Duration.ofSeconds(4));
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(text(entry, "content")).contains("365 days", "364 days");
            assertThat(text(entry, "updated")).isNotEqualTo(text(entry, "published"));
        });
    }

    @Test
    void whatOnlyASandboxHasStandsInNoFeed() {
        world.schedule("accounts: [x, mastodon, x-fa]", "accounts: [box]");
        followers.serve();
        world.at("2026-01-05T09:00:00Z");
        followers.later(Duration.ofSeconds(4));
        assertThat(entries()).isEmpty();
    }

    @Test
    void aFeedIsOfOneLanguageWhereSomebodyAsksForIt() {
        twoDays();
        assertThat(followers.get("/feeds/vigil.atom?lang=fa").body()).doesNotContain("<entry");
        assertThat(followers.get("/feeds/vigil.atom?lang=en").body()).contains("<entry");
    }
}
