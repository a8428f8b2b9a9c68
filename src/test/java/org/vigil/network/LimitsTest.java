package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.testing.FakeNetwork;

class LimitsTest {
    private static final Image GOOD = PublisherContract.image("alt");

    @Test
    void objectsInWordsThatNameTheNumbers() {
        assertThat(DocumentedLimits.X.objection(PublisherContract.part("囚".repeat(150))))
                .hasValueSatisfying(said -> assertThat(said).contains("300").contains("280"));
        assertThat(DocumentedLimits.X.objection(PublisherContract.part("a", GOOD, GOOD, GOOD, GOOD, GOOD)))
                .hasValueSatisfying(said -> assertThat(said).contains("5 images"));
        assertThat(DocumentedLimits.X.objection(PublisherContract.part("a", PublisherContract.image("a".repeat(1001)))))
                .hasValueSatisfying(
                        said -> assertThat(said).contains("alt text").contains("1001"));
        assertThat(DocumentedLimits.X.objection(PublisherContract.part("a", GOOD, GOOD, GOOD, GOOD)))
                .isEmpty();
    }

    @Test
    void objectsToImagesThatTheNetworkCannotTake() {
        Image pdf = new Image("x.pdf", "application/pdf", new byte[1], "alt");
        Image large = new Image("x.png", "image/png", new byte[5_000_001], "alt");
        assertThat(DocumentedLimits.X.objection(PublisherContract.part("a", GOOD, pdf)))
                .hasValueSatisfying(said -> assertThat(said).contains("x.pdf").contains("application/pdf"));
        assertThat(DocumentedLimits.X.objection(PublisherContract.part("a", large)))
                .hasValueSatisfying(said -> assertThat(said).contains("5000001"));
    }

    @Test
    void lessTextFitsBesideImages() {
        String text = "a".repeat(1_025);
        assertThat(DocumentedLimits.TELEGRAM.objection(PublisherContract.part(text)))
                .isEmpty();
        assertThat(DocumentedLimits.TELEGRAM.objection(PublisherContract.part(text, GOOD)))
                .hasValueSatisfying(said -> assertThat(said).contains("1024 beside images"));
        assertThat(DocumentedLimits.TELEGRAM.withImages().fits(text)).isFalse();
        assertThat(DocumentedLimits.X.withImages()).isEqualTo(DocumentedLimits.X);
    }

    @Test
    void oneConnectorServesANetwork() {
        var fake = new FakeNetwork(Network.X, () -> FaultyPublisherContract.NOW);
        Connectors connectors = new Connectors(List.of(fake));
        assertThat(connectors.forNetwork(Network.X)).contains(fake);
        assertThat(connectors.forNetwork(Network.MASTODON)).isEmpty();
        assertThatThrownBy(() -> new Connectors(List.of(fake, fake))).isInstanceOf(IllegalArgumentException.class);
    }
}
