package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.vigil.profile.NamesInText;
import org.vigil.profile.OwnWords;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Unnamed;
import org.vigil.profile.WrittenText;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Looks for people by their names in the stories of 20,000 profiles, in two languages: for one person, as a hold does, and
 * for 100 of whom nothing may be said, as {@code check} and the gate do. No test: its name keeps it out of {@code mvn verify}.
 * Run it with {@code mvn test -Dtest=NameSearchMeasure}.
 */
class NameSearchMeasure {
    private static final int PROFILES = 20_000;
    private static final int NEVER_NAMED = 100;

    private static final String PROFILE = """
            id: %1$s
            kind: prisoner
            names: { en: %2$s, ru: %3$s }
            held_by: BY
            zone: Europe/Minsk
            custody: [{ kind: prison, from: 2020-01-01, confirmed: 2026-11-01 }]
            story:
              en: "%2$s taught in Minsk. The lawyer Vera Invented met the court on Monday, and %4$s stood beside."
              ru: "%3$s преподавал в Минске. Адвокат Вера Вымышленная была в суде в понедельник."
            sources: [{ title: Invented, publisher: Nobody }]
            """;

    private static final List<Profile> ROLL = roll();

    @RepeatedTest(2)
    @Timeout(600)
    void findsPeopleInTheStoriesOfTwentyThousand() {
        List<Profile> roll = ROLL;
        Profile one = roll.getFirst();
        NamesInText names = NamesInText.of(one);
        long begin = work();
        long found = roll.stream()
                .flatMap(profile -> profile.story().values().stream())
                .filter(story -> names.in(WrittenText.of(story)))
                .count();
        long hold = work();
        // The person stands in their own story, in both languages, and in that of the next; some sound alike.
        assertThat(found).isGreaterThanOrEqualTo(3);

        OwnWords words = new OwnWords();
        Unnamed never = new Unnamed(roll.subList(0, NEVER_NAMED), person -> List.of());
        List<Profile> others = roll.subList(NEVER_NAMED, roll.size());
        long naming = first(others, never, words);
        long firstLook = work();
        long again = first(others, never, words);
        long secondLook = work();
        assertThat(naming).isPositive().isEqualTo(again);
        System.out.printf(
                Locale.ROOT,
                "%d profiles with two stories each: one person looked for in %d ms, found in %d texts; %d people in %d ms, again in %d ms of the processor%n",
                PROFILES,
                ms(hold - begin),
                found,
                NEVER_NAMED,
                ms(firstLook - hold),
                ms(secondLook - firstLook));
    }

    private static long first(List<Profile> roll, Unnamed never, OwnWords words) {
        return roll.stream()
                .filter(profile -> never.passage(profile, words).isPresent())
                .count();
    }

    /** Of the processors, by this thread: beside other work the clock says less. */
    private static long work() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long ms(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static List<Profile> roll() {
        List<Profile> roll = new ArrayList<>();
        Problems problems = new Problems();
        for (int i = 0; i < PROFILES; i++) {
            String id = new ProfileId("person-" + i).value();
            String before = i == 0 ? "nobody" : latin(i - 1);
            String yaml = String.format(Locale.ROOT, PROFILE, id, latin(i), cyrillic(i), before);
            roll.add(ProfileFile.read(SourceFile.ofText("profiles/" + id + ".yaml", yaml), problems)
                    .orElseThrow(() -> new AssertionError(problems.list())));
        }
        return roll;
    }

    private static String latin(int number) {
        return name(number, "bdklmnprstz", "aiu", 'A') + " " + name(number, "bdklmnprstz", "iua", 'U') + "sky";
    }

    private static String cyrillic(int number) {
        return name(number, "бдклмнпрстз", "аиу", 'А') + " " + name(number, "бдклмнпрстз", "иуа", 'У') + "ский";
    }

    /** A word of its own for each number. */
    private static String name(int number, String consonants, String vowels, char first) {
        StringBuilder name = new StringBuilder().append(first);
        int rest = number + 1;
        for (int i = 0; rest > 0; i++) {
            name.append(consonants.charAt(rest % consonants.length())).append(vowels.charAt(i % vowels.length()));
            rest /= consonants.length();
        }
        return name.toString();
    }
}
