package org.vigil.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Removal;
import org.vigil.delivery.RemovalState;
import org.vigil.network.Pause;
import org.vigil.node.Node;

/** Works at removals, says how far they are, and ends when only people can go on. The rows know everything: it may be ended. */
final class RemovalProgress {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Node node;
    private final PrintWriter out;
    private final Pause pause;

    RemovalProgress(Node node, PrintWriter out, Pause pause) {
        this.node = node;
        this.out = out;
        this.pause = pause;
    }

    /**
     * @param rows the removals, read anew each time
     * @param wait whether to stay while a network asks to wait
     * @return the exit code: everything is gone, somebody has to do something, or it goes on by itself
     */
    int follow(Supplier<List<Removal>> rows, boolean wait) {
        String said = "";
        List<Removal> now = work(rows);
        while (wait && now.stream().anyMatch(RemovalProgress::waitsForTime)) {
            String sentence = sentence(now);
            if (!sentence.equals(said)) {
                out.println(sentence);
                said = sentence;
            }
            try {
                pause.pause(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            now = work(rows);
        }
        return report(now);
    }

    private List<Removal> work(Supplier<List<Removal>> rows) {
        node.remover().drain();
        node.reposting().drain();
        return rows.get();
    }

    private static boolean waitsForTime(Removal removal) {
        return removal.state() == RemovalState.ASKED && removal.byWhom() == null;
    }

    private static String sentence(List<Removal> rows) {
        String why = rows.stream()
                .filter(RemovalProgress::waitsForTime)
                .map(removal -> removal.account() + ": " + (removal.why() == null ? "is worked at" : removal.why()))
                .findFirst()
                .orElse("");
        return rows.stream().filter(row -> row.state() == RemovalState.GONE).count() + " of " + rows.size()
                + " are gone. " + why + ". You may end this with Ctrl-C: it goes on while ./vigil run runs.";
    }

    /** What became of each, those that are gone only counted. */
    int report(List<Removal> rows) {
        if (rows.isEmpty()) {
            out.println("No post of it stands anywhere that Vigil knows of: nothing has to be deleted.");
            return 0;
        }
        Deliveries deliveries = new Deliveries(node.database().jdbc());
        for (Removal removal : rows) {
            String words = words(removal);
            if (!words.isEmpty()) {
                out.println(deliveries
                                .find(removal.delivery())
                                .map(RemovalProgress::post)
                                .orElse("") + ": " + words);
            }
        }
        long gone =
                rows.stream().filter(row -> row.state() == RemovalState.GONE).count();
        long blind = rows.stream()
                .filter(row -> row.state() == RemovalState.GONE && row.blind() != null)
                .count();
        out.println(gone + " of " + rows.size() + " posts are gone"
                + (blind == 0 ? "." : ", " + blind + " of them by the network's word alone, for it cannot be asked."));
        if (rows.stream().anyMatch(row -> row.state() == RemovalState.CANNOT || row.byWhom() != null)) {
            return Vigil.PROBLEMS;
        }
        if (rows.stream().anyMatch(RemovalProgress::waitsForTime)) {
            out.println("The rest goes on by itself while ./vigil run runs.");
            return Vigil.FAILED;
        }
        return 0;
    }

    private static String words(Removal removal) {
        String who = removal.byWhom() == null ? "" : ". Who can: " + removal.byWhom();
        return switch (removal.state()) {
            case ASKED -> "waits: " + (removal.why() == null ? "it is its turn soon" : removal.why()) + who;
            case GONE -> "";
            case CANNOT -> "stays: " + removal.why() + who;
            case KEPT -> "stays: the takedown was called off";
        };
    }

    /** A post in one line. */
    static String post(Delivery delivery) {
        return String.format(
                Locale.ROOT,
                "%5d  %s  %s  %s  %s",
                delivery.id(),
                delivery.date(),
                delivery.profile(),
                delivery.account(),
                delivery.url() == null ? "(no address)" : delivery.url());
    }
}
