package org.vigil.engagement.report;

import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Compares two samples of logarithms by Welch's t interval, which does not suppose that both spread alike (B. L. Welch,
 * Biometrika 34, 1947). The more groups are looked at, the wider the interval (Bonferroni), so that among all that is called
 * a difference in one table there is a false one in at most one table of twenty.
 *
 * <p>The side with fewer messages is taken to spread at least as much as the other: of five, some are alike by chance, and
 * where likes are rare none of them has any. By Welch's interval alone one table of five called a difference where there
 * was none.
 */
final class Welch {
    /** Groups with fewer messages than this are not judged. */
    static final int FEWEST = 5;

    private static final double ERROR = 0.05;

    private Welch() {}

    /**
     * @param group logarithms of one more than the counts
     * @param rest those of the others
     * @param looks how many such comparisons are made side by side
     */
    static Difference compare(Sample group, Sample rest, int looks) {
        if (group.size() < FEWEST) {
            return new Difference.Unclear("fewer than " + FEWEST + " posts to compare");
        }
        if (rest.size() < FEWEST) {
            return new Difference.Unclear("fewer than " + FEWEST + " others to compare with");
        }
        double spread = Math.max(group.variance(), rest.variance());
        double ofGroup = group.size() <= rest.size() ? spread : group.variance();
        double ofRest = rest.size() <= group.size() ? spread : rest.variance();
        if ((group.size() <= rest.size() ? rest : group).variesNot()) {
            return new Difference.Unclear("all posts of the larger side have the same count");
        }
        return interval(group, ofGroup, rest, ofRest, looks);
    }

    private static Difference interval(Sample group, double ofGroup, Sample rest, double ofRest, int looks) {
        TTest.Result test = TTest.withDefaults()
                .with(DataDispersion.HETEROSCEDASTIC)
                .test(group.mean(), ofGroup, group.size(), rest.mean(), ofRest, rest.size());
        double error = Math.sqrt(ofGroup / group.size() + ofRest / rest.size());
        double wide = error
                * TDistribution.of(test.getDegreesOfFreedom())
                        .inverseSurvivalProbability(ERROR / (2 * Math.max(1, looks)));
        double middle = group.mean() - rest.mean();
        double low = Math.exp(middle - wide);
        double high = Math.exp(middle + wide);
        return low > 1 || high < 1
                ? new Difference.Called(Math.exp(middle), low, high)
                : new Difference.Unclear(
                        String.format(Locale.ROOT, "between %s and %s", Ratios.words(low), Ratios.words(high)));
    }
}
