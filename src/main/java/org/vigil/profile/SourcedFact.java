package org.vigil.profile;

import java.util.List;

/**
 * A fact and what it rests on.
 *
 * @param field where it stands in the file, such as {@code role} or {@code custody[1].from}
 * @param sources that it names, its own and those of what it is a part of; empty where it names none
 * @param alternatives what other sources say instead; those of a day of birth are left out, since it is told nowhere
 */
public record SourcedFact(String field, List<SourceId> sources, List<Said> alternatives) {}
