package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import org.vigil.delivery.Attempts;
import org.vigil.delivery.Correction;
import org.vigil.delivery.Corrections;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.HandedOut;
import org.vigil.delivery.Removals;
import org.vigil.delivery.Reposts;
import org.vigil.node.Node;

/** Tells all that became of one delivery: its words, what was put right, and what was taken away. */
final class DeliveryStory {
    private final Node node;
    private final PrintWriter out;

    DeliveryStory(Node node, PrintWriter out) {
        this.node = node;
        this.out = out;
    }

    void tell(Delivery delivery) {
        out.println(RemovalProgress.post(delivery));
        out.println("  " + delivery.campaign() + ", " + delivery.state().words()
                + (delivery.why() == null ? "" : ": " + delivery.why())
                + (delivery.publishedAt() == null ? "" : ", since " + Moments.said(delivery.publishedAt())));
        new HandedOut(node.database().jdbc()).of(delivery.id()).ifPresent(words -> out.println("  " + words.said()));
        List<String> texts = new Attempts(node.database().jdbc()).texts(delivery.id());
        for (int part = 1; part <= texts.size(); part++) {
            out.println(texts.size() == 1 ? "  Sent:" : "  Sent, part " + part + ":");
            out.println(texts.get(part - 1).indent(4).stripTrailing());
        }
        RepostList.print(
                out,
                new Reposts(node.database().jdbc())
                        .all().stream()
                                .filter(repost -> repost.delivery() == delivery.id())
                                .toList());
        List<Correction> corrections = new Corrections(node.database().jdbc()).of(delivery.id());
        CorrectionList.print(out, corrections);
        new Removals(node.database().jdbc())
                .of(delivery.id())
                .ifPresent(removal -> out.println("  " + removal.words()));
    }
}
