package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigil.Main;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.message.Template;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Network;
import org.vigil.profile.Convention;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Release;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Composer;
import org.vigil.workspace.Workspace;

/**
 * What is said beside the day's profile needs no template of one's own: the shipped campaigns have one of each kind in
 * English, Russian and Persian, and a folder of {@code init} in English. Each fits every network, whoever it is about.
 */
class ShippedTemplatesTest {
    private static final Instant NOW = Instant.parse("2026-11-18T06:00:00Z");
    private static final ProfileId OUT = new ProfileId("nobody-at-large");
    private static final ProfileId DEAD = new ProfileId("nobody-in-memory");

    @TempDir
    private static Path temp;

    private final Composer composer = new Composer();

    /** @param what in words, for the report */
    private record Shipped(String what, Workspace workspace, Campaign campaign, String language) {
        @Override
        public String toString() {
            return what + ", " + language;
        }

        Account account() {
            return Objects.requireNonNull(
                    workspace.accounts().get(campaign.accounts().getFirst()));
        }

        Profile profile(ProfileId id) {
            return workspace.profile(id).orElseThrow();
        }
    }

    private static final List<Shipped> ALL = new ArrayList<>();

    /** Read once, since nothing here changes it. */
    static List<Shipped> shipped() throws IOException {
        if (ALL.isEmpty()) {
            ALL.addAll(all());
        }
        return ALL;
    }

    private static List<Shipped> all() throws IOException {
        List<Shipped> all = new ArrayList<>();
        for (String language : List.of("en", "ru", "fa")) {
            all.add(shipped("sample", Path.of(""), "free-the-20", language));
            all.add(shipped("sample", Path.of(""), "free-to-be-home", language));
        }
        all.add(shipped("init", initialised(), "my-first-campaign", "en"));
        return all;
    }

    private static Path initialised() {
        Path folder = temp.resolve("init");
        if (!folder.toFile().exists()) {
            StringWriter err = new StringWriter();
            int code = Main.commandLine(Map.of(), InstantSource.fixed(NOW), new BufferedReader(new StringReader("")))
                    .setOut(new PrintWriter(new StringWriter()))
                    .setErr(new PrintWriter(err, true))
                    .execute("init", folder.toString());
            assertThat(code).as(err.toString()).isZero();
        }
        return folder;
    }

    private static Shipped shipped(String what, Path folder, String campaign, String language) throws IOException {
        List<SourceFile> files = new ArrayList<>(SourceTree.read(folder).all());
        files.add(SourceFile.ofText("profiles/" + OUT + ".yaml", person(OUT, "RELEASE")));
        files.add(SourceFile.ofText("profiles/" + DEAD + ".yaml", person(DEAD, "DEATH")));
        for (Event.Kind kind : Event.Kind.values()) {
            files.add(SourceFile.ofText("events/" + id(kind) + ".yaml", event(kind, campaign)));
        }
        Workspace workspace = Workspace.read(SourceTree.of(files));
        assertThat(workspace.problems()).isEmpty();
        return new Shipped(
                what + " " + campaign,
                workspace.inLanguage(language),
                Objects.requireNonNull(workspace.campaigns().get(new CampaignId(campaign))),
                language);
    }

    private static Shipped sample(String language) throws IOException {
        return shipped().stream()
                .filter(each -> each.language().equals(language) && each.what().endsWith("free-the-20"))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody with a long name and much to say, who was in all three kinds of custody. */
    private static String person(ProfileId id, String end) {
        String how = end.equals("DEATH") ? "{ kind: died, date: 2026-11, what: told by the family }" : """
                  { kind: released, date: 2026-11-10, what: bail, conditional: bail, conditions: { en: on bail and without a
                  passport, ru: под залог и без паспорта, fa: با وثیقه و بدون گذرنامه } }""";
        return """
               id: %s
               kind: prisoner
               names: { en: Maria Alexandra de la Concepción Example, ru: Мария Александра Примерова, fa: ماریا الکساندرا نمونه }
               role: { en: lawyer and head of an association, ru: адвокат и глава объединения, fa: وکیل و رئیس انجمن }
               country: [AQ]
               held_by: AQ
               zone: UTC
               pronoun: she
               custody:
                 - { kind: disappearance, from: 2020-01-10, to: 2020-02-10 }
                 - { kind: prison, from: 2020-02-10, to: 2025-03-10 }
                 - { kind: house_arrest, from: 2025-03-10, to: %s }
               events: [%s]
               sources: [{ title: A report, publisher: A daily }]
               """.formatted(id, end.equals("DEATH") ? "2026-11" : "2026-11-10", how);
    }

    private static String id(Event.Kind kind) {
        return "an-event-" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String event(Event.Kind kind, String campaign) {
        return """
               id: %s
               kind: %s
               date: 2026-11-18
               title: { en: "A parliament asks for a prisoner\\u2019s release", ru: Парламент просит освободить заключённую, fa: مجلس خواستار رهایی یک زندانی شد }
               text: { en: The vote was forty to two., ru: За проголосовали сорок человек., fa: چهل نفر رأی موافق دادند. }
               figure: { number: 12345, source: An Organisation for Human Rights, date: 2026-10 }
               signatories: [Ann Lee, An Organisation for Human Rights, Another Organisation, Bo Example]
               link: https://www.example.org/a/long/address/of/a/page-about-it
               sources: [{ title: A report, publisher: A daily }]
               about: []
               campaigns: [%s]
               """.formatted(id(kind), kind.name().toLowerCase(java.util.Locale.ROOT), campaign);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aReleaseCanBeSaidOfEverybodyOnEveryNetwork(Shipped shipped) {
        assertThat(said(shipped, PostKind.RELEASED, shipped.profile(OUT)))
                .allSatisfy(text -> assertThat(text.length()).isGreaterThan(100));
        released(shipped).forEach(profile -> said(shipped, PostKind.RELEASED, profile));
    }

    /** Whoever was released in the files themselves: of the sample campaigns nearly everybody. */
    private static List<Profile> released(Shipped shipped) {
        return shipped.workspace().profiles().values().stream()
                .filter(profile -> Release.of(profile, profile.dayAt(NOW), Convention.ELAPSED)
                        .isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aMemorialCanBeSaidAndHasAContentWarningAndNoHashtag(Shipped shipped) {
        assertThat(said(shipped, PostKind.MEMORIAL, shipped.profile(DEAD)))
                .allSatisfy(text -> assertThat(text).doesNotContain("#"));
        Rendered rendered = rendered(shipped, PostKind.MEMORIAL, shipped.profile(DEAD), Network.MASTODON);
        assertThat(rendered.message().orElseThrow().parts().getFirst().contentWarning())
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyKindOfEventCanBeSaid(Shipped shipped) {
        for (Event.Kind kind : Event.Kind.values()) {
            Event event = Objects.requireNonNull(shipped.workspace().events().get(new ProfileId(id(kind))));
            assertThat(said(shipped, PostKind.EVENT, event.asProfile()))
                    .as(kind.toString())
                    .allSatisfy(text -> assertThat(text).contains("https://www.example.org/a"));
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void allOfThemAreUnreviewed(Shipped shipped) {
        assertThat(shipped.workspace().templates().values()).noneMatch(Template::isReviewed);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Maria Alexandra de la Concepción Example, has been released under conditions (10 November 2026).",
        "ru, освобождение с ограничениями, Она провела под стражей 1\u00A0855 дней.",
        "fa, پایان بازداشت، همراه با شرط, او ۱٬۸۵۵ روز در بازداشت بوده است.",
    })
    void whoeverIsOutUnderConditionsIsSaidToBe(String language, String one, String two) throws IOException {
        Shipped shipped = sample(language);
        assertThat(said(shipped, PostKind.RELEASED, shipped.profile(OUT)))
                .allSatisfy(text -> assertThat(text).contains(one, two));
    }

    @Test
    void aFigureIsSaidWithItsSourceAndDate() throws IOException {
        Shipped shipped = sample("en");
        Event event = Objects.requireNonNull(shipped.workspace().events().get(new ProfileId(id(Event.Kind.FIGURE))));
        assertThat(said(shipped, PostKind.EVENT, event.asProfile()))
                .allSatisfy(text ->
                        assertThat(text).contains(": 12,345 (An Organisation for Human Rights, October 2026)\n"));
    }

    /** In one part, on every network. */
    private List<String> said(Shipped shipped, PostKind kind, Profile profile) {
        return Stream.of(Network.values())
                .map(network -> {
                    Rendered rendered = rendered(shipped, kind, profile, network);
                    assertThat(rendered.problems())
                            .as("%s of %s on %s", kind, profile.id(), network)
                            .isEmpty();
                    assertThat(rendered.message().orElseThrow().parts())
                            .as("%s of %s on %s", kind, profile.id(), network)
                            .hasSize(1);
                    return rendered.message().orElseThrow().parts().getFirst().text();
                })
                .toList();
    }

    private Rendered rendered(Shipped shipped, PostKind kind, Profile profile, Network network) {
        return composer.compose(
                shipped.workspace(),
                shipped.campaign(),
                kind,
                profile,
                List.of(),
                shipped.account(),
                DocumentedLimits.of(network),
                NOW,
                1);
    }
}
