package org.vigil.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people have decided about some deliveries' words. */
final class Decisions {
    private static final Comparator<Approvals.Made> BY_TIME =
            Comparator.comparing(made -> made.decision().at());

    private final Map<Approvals.Subject, List<Approvals.Made>> bySubject;
    private final Map<Approvals.Words, Approvals.Made> byWords;

    Decisions(List<Approvals.Made> all) {
        this.bySubject =
                all.stream().collect(Collectors.groupingBy(made -> made.words().subject()));
        this.byWords = all.stream().collect(Collectors.toMap(Approvals.Made::words, Function.identity()));
    }

    /**
     * What was decided about just these words; else the approval of the same words with something that readers were asked
     * and are not asked any more. Whatever is changed or new in them is not the same.
     */
    Optional<Approvals.Decision> about(Delivery delivery, WordsMark words) {
        return exactly(delivery, words).or(() -> withAction(delivery, words).filter(Approvals.Decision::approved));
    }

    /** Who rejected the same words with what readers are not asked any more: what is left may be right, or not. */
    Optional<Approvals.Decision> rejectedWithAction(Delivery delivery, WordsMark words) {
        return exactly(delivery, words).isPresent()
                ? Optional.empty()
                : withAction(delivery, words).filter(decision -> !decision.approved());
    }

    /** The last approval of other words of the same. */
    Optional<Approvals.Decision> lastApproval(Delivery delivery) {
        return of(delivery).stream()
                .filter(made -> made.decision().approved())
                .max(BY_TIME)
                .map(Approvals.Made::decision);
    }

    /** The rejection of other words of the same, where nobody has decided about any since. */
    Optional<Approvals.Decision> lastRejection(Delivery delivery) {
        return of(delivery).stream()
                .filter(made -> made.kind() == delivery.kind())
                .max(BY_TIME)
                .map(Approvals.Made::decision)
                .filter(decision -> !decision.approved());
    }

    private List<Approvals.Made> of(Delivery delivery) {
        return bySubject.getOrDefault(Approvals.Subject.of(delivery), List.of());
    }

    private Optional<Approvals.Decision> exactly(Delivery delivery, WordsMark words) {
        return Optional.ofNullable(byWords.get(Approvals.Words.of(delivery, words.digest())))
                .map(Approvals.Made::decision);
    }

    private Optional<Approvals.Decision> withAction(Delivery delivery, WordsMark words) {
        Stream<Approvals.Made> same = words.asksNothing()
                ? of(delivery).stream().filter(made -> words.besidesAction().equals(made.besidesAction()))
                : Stream.empty();
        return same.max(BY_TIME).map(Approvals.Made::decision);
    }
}
