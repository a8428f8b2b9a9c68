package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * All that a post's words come from: what of it asks again when it changes, and what may change unasked, as
 * docs/operation.md lists it. Whoever adds something from which words are made adds a line.
 */
@ExtendWith(TestDatabase.class)
class BoundByApprovalTest {
    private static final String ANNA = World.profile("anna");

    /** What happens to something that was approved. */
    private enum Change {
        NAME(true, world -> world.edit(ANNA, "Anna Example", "Anna Exampleova")),
        FIRST_DAY(true, world -> world.edit(ANNA, "from: 2025-01-05", "from: 2025-01-06")),
        KIND_OF_CUSTODY(true, world -> world.edit(ANNA, "kind: detention", "kind: house_arrest")),
        WAY_OF_COUNTING_OF_THE_PERSON(
                true, world -> world.edit(ANNA, "kind: prisoner", "kind: prisoner\nconvention: inclusive")),
        WAY_OF_COUNTING_OF_THE_CAMPAIGN(
                true, world -> world.schedule("rotation: fair", "rotation: fair\nconvention: inclusive")),
        NUMBER_THAT_COMES_BACK(
                true,
                world -> world.edit(ANNA, "2026-01-05 }", "2025-02-01 }").clock.set(World.MONDAY_AT_NINE)),
        LIMIT_OF_AGE_THAT_TAKES_THE_NUMBER_AWAY(
                true,
                world -> world.edit(ANNA, "2026-01-05 }", "2026-01-01 }")
                        .schedule("rotation: fair", "rotation: fair\nstatus_limit: 1d")),
        SENTENCE_OF_A_STORY(true, world -> world.edit(ANNA, "She told of the mine.", "She told of it.")),
        SCOPE_OF_THE_CONSENT(true, world -> world.edit(ANNA, "scope: [name, story, photo]", "scope: [name, photo]")),
        PRONOUN(true, world -> world.edit(ANNA, "pronoun: she", "pronoun: they")),
        COUNTRY(true, world -> world.edit(ANNA, "held_by: AZ", "held_by: GE")),
        OTHERS_NAME(true, world -> world.edit(World.profile("bela"), "Bela Example", "Bela E.")),
        OTHER_PERSON_ON_HOLD(true, world -> world.hold("bela")),
        SOURCE(true, world -> world.edit(ANNA, "https://example.org/anna", "https://example.org/other")),
        HASHTAGS_OF_THE_CAMPAIGN(true, world -> world.schedule("[\"#Vigil\"]", "[\"#Vigil\", \"#Other\"]")),
        HASHTAGS_OF_THE_PERSON(
                true, world -> world.edit(ANNA, "kind: prisoner", "kind: prisoner\nhashtags: [\"#Anna\"]")),
        NAME_OF_THE_CAMPAIGN(true, world -> world.schedule("name: \"#Vigil\"", "name: Other")),
        TEMPLATE(true, world -> world.edit(World.TEMPLATE, "{{name}} is held", "{{name}} is still held")),
        CONTENT_WARNING(true, world -> world.edit(World.TEMPLATE, "content_warning: prison", "content_warning: other")),
        PICTURE(true, world -> world.photo("anna", 20)),
        ALT_TEXT(true, world -> world.edit(ANNA, "A woman at her desk", "A woman reading")),
        LANGUAGE_OF_THE_ACCOUNT(
                true,
                world -> world.edit(World.ACCOUNTS, "language: en, threads: true", "language: ru, threads: true")
                        .put("templates/vigil/prisoner.ru.txt", world.text(World.TEMPLATE))),
        VISIBILITY(true, world -> world.edit(World.ACCOUNTS, "threads: true", "threads: true, visibility: unlisted")),
        NETWORK(
                true,
                world -> world.edit(
                        World.ACCOUNTS,
                        "mastodon, server: \"https://mastodon.example\"",
                        "sandbox, imitates: mastodon")),
        SERVER(true, world -> world.edit(World.ACCOUNTS, "https://mastodon.example", "https://other.example")),

        DAY_OF_THE_CAMPAIGN(false, world -> world.schedule("rotation: fair", "rotation: fair\nfrom: 2026-01-01")),
        NUMBER_OF_DAYS(false, world -> world.clock.advance(Duration.ofHours(1))),
        ZONE_OF_CUSTODY(false, world -> world.edit(ANNA, "zone: Asia/Baku", "zone: Asia/Tashkent")),
        WHAT_FACTS_REST_ON(
                false,
                world -> world.edit(
                        ANNA,
                        "sources: [{ title",
                        "facts: { story: { sources: [news], alternatives: [{ text: Others say more, sources: [news] }] },"
                                + " names: { sources: [news] } }\nsources: [{ id: news, title")),
        FRESHER_NEWS(false, world -> world.edit(ANNA, "confirmed: 2026-01-05", "confirmed: 2026-01-04")),
        LIMIT_OF_AGE_THAT_CHANGES_NO_WORD(
                false, world -> world.schedule("rotation: fair", "rotation: fair\nstatus_limit: 90d")),
        TIME_OF_THE_SLOT(false, world -> world.schedule("at: \"09:00\"", "at: \"10:00\"")),
        LATE_WINDOW(false, world -> world.schedule("late_window: 6h", "late_window: 12h")),
        SPECIAL_DAYS_THE_TEMPLATE_DOES_NOT_NAME(
                false, world -> world.schedule("rotation: fair", "rotation: fair\nmilestones: flavour")),
        WHAT_THE_TEMPLATE_DOES_NOT_USE(
                false, world -> world.edit(ANNA, "kind: prisoner", "kind: prisoner\nrole: { en: A teacher }")),
        THREADS(false, world -> world.edit(World.ACCOUNTS, "en, threads: true", "en"));

        private final boolean asks;
        private final Consumer<World> change;

        Change(boolean asks, Consumer<World> change) {
            this.asks = asks;
            this.change = change;
        }
    }

    private final World world;

    BoundByApprovalTest(Database database) {
        world = new World(database)
                .schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [mastodon]");
        world.put(
                World.TEMPLATE,
                "---\ncontent_warning: prison\n---\n{{#she}}She is {{/she}}{{name}} is held in {{heldBy}}{{#together}} with"
                        + " {{together}}{{/together}}. {{#count}}{{count}}{{/count}}{{#houseArrest}} at home{{/houseArrest}}"
                        + "{{#lastConfirmed}}; last confirmed {{lastConfirmed}}{{/lastConfirmed}}\n"
                        + "{{#story}}{{story}}{{/story}} {{campaign}} {{source}}\n\n{{hashtags}}\n");
        world.photo("anna", 10)
                .edit(ANNA, "scope: [name, photo]", "scope: [name, story, photo]")
                .put(ANNA, world.text(ANNA) + "together: [bela, dana]\nstory: { en: She told of the mine. }\n")
                .start();
        world.approveAll();
    }

    private Desk.Coming anna() {
        return world.node.desk().coming(Duration.ofDays(60)).stream()
                .filter(post -> post.profile().id().value().equals("anna"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void eachInputOfTheWordsIsBoundOrMayChange(Change change) {
        assertThat(anna().rendered().problems()).isEmpty();
        assertThat(anna().waitsForApproval()).isFalse();
        change.change.accept(world);
        assertThat(world.accept().problems()).isEmpty();
        assertThat(anna().rendered().problems()).isEmpty();
        assertThat(anna().waitsForApproval()).isEqualTo(change.asks);
        if (change.asks) {
            assertThat(anna().changed().orElseThrow().names())
                    .as("it is said what")
                    .isNotEmpty();
        }
    }
}
