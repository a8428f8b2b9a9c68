package org.vigil.engagement.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All sums of a period.
 *
 * @param places the accounts that spoke, each with its network, such as {@code free-pen on x}
 * @param groups empty where only the total was asked for
 */
public record Figures(Sums total, Set<String> places, Map<Grouping, List<Group>> groups) {
    private static final Comparator<Group> BY_KEY =
            Comparator.comparing(Group::key, Comparator.nullsLast(Comparator.comparing(Figures::sortable)));

    /** @param others the groups that cells do not know; where there are none, only the total is asked for */
    static Figures of(List<Cell> cells, Map<Grouping, List<Group>> others) {
        Map<Grouping, List<Group>> groups = new EnumMap<>(Grouping.class);
        others.forEach((grouping, each) ->
                groups.put(grouping, each.stream().sorted(BY_KEY).toList()));
        if (!others.isEmpty()) {
            Stream.of(Grouping.values())
                    .filter(Grouping::isOfCells)
                    .forEach(grouping -> groups.put(grouping, grouped(cells, grouping)));
        }
        return new Figures(
                cells.stream().map(Cell::sums).reduce(Sums.NONE, Sums::plus),
                cells.stream().map(Cell::place).collect(Collectors.toSet()),
                groups);
    }

    private static List<Group> grouped(List<Cell> cells, Grouping grouping) {
        Map<Optional<String>, Sums> byKey = new HashMap<>();
        cells.forEach(cell ->
                byKey.merge(Optional.ofNullable(cell.key(grouping)), cell.sums().compared(), Sums::plus));
        return byKey.entrySet().stream()
                .map(each -> new Group(each.getKey().orElse(null), each.getValue()))
                .sorted(BY_KEY)
                .toList();
    }

    /** 9 before 10. */
    private static String sortable(String key) {
        return key.matches("\\d") ? "0" + key : key;
    }

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
