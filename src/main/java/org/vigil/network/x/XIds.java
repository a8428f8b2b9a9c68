package org.vigil.network.x;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;

/** X's ids say when a post was made: milliseconds since 4 November 2010, above 22 other bits ("Snowflake"). */
final class XIds {
    /** 2010-11-04T01:42:54.657Z, in milliseconds since 1970. */
    private static final BigInteger BEGINNING = BigInteger.valueOf(1_288_834_974_657L);

    private static final int OTHER_BITS = 22;

    /** Of ids, as {@link XAnswers#isId} knows them. */
    static final Comparator<String> NEWEST_FIRST =
            Comparator.<String, BigInteger>comparing(BigInteger::new).reversed();

    private XIds() {}

    /** @param id one that {@link XAnswers#isId} knows */
    static boolean isNewerThan(Instant moment, String id) {
        BigInteger made = new BigInteger(id).shiftRight(OTHER_BITS).add(BEGINNING);
        return made.compareTo(BigInteger.valueOf(moment.toEpochMilli())) > 0;
    }
}
