package org.vigil.engagement.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All sums of a period.
 *
 * @param places the accounts that spoke, each with its network, such as {@code free-pen on x}
 * @param groups empty where only the total was asked for
 */
public record Figures(Sums total, Set<String> places, Map<Grouping, List<Group>> groups) {

    /** The groups of a kind, in order of their keys. */
    public List<Group> by(Grouping grouping) {
        return groups.getOrDefault(grouping, List.of());
    }

    /** What the messages with a key came to. */
    public Sums of(Grouping grouping, String key) {
        return by(grouping).stream()
                .filter(group -> key.equals(group.key()))
                .map(Group::sums)
                .findFirst()
                .orElse(Sums.NONE);
    }

    /** How each group stands to all the others whose key is known, each judged as strictly as there are groups. */
    Map<String, Difference> differences(Grouping grouping) {
        List<Group> known =
                by(grouping).stream().filter(group -> group.key() != null).toList();
        Sample all = known.stream().map(group -> group.sums().logs()).reduce(Sample.NONE, Sample::plus);
        // Two groups are one comparison, seen from both sides.
        int looks = known.size() == 2 ? 1 : known.size();
        return known.stream()
                .collect(Collectors.toMap(
                        group -> Optional.ofNullable(group.key()).orElseThrow(),
                        group -> grouping.keepsTurnsWhole()
                                        && isOfFewTurns(group.sums().logs())
                                ? new Difference.Unclear("fewer than " + Welch.FEWEST + " turns to compare")
                                : Welch.compare(
                                        group.sums().logs(),
                                        all.minus(group.sums().logs()),
                                        looks)));
    }

    /**
     * Whether enough messages went out in too few turns. What goes out about somebody at one time on twenty accounts is no
     * twenty trials: it had one story, and one day's news beside it.
     */
    boolean isOfFewTurns(Sample messages) {
        return messages.size() >= Welch.FEWEST && messages.size() < (long) Welch.FEWEST * places.size();
    }
}
