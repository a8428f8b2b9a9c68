package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.vigil.campaign.Campaign;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * Reads 1,000 profiles, plans a year of three slots a day, and renders each post for four accounts. No test: its name
 * keeps it out of {@code mvn verify}. Run it with {@code mvn test -Dtest=YearOfPlanningMeasure}.
 */
class YearOfPlanningMeasure {
    private static final int PROFILES = 1_000;
    private static final int DAYS = 365;

    private static final String ACCOUNTS = """
            accounts:
              - { name: one, network: sandbox, imitates: x, language: en }
              - { name: two, network: sandbox, imitates: mastodon, language: en }
              - { name: three, network: sandbox, imitates: x, language: ru, threads: true }
              - { name: four, network: sandbox, imitates: mastodon, language: ru }
            """;
    private static final String SCHEDULE = """
            campaign: year
            name: "#Year"
            zone: Europe/Berlin
            slots: [{ id: morning, at: "09:00" }, { id: noon, at: "12:00" }, { id: evening, at: "18:00" }]
            roll: { include: [prisoner], tag: year }
            accounts: [one, two, three, four]
            templates: year
            hashtags: ["#Year"]
            """;
    private static final String PROFILE = """
            id: %1$s
            kind: prisoner
            names: { en: Person %2$d, ru: Человек %2$d }
            held_by: BY
            zone: Europe/Minsk
            pronoun: they
            custody: [{ kind: prison, from: 2020-01-01, confirmed: 2026-11-01 }]
            story: { en: An invented story of some length about the work of this person., ru: Вымышленная история. }
            sources: [{ title: Invented, publisher: Nobody }]
            tags: [year]
            """;

    @RepeatedTest(3)
    void readsPlansAndRenders() {
        long begin = System.nanoTime();
        Workspace workspace = Workspace.read(tree());
        long read = System.nanoTime();
        Campaign campaign = workspace.campaigns().values().iterator().next();
        List<PreviewEntry> posts = Preview.of(workspace, campaign, LocalDate.of(2026, 11, 2), DAYS);
        long rendered = System.nanoTime();
        assertThat(workspace.problems()).isEmpty();
        assertThat(posts).hasSize(DAYS * 3 * 4);
        System.out.printf(
                Locale.ROOT,
                "read %d profiles in %d ms; planned and rendered %d posts in %d ms%n",
                PROFILES,
                Duration.ofNanos(read - begin).toMillis(),
                posts.size(),
                Duration.ofNanos(rendered - read).toMillis());
    }

    private static SourceTree tree() {
        List<SourceFile> files = new ArrayList<>();
        files.add(SourceFile.ofText("accounts.yaml", ACCOUNTS));
        files.add(SourceFile.ofText("schedules/year.yaml", SCHEDULE));
        for (String language : List.of("en", "ru")) {
            files.add(
                    SourceFile.ofText(
                            "templates/year/prisoner." + language + ".txt",
                            "{{name}}, {{heldBy}}. {{#count}}{{count}}.{{/count}}\n{{#ifRoom}}{{story}}{{/ifRoom}}\n\n{{hashtags}}"));
        }
        for (int i = 0; i < PROFILES; i++) {
            String id = String.format(Locale.ROOT, "person-%04d", i);
            files.add(SourceFile.ofText("profiles/" + id + ".yaml", String.format(Locale.ROOT, PROFILE, id, i)));
        }
        return SourceTree.of(files);
    }
}
