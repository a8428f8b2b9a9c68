package org.vigil.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.vigil.delivery.Correction;
import org.vigil.delivery.CorrectionState;
import org.vigil.delivery.Corrections;
import org.vigil.network.Pause;
import org.vigil.node.Node;

/** Works at corrections and says what became of each. The rows know everything: it may be ended. */
final class CorrectionProgress {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** A network that is only busy is soon ready; for longer nobody has to wait at the screen. */
    private static final int LOOKS = 90;

    private final Node node;
    private final PrintWriter out;
    private final Pause pause;
    private final Corrections corrections;

    CorrectionProgress(Node node, PrintWriter out, Pause pause) {
        this.node = node;
        this.out = out;
        this.pause = pause;
        this.corrections = new Corrections(node.database().jdbc());
    }

    /**
     * @param deliveries whose newest correction is followed
     * @param wait whether to stay a while where a network is not ready
     * @return the exit code: all stand, some do not, or it goes on by itself
     */
    int follow(List<Long> deliveries, boolean wait) {
        node.corrector().drain();
        for (int looks = 0; wait && looks < LOOKS && newest(deliveries).anyMatch(this::waits); looks++) {
            try {
                pause.pause(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            node.corrector().drain();
        }
        return newest(deliveries).mapToInt(this::report).max().orElse(0);
    }

    private java.util.stream.Stream<Correction> newest(List<Long> deliveries) {
        return deliveries.stream()
                .flatMap(
                        delivery -> corrections.of(delivery).reversed().stream().limit(1));
    }

    private boolean waits(Correction correction) {
        return correction.state() == CorrectionState.ASKED;
    }

    private int report(Correction correction) {
        out.println(CorrectionList.line(correction));
        return switch (correction.state()) {
            case DONE -> 0;
            case ASKED -> {
                out.println("It goes on by itself while ./vigil run runs, for a day at most.");
                yield Vigil.FAILED;
            }
            case UNCERTAIN -> {
                out.println("Look at the account, then say which: ./vigil correct " + correction.delivery()
                        + " --it-is-there URL, or --send-again");
                yield Vigil.PROBLEMS;
            }
            case REFUSED, WITHDRAWN -> Vigil.PROBLEMS;
        };
    }
}
