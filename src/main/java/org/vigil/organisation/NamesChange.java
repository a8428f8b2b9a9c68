package org.vigil.organisation;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a changed file changes of a list of people who may do something, in words for the audit.
 *
 * @param who changed it: where somebody gives a right to themselves, the words say so
 */
public record NamesChange(String who) {
    /**
     * From one version to another.
     *
     * @return empty where the same people stand there
     */
    public Optional<String> words(String field, Collection<String> before, Collection<String> after) {
        String added = without(after, before);
        String gone = without(before, after);
        return added.isEmpty() && gone.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Stream.of(added.isEmpty() ? "" : "added " + added, gone.isEmpty() ? "" : "took out " + gone)
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(", ", field + ": ", "")));
    }

    private String without(Collection<String> names, Collection<String> others) {
        return names.stream()
                .filter(name -> !others.contains(name))
                .map(name -> name.strip().equalsIgnoreCase(who.strip()) ? name + " (themselves)" : name)
                .collect(Collectors.joining(", "));
    }
}
