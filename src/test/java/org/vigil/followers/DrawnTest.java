package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many come, each picture is drawn once, and no two at the same moment. */
class DrawnTest {
    private static final Answer BUSY = Answer.text(503, "text/plain", "busy", Headers.PAGE);

    private final AtomicInteger drawn = new AtomicInteger();
    private final Drawn pictures = new Drawn(10_000, 4, BUSY);

    private Optional<Answer> draw() {
        drawn.incrementAndGet();
        return Optional.of(Answer.of(200, "image/png", new byte[4_000], Headers.PART));
    }

    @Test
    void whatWasDrawnOnceIsNotDrawnAgainAndTheOldestGoes() {
        for (String one : List.of("a", "a", "b", "a", "c")) {
            assertThat(pictures.of(one, this::draw)).isPresent();
        }
        assertThat(drawn).hasValue(3);
        assertThat(pictures.of("a", this::draw)).isPresent();
        assertThat(drawn).hasValue(3);
        assertThat(pictures.of("b", this::draw)).isPresent();
        assertThat(drawn).as("two have room, and b was the oldest").hasValue(4);
    }

    @Test
    void whatCannotBeDrawnIsNotTriedAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(pictures.of("a", () -> {
                        drawn.incrementAndGet();
                        return Optional.empty();
                    }))
                    .isEmpty();
        }
        assertThat(drawn).hasValue(1);
    }

    @Test
    void whileOneIsDrawnAFewWaitForItAndTheRestAreToldToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService visitors = Executors.newFixedThreadPool(10)) {
            List<Future<Optional<Answer>>> answers = new ArrayList<>();
            answers.add(visitors.submit(() -> pictures.of("a", () -> {
                begun.countDown();
                awaited(go);
                return draw();
            })));
            begun.await();
            for (int i = 0; i < 9; i++) {
                answers.add(visitors.submit(() -> pictures.of("a", this::draw)));
            }
            while (answers.stream().filter(Future::isDone).count() < 6) {
                Thread.onSpinWait();
            }
            go.countDown();
            int busy = 0;
            for (Future<Optional<Answer>> answer : answers) {
                busy += answer.get().orElseThrow().status() == 503 ? 1 : 0;
            }
            assertThat(busy).isEqualTo(6);
        }
        assertThat(drawn).hasValue(1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
