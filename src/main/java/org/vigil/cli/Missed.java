package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.node.Node;

/** What nobody was there to send: found out and said at the start, before anything else happens. */
final class Missed {
    private Missed() {}

    static void tell(Node node, PrintWriter out) {
        Deliveries deliveries = new Deliveries(node.database().jdbc());
        Set<Long> known =
                deliveries.in(DeliveryState.MISSED).stream().map(Delivery::id).collect(Collectors.toSet());
        node.loop().missOverdue();
        List<Delivery> missed = deliveries.in(DeliveryState.MISSED).stream()
                .filter(delivery -> !known.contains(delivery.id()))
                .toList();
        if (!missed.isEmpty()) {
            out.println("Missed while Vigil was not running, and too late to send now:");
            missed.forEach(delivery -> out.println("  " + delivery.date() + "  " + delivery.campaign() + "  "
                    + delivery.profile() + "  " + delivery.account() + ": " + delivery.why()));
        }
    }
}
