package org.vigil.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.vigil.delivery.Attempts;
import org.vigil.delivery.Brakes;
import org.vigil.node.Node;

/** Waits, after a stop or a hold has come into force, for what was being handed to a network at that very moment. */
final class Braking {
    /** A call takes a minute at most. */
    private static final Duration AT_MOST = Duration.ofSeconds(65);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private Braking() {}

    /** Returns when the open attempts have ended, or names those that have not. */
    static void awaitOpenAttempts(Node node, Brakes.Target target, PrintWriter out) {
        Attempts attempts = new Attempts(node.database().jdbc());
        long until = System.nanoTime() + AT_MOST.toNanos();
        List<Attempts.Open> open = open(attempts, target);
        while (!open.isEmpty() && System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            open = open(attempts, target);
        }
        for (Attempts.Open left : open) {
            out.println("Still under way, it may arrive: " + left.profile() + " on " + left.account() + " (delivery "
                    + left.delivery() + ")");
        }
    }

    private static List<Attempts.Open> open(Attempts attempts, Brakes.Target target) {
        Predicate<Attempts.Open> concerned =
                switch (target) {
                    case Brakes.Target.Everything everything -> open -> true;
                    case Brakes.Target.OneCampaign campaign ->
                        open -> open.campaign().equals(campaign.id().value());
                    case Brakes.Target.OneAccount account ->
                        open -> open.account().equals(account.name().value());
                    // A family's or a group's post names the person too, so every attempt may be concerned.
                    case Brakes.Target.Person person -> open -> true;
                };
        return attempts.open().stream().filter(concerned).toList();
    }
}
