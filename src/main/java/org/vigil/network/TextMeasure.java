package org.vigil.network;

/** Counts a text as a network counts it. */
@FunctionalInterface
public interface TextMeasure {
    int length(String text);
}
