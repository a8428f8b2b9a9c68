package org.vigil.cli;

import java.util.Optional;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.StandingPosts;
import org.vigil.node.Node;

/**
 * Which post a command means: by its number in {@code vigil deliveries}, or by its address.
 *
 * @param part of a thread, which stands at that address; 0 where the number was given
 */
record PostArgument(Delivery delivery, int part) {

    /** @throws Failure where there is no such post, or it is neither a number nor an address */
    static PostArgument find(Node node, String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new PostArgument(delivery(node, Long.parseLong(text)), 0);
        }
        if (!text.contains("/")) {
            throw new Failure(
                    Vigil.USAGE,
                    "\"" + text + "\" cannot stand here; a number as in \"./vigil deliveries\", or a post's address, as"
                            + " https://…");
        }
        Optional<StandingPosts.Found> found = new StandingPosts(node.database().jdbc()).at(text);
        return found.map(post -> new PostArgument(delivery(node, post.delivery()), post.part()))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        "Vigil has made no post at " + text + ". Try its number, as in \"./vigil deliveries\"."));
    }

    private static Delivery delivery(Node node, long number) {
        return new Deliveries(node.database().jdbc())
                .find(number)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "No delivery has the number " + number + ". See: ./vigil deliveries"));
    }
}
