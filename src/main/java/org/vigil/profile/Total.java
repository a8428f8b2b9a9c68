package org.vigil.profile;

import java.util.List;

/**
 * All days of one label together, the days between the periods left out (RULES 1, R5).
 *
 * @param count the sum; a lower bound where one of the periods has only that, no number where one has none
 * @param label what the days are days of; those of another label are never among them (R6, R10)
 * @param periods in how many times apart from each other they were, from 1
 */
public record Total(CustodyCount count, CustodyKind.Label label, int periods) {

    /** The sum of these; at least one. */
    static Total of(List<CustodyCount> counts, CustodyKind.Label label) {
        return new Total(counts.stream().reduce(Total::plus).orElseThrow(), label, counts.size());
    }

    private static CustodyCount plus(CustodyCount one, CustodyCount other) {
        if (one instanceof CustodyCount.None || other instanceof CustodyCount.None) {
            return one instanceof CustodyCount.None ? one : other;
        }
        boolean exact = one instanceof CustodyCount.Exact && other instanceof CustodyCount.Exact;
        long days = days(one) + days(other);
        return exact ? new CustodyCount.Exact(days) : new CustodyCount.AtLeast(days);
    }

    private static long days(CustodyCount count) {
        return switch (count) {
            case CustodyCount.Exact exact -> exact.days();
            case CustodyCount.AtLeast atLeast -> atLeast.days();
            case CustodyCount.None none -> 0;
        };
    }
}
