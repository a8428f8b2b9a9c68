package org.vigil.cli;

import java.io.BufferedReader;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.HoldReasons;
import org.vigil.node.Node;

/** The reason of a stop or a hold that is in force already: given on the command line or asked for, and kept encrypted. */
final class GivenReason {
    private GivenReason() {}

    /** @param why null where nobody wants to give one; empty where it is to be asked for */
    static void keep(
            Commands context, Node node, BufferedReader input, Brakes.Target target, @Nullable String why, String who) {
        if (why == null) {
            return;
        }
        if (!why.isEmpty()) {
            context.err()
                    .println(
                            "Careful: a reason on the command line can be read by other users of this machine, and stays in"
                                    + " the shell's history. With --why alone you are asked for it.");
        }
        String reason = why.isEmpty()
                ? new Questions(input, context.out())
                        .hear("Why (kept encrypted; Enter for no reason)?")
                        .orElse("")
                : why;
        if (!reason.isBlank()) {
            try {
                new HoldReasons(node.database(), Sensitive.records(context.vigil(), node.database()))
                        .keep(target, reason, who);
                context.out().println("The reason is kept, encrypted.");
            } catch (KeyUnavailable e) {
                context.err().println("It is in force; its reason was not kept. " + e.getMessage());
            }
        }
    }
}
