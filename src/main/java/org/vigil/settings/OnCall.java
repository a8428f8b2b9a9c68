package org.vigil.settings;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of alerts, in every way that is given.
 *
 * @param email null for none
 * @param webhook null for none
 */
public record OnCall(
        String name, @Nullable String email, @Nullable WebAddress webhook) {

    /** The ways in which this person is reached. */
    public List<Way> ways() {
        return Stream.of(Way.values())
                .filter(way -> switch (way) {
                    case EMAIL -> email != null;
                    case WEBHOOK -> webhook != null;
                })
                .toList();
    }
}
