package org.vigil.poster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An element of a design.
 *
 * @param attributes in the file's order
 * @param line of the file, from 1
 */
record Element(String name, Map<String, String> attributes, List<Element> children, int line) {
    static final String BOX = "data-box";
    static final String IF = "data-if";
    static final String UNLESS = "data-unless";
    static final String MIRROR = "data-mirror";

    /** The attributes that Vigil reads and that are no SVG. */
    static final Set<String> OF_VIGIL = Set.of(
            BOX,
            IF,
            UNLESS,
            MIRROR,
            "data-size",
            "data-smallest",
            "data-lines",
            "data-bold",
            "data-align",
            "data-valign",
            "data-columns");

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    Optional<String> box() {
        return attribute(BOX);
    }
}
