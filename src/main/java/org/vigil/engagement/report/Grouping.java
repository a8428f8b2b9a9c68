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
}
