package org.vigil.engagement.report;

/** How the messages of a group stand to others. Only where the interval carries it, it is called more or less. */
public sealed interface Difference {

    /**
     * An interval lies wholly on one side.
     *
     * @param ratio of the typical message to the typical one of the others; 1.31 is 31 % more
     * @param low the lower end of the interval of that ratio
     * @param high its upper end
     */
    record Called(double ratio, double low, double high) implements Difference {
        /** Whether it is more, not less. */
        public boolean more() {
            return ratio > 1;
        }
    }

    /**
     * Nobody can tell.
     *
     * @param why in words, which follow after "unclear: "
     */
    record Unclear(String why) implements Difference {}
}
