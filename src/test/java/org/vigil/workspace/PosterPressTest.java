package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.ChangedGrounds;
import org.vigil.message.OwnPosterWords;
import org.vigil.message.Rendered;
import org.vigil.network.DocumentedLimits;
import org.vigil.poster.Form;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** Posters of a folder's posts: what is on them, what an approval binds of them, and what check says of their files. */
class PosterPressTest {
    private static final String WORDS = "templates/posters/prisoner.en.txt";
    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T09:00:00Z");

    private final Map<String, String> files = new TreeMap<>();

    PosterPressTest() {
        files.put("accounts.yaml", "accounts: [{ name: box, network: sandbox, imitates: mastodon, language: en }]\n");
        files.put("schedules/vigil.yaml", """
                campaign: vigil
                name: "#Vigil"
                zone: Europe/London
                from: 2026-01-05
                to: 2026-01-11
                slots: [{ id: morning, at: "09:00" }]
                roll: { listed: [anna] }
                accounts: [box]
                templates: vigil
                hashtags: ["#Vigil"]
                posters: always
                """);
        files.put(
                "templates/vigil/prisoner.en.txt", "{{name}}.{{#houseArrest}} At home under guard.{{/houseArrest}}\n");
        files.put("profiles/anna.yaml", """
                id: anna
                kind: prisoner
                names: { en: Anna Example, fa: آنا نمونه }
                role: { en: poet, fa: شاعر }
                country: [IR]
                held_by: IR
                zone: Asia/Tehran
                pronoun: she
                custody: [{ kind: prison, from: 2025-01-05, confirmed: 2026-01-05 }]
                sources: [{ title: A report, publisher: A newspaper, date: 2026-01-01, link: "https://example.org/a" }]
                """);
    }

    private void edit(String path, String old, String changed) {
        String text = files.getOrDefault(path, "");
        assertThat(text).contains(old);
        files.put(path, text.replace(old, changed));
    }

    private Workspace workspace() {
        List<SourceFile> all = new ArrayList<>();
        files.forEach((path, text) -> all.add(SourceFile.ofText(path, text)));
        return Workspace.read(SourceTree.of(all));
    }

    private Rendered rendered(Instant at) {
        Workspace workspace = workspace();
        Campaign campaign = workspace.campaigns().values().iterator().next();
        Account account = workspace.accounts().values().iterator().next();
        Profile anna = workspace.profile(new ProfileId("anna")).orElseThrow();
        Rendered rendered =
                new Composer().compose(workspace, campaign, anna, List.of(), account, DocumentedLimits.MASTODON, at, 1);
        assertThat(rendered.problems()).isEmpty();
        return rendered;
    }

    private String altText(Instant at) {
        return rendered(at)
                .message()
                .orElseThrow()
                .parts()
                .getFirst()
                .images()
                .getFirst()
                .altText();
    }

    private List<String> problems() {
        return Check.problems(workspace(), MONDAY).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void theNumberGrowsAndTheApprovalStays() {
        assertThat(altText(MONDAY)).contains("365 days in custody");
        assertThat(altText(TUESDAY)).contains("366 days in custody");
        assertThat(rendered(MONDAY).approvalDigest())
                .isEqualTo(rendered(TUESDAY).approvalDigest());
    }

    @ParameterizedTest
    @CsvSource({
        "profiles/anna.yaml, en: poet, en: novelist",
        "profiles/anna.yaml, country: [IR], country: [AZ]",
        "profiles/anna.yaml, 'kind: prison,', 'kind: house_arrest,'",
        "profiles/anna.yaml, from: 2025-01-05, from: 2025-01",
        "schedules/vigil.yaml, '#Vigil\"]', '#Watch\"]'",
        "schedules/vigil.yaml, posters: always, posters: none",
    })
    void anApprovalDiesWithWhatIsOnThePosterAlthoughTheTextStays(String path, String old, String changed) {
        Rendered before = rendered(MONDAY);
        edit(path, old, changed);
        Rendered after = rendered(MONDAY);
        assertThat(after.approvalDigest()).isNotEqualTo(before.approvalDigest());
        if (!old.equals("kind: prison,")) {
            assertThat(new ChangedGrounds(before.grounds(), after.grounds(), List.of()).lines())
                    .containsExactly(
                            old.startsWith("posters")
                                    ? "poster: there was one, and now there is none"
                                    : "poster: it is another picture");
        }
    }

    @Test
    void anApprovalDiesWithTheDesignAndTheWords() {
        String before = rendered(MONDAY).approvalDigest();
        files.put(Form.WIDE.path(), text(Form.WIDE).replace("#ffb703", "#ffc933"));
        String designed = rendered(MONDAY).approvalDigest();
        files.put(WORDS, OwnPosterWords.text("en").orElseThrow().replace("in custody", "in prison"));
        assertThat(List.of(before, designed, rendered(MONDAY).approvalDigest())).doesNotHaveDuplicates();
        assertThat(altText(MONDAY)).contains("365 days in prison");
    }

    private static String text(Form form) {
        return form.file(SourceTree.of(List.of())).text().orElseThrow();
    }

    @Test
    void whatIsWithheldIsNotOnIt() {
        edit("profiles/anna.yaml", "pronoun: she", "pronoun: she\ndo_not_publish: [role, country]");
        assertThat(altText(MONDAY)).doesNotContain("poet", "Iran");
    }

    @Test
    void withoutANumberItSaysSinceWhenAndWhenSomebodyLookedLast() {
        edit("profiles/anna.yaml", "from: 2025-01-05, confirmed: 2026-01-05", "from: 2020-03, confirmed: 2021-04-05");
        edit(
                "templates/vigil/prisoner.en.txt",
                "{{name}}.",
                "{{name}}.{{#lastConfirmed}} Last heard {{lastConfirmed}}.{{/lastConfirmed}}");
        assertThat(altText(MONDAY))
                .contains("In custody since March 2020. last confirmed 5 April 2021")
                .doesNotContain("days");
    }

    @Test
    void houseArrestIsCalledThatInEachLanguage() {
        edit("profiles/anna.yaml", "kind: prison,", "kind: house_arrest,");
        Workspace workspace = workspace();
        Account account = workspace.accounts().values().iterator().next();
        for (String language : OwnPosterWords.LANGUAGES) {
            PosterPress.Pressed pressed = new Composer()
                    .poster(
                            workspace,
                            workspace.campaigns().values().iterator().next(),
                            workspace.profile(new ProfileId("anna")).orElseThrow(),
                            List.of(),
                            account.speaking(language),
                            DocumentedLimits.MASTODON,
                            Form.SQUARE,
                            MONDAY);
            String words = OwnPosterWords.text(language).orElseThrow();
            String label = words.replaceFirst("(?s).*?\\{\\{#houseArrest}}", "").replaceFirst("(?s)\\{\\{/.*", "");
            assertThat(pressed.problems()).as(language).isEmpty();
            assertThat(pressed.altText()).as(language).contains(label);
            assertThat(pressed.poster()).as(language).isPresent();
        }
    }

    @Test
    void whatHasNoRoomIsLeftOutWhereTheWordsAllowIt() {
        String own = OwnPosterWords.text("en").orElseThrow();
        String role = "{{#ifRoom}}{{#role}}{{role}}{{/role}}{{/ifRoom}}";
        files.put(WORDS, own.replaceFirst("(?s)\\[about].*?\\[days]", "[about]\n" + role + "\n[days]"));
        assertThat(altText(MONDAY)).contains("poet");
        String approved = rendered(MONDAY).approvalDigest();
        edit(
                "profiles/anna.yaml",
                "en: poet",
                "en: \"" + "poet and teacher ".repeat(40).strip() + "\"");
        assertThat(altText(MONDAY)).doesNotContain("poet").contains("365 days in custody");
        assertThat(rendered(MONDAY).approvalDigest()).isNotEqualTo(approved);
    }

    @Test
    void wordsThatForgetWhatKindOfCustodyItIsAreRefused() {
        edit("profiles/anna.yaml", "kind: prison,", "kind: house_arrest,");
        files.put(WORDS, "[name]\n{{name}}\n[days]\n{{#count}}{{count}}{{/count}}\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(WORDS + ":1: the words about anna do not say \"under house arrest\"");
    }

    @Test
    void vigilsOwnFilesHaveNoProblems() {
        for (Form form : Form.values()) {
            files.put(form.path(), text(form));
        }
        files.put(WORDS, OwnPosterWords.text("en").orElseThrow());
        assertThat(problems()).isEmpty();
    }

    @Test
    void checkNamesFileAndLineOfWhatCannotBeDrawn() {
        files.put("templates/posters/poster.svg", text(Form.WIDE));
        files.put(Form.WIDE.path(), text(Form.WIDE).replace("fill=\"#ffffff\"", "fill=\"#203a63\""));
        files.put(Form.ROLL.path(), text(Form.ROLL).replace("</svg>", "<script/></svg>"));
        files.put(WORDS, "[name]\n{{name}}\n[motto]\nFreedom\n");
        assertThat(problems())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("templates/posters/poster.svg:1: no poster is drawn with a file of this name"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("templates/posters/wide.svg:10: name: the words in #203a63 have a contrast of"))
                .anySatisfy(line -> assertThat(line).matches("templates/posters/roll.svg:\\d+: <script>: .*"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(WORDS + ":3: [motto]: templates/posters/square.svg has no such box"));
    }

    @Test
    void wordsThatNameNoBoxAreRefused() {
        files.put(WORDS, "{{name}}\n");
        assertThat(problems())
                .anySatisfy(line ->
                        assertThat(line).startsWith(WORDS + ":1: these words are for posters, and no box is named"));
    }
}
