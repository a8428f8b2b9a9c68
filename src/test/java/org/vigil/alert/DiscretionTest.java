package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.Restrictions;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What is sent to those on call names nobody who is on hold, in no script, and whatever became of the file. */
@ExtendWith(TestDatabase.class)
class DiscretionTest {
    private final World world;

    DiscretionTest(Database database) {
        world = new World(database);
        world.edit(World.profile("anna"), "{ en: Anna Example }", "{ en: Anna Example, zh-Hans: 王宇, ar: بشير المثال }")
                .start();
    }

    private String said(String text) {
        return new Discretion(world.node.files(), new Restrictions(world.database.jdbc()))
                .at(world.clock.instant())
                .apply(text);
    }

    @Test
    void aNameIsLeftOutWhereAScriptJoinsItToOtherWords() {
        String text = "Anna Example; 释放王宇律师; وبشير المثال; Joanna Examples";
        assertThat(said(text)).isEqualTo(text);
        world.hold("anna");
        assertThat(said(text)).isEqualTo("…; 释放…律师; و…; Joanna Examples");
    }

    @Test
    void whoseFileIsGoneIsLeftOutToo() {
        world.hold("anna");
        world.remove(World.profile("anna")).schedule("anna, ", "").accept();
        assertThat(said("of Anna Example (anna)")).isEqualTo("of … (…)");
    }
}
