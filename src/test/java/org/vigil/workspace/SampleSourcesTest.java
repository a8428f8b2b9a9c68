package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vigil.profile.Charge;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.SourceTree;

/** What the sample profiles rest on: a fact names a source only where that source was read and says so. */
class SampleSourcesTest {
    private final Workspace sample = read();

    private static Workspace read() {
        try {
            return Workspace.read(SourceTree.read(Path.of("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everySourceHasAnId() {
        assertThat(sample.profiles().values())
                .allSatisfy(profile -> assertThat(profile.sources())
                        .as(profile.file())
                        .allSatisfy(source -> assertThat(source.id()).isNotNull()));
    }

    /** Whoever confirms one more has read two of its sources, and writes the name here. */
    @Test
    void confirmedAreThoseOfWhomTwoPublishersWereRead() {
        assertThat(sample.profiles().values().stream()
                        .filter(profile -> profile.kind() == ProfileKind.PRISONER)
                        .filter(profile -> profile.unconfirmed().isEmpty())
                        .map(profile -> profile.id().value()))
                .containsExactly("buzurgmehr-yorov", "khadija-ismayilova", "khalil-maatouk", "rasha-sharbaji");
        assertThat(profile("ilgar-mammadov").unconfirmed())
                .as("his release has two sources, his arrest one")
                .extracting(each -> each.field())
                .contains("custody[1].from")
                .doesNotContain("custody[2].to", "events[1]");
    }

    /** The lists of the campaigns, titles, and what was read for a date say who is called so; the rest stays visible. */
    @Test
    void everybodysNameRestsOnASource() {
        assertThat(sample.profiles().values())
                .hasSizeGreaterThan(40)
                .allSatisfy(profile ->
                        assertThat(profile.unsourced()).as(profile.file()).doesNotContain("names"));
        assertThat(profile("gao-yu").unsourced())
                .as("nobody has looked up who calls her a journalist")
                .contains("role");
        assertThat(profile("gao-yu").sourcedFacts().toString()).contains("former reporter");
    }

    @Test
    void aChargeSaysWhoseItIsAndWhatItRestsOn() {
        List<Charge> charges = sample.profiles().values().stream()
                .flatMap(profile -> profile.charges().stream())
                .toList();
        assertThat(charges).hasSizeGreaterThan(5).allSatisfy(charge -> {
            assertThat(charge.accordingTo().get("en")).startsWith("the ");
            assertThat(charge.sources()).isNotEmpty();
        });
    }

    /** "Released" is not "free": what the files call conditional is a field, so that a post has to say so. */
    @Test
    void aReleaseUnderConditionsIsOneByItsField() {
        for (String id : List.of(
                "khadija-ismayilova",
                "leyla-yunus",
                "ilgar-mammadov",
                "gao-yu",
                "fanta-jawara",
                "maria-lourdes-afiuni")) {
            assertThat(profile(id).events()).as(id).anyMatch(event -> event.conditional());
        }
    }

    private Profile profile(String id) {
        return Objects.requireNonNull(sample.profiles().get(new ProfileId(id)));
    }
}
