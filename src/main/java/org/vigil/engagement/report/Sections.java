package org.vigil.engagement.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The parts of a report, each with its table. */
final class Sections {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final int BARS = 60;

    private final Report report;
    private final Sentences sentences;

    Sections(Report report) {
        this.report = report;
        this.sentences = new Sentences(report);
    }

    List<Section> all() {
        List<Section> all = new ArrayList<>();
        if (!report.isEmpty()) {
            all.add(totals());
            all.add(course());
        }
        if (!report.exposure().people().isEmpty()) {
            all.add(exposure());
        }
        if (!report.isEmpty()) {
            Stream.of(Grouping.values())
                    .filter(grouping -> grouping != Grouping.PERSON)
                    .filter(grouping -> !report.now().by(grouping).isEmpty())
                    .forEach(grouping -> all.add(group(grouping)));
        }
        if (!report.followers().isEmpty()) {
            all.add(followers());
        }
        return all;
    }

    private Section totals() {
        Sums now = report.now().total();
        Sums before = report.change().before();
        boolean compared = report.change().noBaseline().isEmpty();
        Stream<Table.Row> counts = Stream.of(Count.values())
                .filter(count ->
                        now.latest(count).known() || now.atOneDay(count).known())
                .map(count -> Table.Row.of(
                        capital(count.word()),
                        Numbers.told(now.latest(count), now.read()),
                        Numbers.mean(now.atOneDay(count).mean()),
                        compared ? Numbers.mean(before.atOneDay(count).mean()) : Numbers.ABSENT));
        Table.Row posts = Table.Row.of("Posts", Numbers.of(now.messages()), Numbers.ABSENT, Numbers.ABSENT);
        return new Section(
                "In all",
                List.of(sentences.changed()),
                null,
                Table.of(
                        report,
                        "What followers did, and how it was in the "
                                + report.period().length() + " before",
                        List.of(
                                "",
                                "in all, as last read",
                                "per post a day old",
                                "per post a day old, in the " + report.period().length() + " before"),
                        Stream.concat(Stream.of(posts), counts)));
    }

    private Section course() {
        String step = report.weekly() ? "week" : "day";
        List<Report.Step> course = report.course();
        return new Section(
                report.weekly() ? "Week by week" : "Day by day",
                List.of("Engagement per post, when the posts of that " + step + " were a day old."),
                course.size() > BARS
                        ? null
                        : Chart.of(
                                titled("Engagement per post of each " + step),
                                course.stream()
                                        .map(each -> new Chart.Value(
                                                day(each.first()),
                                                "",
                                                each.acts().known()
                                                        ? each.acts().mean()
                                                        : 0,
                                                Numbers.mean(each.acts().mean())))
                                        .toList(),
                                null,
                                ""),
                Table.of(
                        report,
                        "Posts and engagement of each " + step,
                        List.of(report.weekly() ? "Week from" : "Day", "posts", "engagement per post a day old"),
                        course.stream()
                                .map(each -> Table.Row.of(
                                        day(each.first()),
                                        Numbers.of(each.messages()),
                                        Numbers.mean(each.acts().mean())))));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private Section exposure() {
        Exposure exposure = report.exposure();
        List<Exposure.Share> people = exposure.people();
        List<String> said = new ArrayList<>(sentences.exposure());
        if (exposure.others() > 0) {
            said.add(Numbers.posts(exposure.others()) + (exposure.others() == 1 ? " was" : " were")
                    + " about nobody of today's roll: about an event, or about somebody who is not shown any more.");
        }
        Table.Row median = Table.Row.of(
                "Median of the roll",
                Numbers.mean(exposure.posts()),
                Numbers.mean(exposure.acts()),
                Numbers.mean(exposure.views()),
                "",
                "");
        return new Section(
                Labels.title(Grouping.PERSON, report),
                said,
                people.size() > BARS
                        ? null
                        : Chart.of(
                                titled("Posts about each of the roll"),
                                people.stream()
                                        .map(share -> new Chart.Value(
                                                share.person().name(),
                                                share.person().language(),
                                                share.sums().messages(),
                                                Numbers.of(share.sums().messages())))
                                        .toList(),
                                exposure.posts(),
                                "median " + Numbers.mean(exposure.posts())),
                Table.of(
                        report,
                        "How often each of the roll was shown, and what followers did with these posts when they were a day old",
                        List.of("", "posts", "engagement", "views", "share", "engagement against the others"),
                        Stream.concat(Stream.of(median), people.stream().map(Sections::person))));
    }

    private static Table.Row person(Exposure.Share share) {
        Sums sums = share.sums();
        return new Table.Row(
                share.person().name(),
                share.person().language(),
                List.of(
                        Numbers.of(sums.messages()),
                        Numbers.told(sums.acts(), sums.messages()),
                        Numbers.told(sums.atOneDay(Count.VIEWS), sums.messages()),
                        !share.everShown() ? "never shown" : share.leftBehind() ? "left behind" : "",
                        Sentences.cell(share.difference())));
    }

    private Section group(Grouping grouping) {
        List<Group> groups = report.now().by(grouping);
        return new Section(
                Labels.title(grouping, report),
                List.of(),
                groups.size() > BARS || groups.size() < 2
                        ? null
                        : Chart.of(
                                titled("Engagement per post a day old. " + Labels.title(grouping, report)),
                                groups.stream()
                                        .map(group -> new Chart.Value(
                                                Labels.of(grouping, group.key()),
                                                "",
                                                group.sums().acts().known()
                                                        ? group.sums().acts().mean()
                                                        : 0,
                                                Numbers.mean(group.sums().acts().mean())))
                                        .toList(),
                                null,
                                ""),
                Table.of(
                        report,
                        Labels.title(grouping, report) + ": posts, and engagement per post a day old",
                        List.of("", "posts", "compared", "engagement per post", "views per post", "against the others"),
                        groups.stream().map(group -> row(grouping, group))));
    }

    private Table.Row row(Grouping grouping, Group group) {
        Sums sums = group.sums();
        return Table.Row.of(
                Labels.of(grouping, group.key()),
                Numbers.of(sums.messages()),
                Numbers.of(sums.acts().messages()),
                Numbers.mean(sums.acts().mean()),
                Numbers.mean(sums.atOneDay(Count.VIEWS).mean()),
                Sentences.cell(report.difference(grouping, group)));
    }

    private Section followers() {
        return new Section(
                "Followers",
                List.of(),
                null,
                Table.of(
                        report,
                        "How many followed each account, when first and last counted in these days (UTC)",
                        List.of("Account", "first counted", "followers then", "last counted", "followers then"),
                        report.followers().stream()
                                .sorted(Comparator.comparing(Followers::account))
                                .map(each -> Table.Row.of(
                                        each.account(),
                                        day(each.first()),
                                        Numbers.of(each.atFirst()),
                                        day(each.last()),
                                        Numbers.of(each.atLast())))));
    }

    private String titled(String title) {
        return (report.simulated() ? "Simulated: " : "") + title;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
