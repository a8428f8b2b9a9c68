package org.vigil.engagement.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.vigil.profile.ProfileId;

/**
 * Whether everybody of the roll gets a fair share of what is shown. The median of posts is that of the whole roll, those who had
 * none among them. Whoever had no post got no engagement; whoever had some of which no network told, got nobody knows how
 * much, and is in no median of it: absent is not zero.
 *
 * @param people everybody of the roll, the least shown first
 * @param posts the median of posts in the period
 * @param acts the median of likes, reposts, replies and quotes together, of posts a day old; NaN where it is told of nobody
 * @param views the median of views, of posts a day old; NaN where it is told of nobody
 * @param others posts that are about nobody of the roll: of events, and of those who are not shown any more
 */
public record Exposure(List<Share> people, double posts, double acts, double views, long others) {
    /**
     * What somebody of the roll got.
     *
     * @param everShown whether the campaign ever published anything of them, in the period or before
     * @param leftBehind whether they had less than half as many posts as the median
     * @param difference how their posts stand to those of the others
     */
    public record Share(Person person, Sums sums, boolean everShown, boolean leftBehind, Difference difference) {}

    static Exposure of(List<Person> roll, Figures figures, Set<ProfileId> everShown) {
        Map<String, Difference> differences = figures.differences(Grouping.PERSON);
        double posts = median(roll.stream()
                .mapToLong(person -> of(figures, person).messages())
                .toArray());
        List<Share> shares = roll.stream()
                .map(person -> {
                    Sums sums = of(figures, person);
                    return new Share(
                            person,
                            sums,
                            sums.messages() > 0 || everShown.contains(person.id()),
                            2 * sums.messages() < posts,
                            differences.getOrDefault(
                                    person.id().value(), new Difference.Unclear("there was no post of them")));
                })
                .sorted(java.util.Comparator.comparingLong(
                                (Share share) -> share.sums().messages())
                        .thenComparing(share -> share.person().id()))
                .toList();
        long ofRoll =
                shares.stream().mapToLong(share -> share.sums().messages()).sum();
        return new Exposure(
                shares,
                posts,
                median(roll, figures, Sums::acts),
                median(roll, figures, sums -> sums.atOneDay(Count.VIEWS)),
                figures.total().messages() - ofRoll);
    }

    private static Sums of(Figures figures, Person person) {
        return figures.of(Grouping.PERSON, person.id().value());
    }

    private static double median(List<Person> roll, Figures figures, Function<Sums, Told> share) {
        List<Sums> all = roll.stream().map(person -> of(figures, person)).toList();
        return all.stream().noneMatch(sums -> share.apply(sums).known())
                ? Double.NaN
                : median(all.stream()
                        .filter(sums ->
                                sums.messages() == 0 || share.apply(sums).known())
                        .mapToLong(sums -> share.apply(sums).sum())
                        .toArray());
    }

    private static double median(long... shares) {
        long[] sorted = LongStream.of(shares).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? 0
                : LongStream.of(sorted[middle], sorted[(sorted.length - 1) / 2])
                        .average()
                        .orElse(0);
    }

    /** How many of the roll were shown in the period. */
    public long shown() {
        return people.stream().filter(share -> share.sums().messages() > 0).count();
    }

    /** Those who had no post in the period, and had one before. */
    public long notShownNow() {
        return people.stream()
                .filter(share -> share.sums().messages() == 0 && share.everShown())
                .count();
    }

    /** Those of whom nothing was ever published. */
    public List<Person> neverShown() {
        return people.stream()
                .filter(share -> !share.everShown())
                .map(Share::person)
                .toList();
    }

    /** Those who had less than half as many posts as the median, and who were shown at some time. */
    public List<Person> leftBehind() {
        return people.stream()
                .filter(share -> share.leftBehind() && share.everShown())
                .map(Share::person)
                .toList();
    }
}
