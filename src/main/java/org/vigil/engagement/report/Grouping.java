package org.vigil.engagement.report;

/** By what messages are told apart. */
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

    /** Whether a {@link Cell} knows it. */
    boolean isOfCells() {
        return this != PERSON && this != WEEKDAY;
    }

    /** Whether what goes out about somebody at one time, on all accounts, falls into one group. */
    boolean keepsTurnsWhole() {
        return switch (this) {
            case PERSON, HOUR, WEEKDAY, IMAGE, LINK -> true;
            case ACCOUNT, NETWORK, TEMPLATE, LANGUAGE -> false;
        };
    }
}
