package org.vigil.network;

import java.util.List;

/** A post rendered for one account: one part, or a thread of several. */
public record Message(List<Part> parts) {
    public Message {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one part");
        }
    }
}
