package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server's address that leads to this machine or its neighbours gets no request, whoever typed it and whatever its name. */
class ReachTest {
    private static Reach answering(String... addresses) {
        return Reach.outward(host -> {
            InetAddress[] answers = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                answers[i] = InetAddress.getByName(addresses[i]);
            }
            return answers;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void addressesOfThisMachineOfItsNeighboursAndOfMetadataLeadInward(String address) {
        assertThat(answering(address).objection(URI.create("https://mastodon.example/api")))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("mastodon.example leads to this machine or into its own network")
                        .contains("VIGIL_INWARD_SERVERS")
                        .doesNotContain(address + " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "203.0.112.1",
                "223.255.255.1",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void theInternetLeadsOut(String address) {
        assertThat(answering(address).objection(URI.create("https://mastodon.example")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/x",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706433/",
                "https://localhost/",
                "https://0/"
            })
    void anAddressInTheAddressItselfIsLookedAt(String uri) {
        assertThat(Reach.OUTWARD.objection(URI.create(uri))).isPresent();
    }

    @Test
    void oneInwardAnswerAmongSeveralIsEnough() {
        assertThat(answering("1.1.1.1", "192.168.1.1").objection(URI.create("https://mastodon.example")))
                .isPresent();
    }

    @Test
    void whoIsNotKnownToTheNameServiceIsNoMatterOfThis() {
        Reach nobody = Reach.outward(host -> {
            throw new UnknownHostException(host);
        });
        assertThat(nobody.objection(URI.create("https://mastodon.example"))).isEmpty();
        assertThat(Reach.OUTWARD.objection(URI.create("urn:x"))).isEmpty();
    }

    @Test
    void noByteGoesInwardUnlessThatIsAllowed() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        try {
            server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("inside")));
            Request request = Request.get(URI.create("http://127.0.0.1:" + server.port() + "/secrets"));
            int before = HttpCall.sentByThisThread();
            assertThat(new HttpCall(Reach.OUTWARD).read(request)).isInstanceOf(Reply.NeverSent.class);
            assertThat(new HttpCall(Reach.OUTWARD)
                            .write(request, new SendKey("key", System.nanoTime() + 9_000_000_000L)))
                    .isInstanceOf(Reply.NeverSent.class);
            assertThat(HttpCall.sentByThisThread()).isEqualTo(before);
            server.verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
            assertThat(new HttpCall(Reach.ANYWHERE).read(request)).isInstanceOf(Reply.Answer.class);
        } finally {
            server.stop();
        }
    }
}
