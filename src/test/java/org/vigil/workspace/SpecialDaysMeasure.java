package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.vigil.campaign.Campaign;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * Plans a year of three slots a day for 1,000 profiles, once without special days and once with milestones, anniversaries and
 * observances that choose. No test: its name keeps it out of {@code mvn verify}. Run it with
 * {@code mvn test -Dtest=SpecialDaysMeasure}.
 */
class SpecialDaysMeasure {
    private static final int PROFILES = 1_000;
    private static final int DAYS = 365;

    private static final String SCHEDULE = """
            campaign: %1$s
            name: "#Year"
            zone: Europe/Berlin
            slots: [{ id: morning, at: "09:00" }, { id: noon, at: "12:00" }, { id: evening, at: "18:00" }]
            roll: { include: [prisoner], tag: year }
            accounts: [one]
            templates: year
            %2$s
            """;
    private static final String CHOOSING =
            "milestones: choose\nanniversaries: choose\nobservances: [press-freedom, human-rights-day, belarus-prisoners]\nobservance_days: choose";
    private static final String PROFILE = """
            id: %1$s
            kind: prisoner
            names: { en: Person %2$d }
            role: { en: %3$s }
            held_by: BY
            zone: Europe/Minsk
            custody: [{ kind: prison, from: %4$s, confirmed: 2027-10-01 }]
            sources: [{ title: Invented, publisher: Nobody }]
            tags: [year]
            """;

    @RepeatedTest(2)
    @Timeout(600)
    void plansAYearWithAndWithoutSpecialDays() {
        Workspace workspace = Workspace.read(tree());
        assertThat(workspace.problems()).isEmpty();
        Took plain = plan(workspace, "plain");
        Took special = plan(workspace, "special");
        assertThat(plain.special()).isZero();
        assertThat(special.special()).isPositive();
        System.out.printf(
                Locale.ROOT,
                "%d profiles, %d posts: planned and rendered in %d ms without special days; in %d ms with them, %d posts on a special day; of the processor%n",
                PROFILES,
                plain.posts(),
                plain.time().toMillis(),
                special.time().toMillis(),
                special.special());
    }

    private record Took(Duration time, int posts, long special) {}

    private static Took plan(Workspace workspace, String id) {
        Campaign campaign = workspace.campaigns().values().stream()
                .filter(known -> known.id().value().equals(id))
                .findFirst()
                .orElseThrow();
        long begin = work();
        List<PreviewEntry> posts = Preview.of(workspace, campaign, LocalDate.of(2026, 11, 2), DAYS);
        Duration time = Duration.ofNanos(work() - begin);
        long special =
                posts.stream().filter(post -> !post.special().isNothing()).count();
        return new Took(time, posts.size(), special);
    }

    /** Of the processors, by this thread: beside other work the clock says less. */
    private static long work() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static SourceTree tree() {
        List<SourceFile> files = new ArrayList<>();
        files.add(SourceFile.ofText(
                "accounts.yaml", "accounts: [{ name: one, network: sandbox, imitates: x, language: en }]\n"));
        files.add(SourceFile.ofText("schedules/plain.yaml", String.format(Locale.ROOT, SCHEDULE, "plain", "")));
        files.add(
                SourceFile.ofText("schedules/special.yaml", String.format(Locale.ROOT, SCHEDULE, "special", CHOOSING)));
        files.add(SourceFile.ofText("templates/year/prisoner.en.txt", "{{name}}. {{#count}}{{count}}.{{/count}}"));
        for (int i = 0; i < PROFILES; i++) {
            String id = String.format(Locale.ROOT, "person-%04d", i);
            LocalDate arrest = LocalDate.of(2016, 1, 1).plusDays(i * 3L);
            files.add(SourceFile.ofText(
                    "profiles/" + id + ".yaml",
                    String.format(Locale.ROOT, PROFILE, id, i, i % 5 == 0 ? "journalist" : "teacher", arrest)));
        }
        return SourceTree.of(files);
    }
}
