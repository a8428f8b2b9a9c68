package org.vigil.console;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.ApprovalsAhead;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Desk;
import org.vigil.node.Node;

/** The posts that are to come and that somebody sees, as pages ask for them. */
final class ComingPosts {
    private static final Duration AHEAD = Duration.ofDays(31);

    private final Node node;

    ComingPosts(Node node) {
        this.node = node;
    }

    /** Those that wait for an approval, in order of time, without their words. */
    List<ApprovalsAhead.Standing> waiting(SignedIn who) {
        return node.desk().approvals().of(seen(who)).stream()
                .filter(ApprovalsAhead.Standing::waitsForApproval)
                .toList();
    }

    /** With their words; those that are not to come any more, or that they do not see, are left out. */
    List<Desk.Coming> read(SignedIn who, Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        return node.desk()
                .coming(seen(who).stream()
                        .filter(delivery -> wanted.contains(delivery.id()))
                        .collect(Collectors.toList()));
    }

    Optional<Desk.Coming> find(SignedIn who, long id) {
        return read(who, List.of(id)).stream().findFirst();
    }

    boolean mayDecide(SignedIn who, Desk.Coming post) {
        return sight(who).may(post.account().name(), Role.APPROVER);
    }

    Sight sight(SignedIn who) {
        return new Sight(who, node.files().inForce().workspace());
    }

    private List<Delivery> seen(SignedIn who) {
        Sight sight = sight(who);
        return node.desk().unsent(AHEAD).stream()
                .filter(delivery -> sight.sees(delivery.account()))
                .toList();
    }
}
