package org.vigil.network;

/** Whether an account says of itself that a program posts there, as the networks ask (RULES 3). */
public sealed interface AutomationLabel {
    /**
     * It does.
     *
     * @param setNow whether it has only just been made to
     */
    record Stands(boolean setNow) implements AutomationLabel {}

    /**
     * It does not, or no program can know, and only a person can make it.
     *
     * @param toDo where, in a sentence
     */
    record ByHand(String toDo) implements AutomationLabel {}

    /** The network has no such label. */
    record NotNeeded(String why) implements AutomationLabel {}

    /** Nobody answered, so nothing is known. */
    record NotKnown(String why) implements AutomationLabel {}
}
