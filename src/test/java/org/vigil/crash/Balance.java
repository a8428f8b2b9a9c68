package org.vigil.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.testing.Ledger;

/**
 * What Vigil believes, compared with what stands on the servers.
 *
 * @param states how many deliveries stand in each state
 * @param duplicates posts that stand although the same words or the same key stood there before
 * @param lost deliveries said to be published of which a part is not there, in this order or at all; and those that
 *     ended in no state or without a reason
 * @param wronglyFailed posts that stand though Vigil says that they do not, or knows nothing of them
 * @param sentAgain requests that no attempt stands for
 * @param faults each of the above in words
 */
record Balance(
        Map<String, Long> states, long duplicates, long lost, long wronglyFailed, long sentAgain, List<String> faults) {

    long deliveries() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    long in(String state) {
        return states.getOrDefault(state, 0L);
    }

    static Balance of(Database database, List<Ledger> ledgers) {
        return new Comparison(database, ledgers).balance();
    }

    private record Row(
            long id, String account, String state, @Nullable String why, int parts) {}

    private record Try(
            long delivery,
            int part,
            String key,
            @Nullable String outcome,
            @Nullable String remoteId) {}

    private static final class Comparison {
        private final List<String> faults = new ArrayList<>();
        private final List<Row> rows;
        private final Map<Long, List<Try>> tries;
        private final List<Ledger> ledgers;
        private final List<Ledger.Entry> entries;
        private final Map<String, List<Ledger.Entry>> byKey;

        Comparison(Database database, List<Ledger> ledgers) {
            this.ledgers = ledgers;
            entries = ledgers.stream()
                    .flatMap(ledger -> ledger.entries().stream())
                    .filter(Ledger.Entry::stands)
                    .toList();
            byKey = entries.stream().collect(Collectors.groupingBy(Ledger.Entry::key));
            rows = database.jdbc()
                    .sql("""
                            select id, account, state, why, coalesce(jsonb_array_length(frozen -> 'parts'), 1) as parts
                            from delivery order by id
                            """)
                    .query((row, n) -> new Row(
                            row.getLong("id"),
                            row.getString("account"),
                            row.getString("state"),
                            row.getString("why"),
                            row.getInt("parts")))
                    .list();
            tries = database
                    .jdbc()
                    .sql("select delivery, part, idempotency_key, outcome, remote_id from attempt")
                    .query((row, n) -> new Try(
                            row.getLong("delivery"),
                            row.getInt("part"),
                            row.getString("idempotency_key"),
                            row.getString("outcome"),
                            row.getString("remote_id")))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(Try::delivery));
        }

        Balance balance() {
            Map<String, Long> states = rows.stream().collect(Collectors.groupingBy(Row::state, Collectors.counting()));
            return new Balance(states, duplicates(), lost(), wronglyFailed(), sentAgain(), faults);
        }

        /** By words as well as by key: a second post under a key of its own would be one too. */
        private long duplicates() {
            long byWords = extra(
                    entries.stream().collect(Collectors.groupingBy(entry -> entry.account() + ": " + entry.text())));
            return Math.max(byWords, extra(byKey));
        }

        private long extra(Map<String, List<Ledger.Entry>> groups) {
            groups.forEach((name, group) -> {
                if (group.size() > 1) {
                    faults.add("stands " + group.size() + " times: " + name);
                }
            });
            return groups.values().stream()
                    .mapToLong(group -> group.size() - 1L)
                    .sum();
        }

        private long lost() {
            return rows.stream().filter(row -> !accountedFor(row)).count();
        }

        private boolean accountedFor(Row row) {
            boolean well =
                    switch (row.state()) {
                        case "published" -> standsInFull(row);
                        case "uncertain", "missed", "refused", "withdrawn", "published_in_part" -> row.why() != null;
                        default -> false;
                    };
            if (!well) {
                faults.add("delivery " + row.id() + " on " + row.account() + " is " + row.state() + ", and there stand "
                        + tries.getOrDefault(row.id(), List.of()).stream()
                                .map(Try::key)
                                .distinct()
                                .mapToInt(key ->
                                        byKey.getOrDefault(key, List.of()).size())
                                .sum()
                        + " of " + row.parts() + " parts; why: " + row.why());
            }
            return well;
        }

        /** Each part is there under the id that Vigil knows, and answers the one before it. */
        private boolean standsInFull(Row row) {
            Map<Integer, Try> published = new HashMap<>();
            for (Try each : tries.getOrDefault(row.id(), List.of())) {
                if ("published".equals(each.outcome())) {
                    published.put(each.part(), each);
                }
            }
            String previous = null;
            for (int part = 1; part <= row.parts(); part++) {
                Try made = published.get(part);
                if (made == null || !stands(made, row.account(), previous)) {
                    return false;
                }
                previous = made.remoteId();
            }
            return published.size() == row.parts();
        }

        private boolean stands(Try made, String account, @Nullable String previous) {
            return byKey.getOrDefault(made.key(), List.of()).stream()
                    .anyMatch(entry -> entry.account().equals(account)
                            && Long.toString(entry.id()).equals(made.remoteId())
                            && Objects.equals(entry.inReplyTo(), previous));
        }

        private long wronglyFailed() {
            Map<Long, Row> byId = rows.stream().collect(Collectors.toMap(Row::id, row -> row));
            Map<String, Row> owners = new HashMap<>();
            tries.values()
                    .forEach(made -> made.forEach(
                            each -> owners.put(each.key(), Objects.requireNonNull(byId.get(each.delivery())))));
            return byKey.keySet().stream()
                    .filter(key -> {
                        Row owner = owners.get(key);
                        boolean wrong = owner == null
                                || !List.of("published", "uncertain", "published_in_part")
                                        .contains(owner.state());
                        if (wrong) {
                            faults.add("stands, but Vigil says "
                                    + (owner == null ? "nothing of it" : owner.state() + ", " + owner.why()) + ": "
                                    + key);
                        }
                        return wrong;
                    })
                    .count();
        }

        /** One attempt, one request at most: no client repeats by itself. */
        private long sentAgain() {
            Map<String, Long> made = tries.values().stream()
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(Try::key, Collectors.counting()));
            long more = 0;
            for (String key : byKey.keySet()) {
                long requests = ledgers.stream()
                        .mapToLong(ledger -> ledger.requests(key))
                        .sum();
                long allowed = made.getOrDefault(key, 0L);
                if (requests > allowed) {
                    faults.add(requests + " requests for " + allowed + " attempts: " + key);
                    more += requests - allowed;
                }
            }
            return more;
        }
    }
}
