package org.vigil.watch;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.vigil.network.Pause;

/** Asks again, a few times, what a network shows only after a moment. For questions, and for what may be asked twice. */
final class Patience {
    private static final int TIMES = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private Patience() {}

    /** @return the first answer that will do, else the last */
    static <T> T ask(Pause pause, Supplier<T> question, Predicate<T> willDo) {
        T answer = question.get();
        for (int asked = 1; asked < TIMES && !willDo.test(answer); asked++) {
            try {
                pause.pause(BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = question.get();
        }
        return answer;
    }
}
