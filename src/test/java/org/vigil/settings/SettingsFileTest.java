package org.vigil.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class SettingsFileTest {
    static final String GOOD = """
            notify:
              on_call:
                - { name: Ada, email: ada@example.org, webhook: kept }
                - { name: Bo Ödegård, webhook: "https://chat.example.org/hooks/b?c=d" }
              escalate_after: 20m
              approve_ahead: 6h
              smtp: { host: mail.example.org, port: 2525, tls: starttls, user: vigil, from: vigil@example.org }
              webhook_secret_header: X-Vigil-Secret
            heartbeat: { url: "https://up.example.org/ping/1", method: post }
            approvers: [Ada, Cem]
            digest: { at: "17:00", zone: Europe/London, to: [Ada], verification: fri }
            x_prices: { post: 0.01, post_with_link: 0.25, repost: 0.03, alt_text: 0, read: 0.002, as_of: 2026-11-01 }
            engagement: { x_requests: 400, x_dollars: 5.00, bluesky_requests: 900, mastodon_requests: 9000, keep_months: 24, weekly_report: tue, to: [Bo Ödegård] }
            console: { address: 192.0.2.7, url: "https://vigil.example.org", behind_proxy: 192.0.2.5 }
            sign_in: { second_factor: everybody, openid: { issuer: "https://id.example.org/", client_id: vigil } }
            source: files
            """;

    private final Problems problems = new Problems();

    private Optional<Settings> read(String yaml) {
        return SettingsFile.read(SourceFile.ofText(SettingsFile.PATH, yaml), problems);
    }

    @Test
    void everythingIsRead() {
        Settings settings = read(GOOD).orElseThrow();
        Notify notify = settings.toNotify().orElseThrow();
        assertThat(notify.onCall())
                .containsExactly(
                        new OnCall("Ada", "ada@example.org", new WebAddress.Kept()),
                        new OnCall(
                                "Bo Ödegård",
                                null,
                                new WebAddress.Written(URI.create("https://chat.example.org/hooks/b?c=d"))));
        assertThat(notify.onCall().getFirst().ways()).containsExactly(Way.EMAIL, Way.WEBHOOK);
        assertThat(notify.escalateAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(notify.approveAhead()).isEqualTo(Duration.ofHours(6));
        assertThat(notify.mailServer())
                .isEqualTo(new MailServer(
                        "mail.example.org", 2525, MailServer.Tls.STARTTLS, "vigil", "vigil@example.org"));
        assertThat(notify.secretHeader()).isEqualTo("X-Vigil-Secret");
        assertThat(settings.heartbeat().orElseThrow().method()).isEqualTo(Heartbeat.Method.POST);
        assertThat(settings.approvers()).containsExactly("Ada", "Cem");
        assertThat(settings.digest())
                .contains(
                        new Digest(LocalTime.of(17, 0), ZoneId.of("Europe/London"), List.of("Ada"), DayOfWeek.FRIDAY));
        assertThat(settings.xPrices())
                .contains(new XPrices(
                        Optional.of(new BigDecimal("0.01")),
                        Optional.of(new BigDecimal("0.25")),
                        Optional.of(new BigDecimal("0.03")),
                        Optional.of(new BigDecimal("0")),
                        Optional.of(new BigDecimal("0.002")),
                        LocalDate.of(2026, 11, 1)));
        assertThat(settings.engagement())
                .isEqualTo(new EngagementSettings(
                        Optional.of(400),
                        Optional.of(900),
                        Optional.of(9000),
                        Optional.of(new BigDecimal("5.00")),
                        Optional.of(24),
                        30,
                        Optional.of(DayOfWeek.TUESDAY),
                        List.of("Bo Ödegård")));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aWeeklyReportNeedsTheDigestsTimeOfDay() {
        assertThat(read(GOOD.replaceAll("(?m)^digest:.*\n", ""))).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .asString()
                .contains("weekly_report", "at the digest's time of day, and there is no digest", "digest: { at:");
    }

    @Test
    void whereThePublicPagesAreIsRead() {
        PublicSite site = read("public: { url: \"https://vigil.example.org/\", port: 8081, address: 0.0.0.0 }\n")
                .orElseThrow()
                .followers()
                .orElseThrow();
        assertThat(site)
                .isEqualTo(new PublicSite(URI.create("https://vigil.example.org"), "0.0.0.0", OptionalInt.of(8081)));
        assertThat(read("public: { url: \"https://vigil.example.org\" }\n")
                        .orElseThrow()
                        .followers()
                        .orElseThrow()
                        .address())
                .isEqualTo("127.0.0.1");
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ port: 8081 }",
                "{ url: \"http://vigil.example.org\" }",
                "{ url: \"https://vigil.example.org/pages\" }",
                "{ url: \"https://vigil.example.org\", port: 0 }",
                "{ url: \"https://vigil.example.org\", port: 70000 }",
                "{ url: \"https://vigil.example.org\", port: 8081, address: vigil.example.org }",
                "{ url: \"https://vigil.example.org\", address: 0.0.0.0 }",
                "{ url: \"https://vigil.example.org\", prot: 8081 }"
            })
    void whereThePublicPagesCannotBeIsRefused(String where) {
        assertThat(read("public: " + where + "\n")).isEmpty();
        assertThat(problems.list())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.field()).startsWith("public"));
    }

    @Test
    void whatIsLeftOutIsUsual() {
        Notify notify = read("""
                        notify:
                          on_call: [{ name: Ada, email: ada@example.org }]
                          smtp: { host: localhost, tls: implicit, from: root@localhost }
                        """).orElseThrow().toNotify().orElseThrow();
        assertThat(notify.escalateAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThat(notify.approveAhead()).isEqualTo(Duration.ofHours(12));
        assertThat(notify.mailServer())
                .isEqualTo(new MailServer("localhost", 465, MailServer.Tls.IMPLICIT, null, "root@localhost"));
        assertThat(read("heartbeat: { url: \"http://127.0.0.1:9/\" }\n")
                        .orElseThrow()
                        .heartbeat()
                        .orElseThrow()
                        .method())
                .isEqualTo(Heartbeat.Method.GET);
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name: Ada,                  | ``                          | 3 | notify.on_call[1].name
                    name: Bo Ödegård            | name: Ada                   | 4 | two people are called "Ada"
                    email: ada@example.org, webhook: kept | note: none        | 3 | no way to tell
                    ada@example.org             | Ada <ada@example.org>       | 3 | an e-mail address such as
                    "https://chat.example.org/hooks/b?c=d" | "http://chat.example.org/hooks/b" | 4 | others could read along
                    "https://chat.example.org/hooks/b?c=d" | "https://ada:pw@chat.example.org" | 4 | no plain address
                    "https://chat.example.org/hooks/b?c=d" | "chat"           | 4 | an address that begins with https://
                    escalate_after: 20m         | escalate_after: 30s         | 5 | minutes, hours or days
                    escalate_after: 20m         | escalate_after: 0m          | 5 | at least 1m and at most 1d
                    approve_ahead: 6h           | approve_ahead: 8d           | 6 | at most 7d
                    host: mail.example.org,     | ``                          | 7 | notify.smtp.host
                    port: 2525                  | port: 70000                 | 7 | from 1 to 65535
                    tls: starttls               | tls: none                   | 7 | starttls or implicit
                    tls: starttls               | tls: ssl                    | 7 | one of: starttls, implicit, none
                    user: vigil                 | user: vigil, password: x123 | 7 | VIGIL_SMTP_PASSWORD
                    , from: vigil@example.org   | ``                          | 7 | notify.smtp.from
                    X-Vigil-Secret              | "X Vigil"                   | 8 | a header's name
                    X-Vigil-Secret              | Content-Type                | 8 | a header's name
                    url: "https://up.example.org/ping/1", | ``                | 9 | heartbeat.url
                    method: post                | method: put                 | 9 | one of: get, post
                    approvers: [Ada, Cem]       | approvers: []               | 10 | nobody is named
                    approvers: [Ada, Cem]       | approvers: [Ada, Ada]       | 10 | "Ada" stands there twice
                    approvers: [Ada, Cem]       | approvers: ["<Ada>"]        | 10 | a name of at most 60 letters
                    at: "17:00"                 | at: "25:00"                 | 11 | a time of day as
                    zone: Europe/London         | zone: London                | 11 | a zone such as
                    to: [Ada]                   | to: [Dia]                   | 11 | "Dia" is not on call
                    to: [Ada]                   | to: []                      | 11 | nobody is named
                    verification: fri           | verification: friday        | 11 | one of: mon, tue
                    as_of: 2026-11-01           | as_of: 2026-02-30           | 12 | the day on which you saw them
                    , as_of: 2026-11-01         | ``                          | 12 | x_prices.as_of
                    post: 0.01                  | post: -1                    | 12 | US dollars such as 0.015
                    read: 0.002                 | read: 1000.5                | 12 | US dollars such as 0.015
                    , behind_proxy: 192.0.2.5   | ``                          | 14 | others could read along on the way
                    , behind_proxy: 192.0.2.5   | ``                          | 14 | nothing says who has TLS for it
                    url: "https://vigil.example.org", | ``                    | 14 | console.url: the field is missing
                    "https://vigil.example.org" | "http://vigil.example.org"  | 14 | https:// and a name
                    "https://vigil.example.org" | "https://vigil.example.org/x" | 14 | https:// and a name
                    address: 192.0.2.7          | address: vigil.example.org  | 14 | the number of an interface
                    behind_proxy: 192.0.2.5     | behind_proxy: proxy         | 14 | the number of the proxy
                    behind_proxy: 192.0.2.5     | tls: { key: a.pem }         | 14 | console.tls.certificate
                    everybody                   | nobody                      | 15 | one of: admins, everybody
                    client_id: vigil            | client_id: vigil, client_secret: x123 | 15 | VIGIL_OPENID_CLIENT_SECRET
                    , client_id: vigil          | ``                          | 15 | sign_in.openid.client_id
                    "https://id.example.org/"   | "http://id.example.org"     | 15 | others could read along
                    heartbeat:                  | heart_beat:                 | 9 | did you mean "heartbeat"?
                    """)
    void aMistakeIsNamedWithItsLine(String before, String after, int line, String said) {
        assertThat(GOOD).contains(before);
        assertThat(read(GOOD.replace(before, after))).isEmpty();
        assertThat(problems.list())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("settings.yaml:" + line + ": ")
                        .contains(said));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThat(read("notify: { on_call: [], escalate_after: soon, smtp: {} }\nheartbeat: {}\n"))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Problem::field)
                .contains(
                        "notify.on_call",
                        "notify.escalate_after",
                        "notify.smtp.host",
                        "notify.smtp.from",
                        "heartbeat.url");
    }

    @Test
    void aDigestNeedsSomebodyOnCallAndPricesNeedAPrice() {
        assertThat(read("digest: { at: \"17:00\", zone: UTC }\nx_prices: { as_of: 2026-11-01 }\n"))
                .isEmpty();
        assertThat(problems.list()).extracting(Problem::field).containsExactly("digest", "x_prices");
    }

    @Test
    void aDigestGoesToAllOnCallOnMondaysUnlessSaid() {
        Digest digest = read(GOOD.replace(", to: [Ada], verification: fri", ""))
                .orElseThrow()
                .digest()
                .orElseThrow();
        assertThat(digest.to()).containsExactly("Ada", "Bo Ödegård");
        assertThat(digest.verification()).isEqualTo(DayOfWeek.MONDAY);
    }

    /** Whoever knows the address of a chat's webhook can write there. */
    @Test
    void anAddressIsNeverRepeated() {
        for (String address : List.of("http://chat.example.org/s3cret", "ftp://s3cret", "s3cret s3cret")) {
            assertThat(read(GOOD.replace("https://chat.example.org/hooks/b?c=d", address)))
                    .isEmpty();
        }
        assertThat(problems.list())
                .isNotEmpty()
                .noneMatch(problem -> problem.toString().contains("s3cret"));
        assertThat(read(GOOD).orElseThrow().toString()).doesNotContain("hooks", "ping");
    }

    @Test
    void repliesAreKeptForThirtyDaysUnlessOtherwiseSaid() {
        assertThat(read("approvers: [Ada]\n").orElseThrow().engagement().repliesDays())
                .isEqualTo(30);
        assertThat(read("engagement: { replies_days: 7, keep_months: 12 }\n")
                        .orElseThrow()
                        .engagement())
                .satisfies(engagement -> {
                    assertThat(engagement.repliesDays()).isEqualTo(7);
                    assertThat(engagement.keepMonths()).contains(12);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replies_days: 0",
                "replies_days: 91",
                "replies_days: 1.5",
                "replies_days: ever",
                "keep_months: 3"
            })
    void whatIsKeptTooLongOrTooShortIsRefused(String words) {
        assertThat(read("engagement: { " + words + " }\n")).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .asString()
                .contains(
                        "engagement." + words.replaceFirst(":.*", ""),
                        words.replaceFirst(".*: ", ""),
                        "a whole number of");
    }

    @Test
    void anEmailNeedsAServer() {
        assertThat(read("notify: { on_call: [{ name: Ada, email: ada@example.org }] }\n"))
                .isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("notify.smtp"));
    }
}
