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
        return new Total(counts.stream().reduce(CustodyCount::plus).orElseThrow(), label, counts.size());
    }
}
