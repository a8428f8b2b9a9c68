package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ObservancesTest {
    @Test
    void everyDayHasAnEnglishNameAndASourceUnlessItIsCalledBadlySourced() {
        assertThat(Observances.all()).hasSize(17).allSatisfy(day -> {
            assertThat(day.names()).containsKey("en");
            assertThat(day.confidence()).isIn("high", "medium", "low");
            assertThat(day.source() != null || day.confidence().equals("low"))
                    .as(day.id())
                    .isTrue();
        });
    }

    @Test
    void theSchemaAndThePageForCampaignersNameAllOfThem() throws Exception {
        String schema = Files.readString(Path.of("docs/schemas/schedule.schema.json"));
        String page = Files.readString(Path.of("docs/files.md"));
        assertThat(Observances.all()).allSatisfy(day -> {
            assertThat(schema).contains("\"" + day.id() + "\"");
            assertThat(page).contains("`" + day.id() + "`");
        });
    }
}
