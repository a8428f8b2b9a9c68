package org.vigil.campaign;

import java.util.List;

/**
 * Which days are special to a campaign, and what that means.
 *
 * @param milestoneDays the numbers of days that are milestones, growing
 * @param observances those that are switched on
 * @param onObservances what they mean
 */
public record SpecialDays(
        Use milestones, List<Long> milestoneDays, Use anniversaries, List<Observance> observances, Use onObservances) {

    /** What a special day means for the post of the day. */
    public enum Use {
        OFF,
        /** Whoever's turn it is, the words may say it. */
        FLAVOUR,
        /** And the person whose day it is comes on it, out of turn. */
        CHOOSE
    }

    public static final List<Long> USUAL_MILESTONES = List.of(
            100L, 365L, 500L, 1000L, 1500L, 2000L, 2500L, 3000L, 3500L, 4000L, 5000L, 6000L, 7000L, 8000L, 9000L,
            10000L);

    public static final SpecialDays NONE = new SpecialDays(Use.OFF, USUAL_MILESTONES, Use.OFF, List.of(), Use.OFF);

    /** Whether any of them chooses who is spoken of. */
    public boolean choose() {
        return milestones == Use.CHOOSE
                || anniversaries == Use.CHOOSE
                || (onObservances == Use.CHOOSE && !observances.isEmpty());
    }

    /** Whether milestones or anniversaries mean anything. */
    boolean counts() {
        return milestones != Use.OFF || anniversaries != Use.OFF;
    }

    /** Whether any of them is said. */
    public boolean any() {
        return milestones != Use.OFF || anniversaries != Use.OFF || !observances.isEmpty();
    }
}
