package org.vigil.profile;

import java.util.List;

/**
 * What a fact rests on.
 *
 * @param sources that say what is in use; empty where only sources are known that say otherwise
 * @param alternatives what others say instead; never published, and kept so that the team can weigh it again
 */
public record Attribution(List<SourceId> sources, List<Said> alternatives) {
    public Attribution {
        sources = List.copyOf(sources);
        alternatives = List.copyOf(alternatives);
    }
}
