package org.vigil.exchange;

/** Whether 04.05.2013 is in May or in April, as far as a column, or a person who was asked, says so. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Nothing says it. */
    UNSAID,
    /** The column has some dates of either order. */
    CONTRADICTORY
}
