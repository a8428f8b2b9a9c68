package org.vigil.engagement.report;

import java.util.Arrays;

/** By what messages are told apart. The order is that of the columns in {@link SeriesSums}. */
public enum Grouping {
    PERSON,
    ACCOUNT,
    NETWORK,
    TEMPLATE,
    LANGUAGE,
    HOUR,
    WEEKDAY,
    IMAGE,
    LINK;

    /** The bit that PostgreSQL's {@code grouping} leaves out where messages are grouped by this. */
    private int bit() {
        return 1 << (values().length - 1 - ordinal());
    }

    /** Whether what goes out about somebody at one time, on all accounts, falls into one group. */
    boolean keepsTurnsWhole() {
        return switch (this) {
            case PERSON, HOUR, WEEKDAY, IMAGE, LINK -> true;
            case ACCOUNT, NETWORK, TEMPLATE, LANGUAGE -> false;
        };
    }

    private static final int ALL = (1 << values().length) - 1;

    /** By what a row is grouped, as PostgreSQL's {@code grouping} says it. */
    static Grouping of(int mask) {
        return Arrays.stream(values())
                .filter(grouping -> mask == (ALL & ~grouping.bit()))
                .findFirst()
                .orElseThrow();
    }
}
