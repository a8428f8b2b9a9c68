package org.vigil.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the counts of one message from a network's answer and keeps what can be none: negative, fractional, textual or
 * beyond {@link #MOST}. What is not there is absent.
 */
public final class CountField {
    /** More than anything on earth was ever seen, and what the log holds. */
    public static final long MOST = Integer.MAX_VALUE;

    private final JsonNode message;
    private final List<String> objections = new ArrayList<>();

    /** @param message the object in which the counts stand */
    public CountField(JsonNode message) {
        this.message = message;
    }

    /** @param names by which networks have called the same count; the first that is there counts */
    public @Nullable Long read(String... names) {
        for (String name : names) {
            JsonNode count = message.path(name);
            if (!count.isMissingNode() && !count.isNull()) {
                return number(name, count);
            }
        }
        return null;
    }

    private @Nullable Long number(String name, JsonNode count) {
        if (count.isIntegralNumber() && count.canConvertToLong() && count.asLong() >= 0 && count.asLong() <= MOST) {
            return count.asLong();
        }
        String said = count.toString();
        objections.add(name + " is " + (said.length() > 40 ? said.substring(0, 40) + "…" : said));
        return null;
    }

    /** What was said that can be no count, in words; empty where there is nothing to object. */
    public Optional<String> objection() {
        return objections.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", objections));
    }
}
