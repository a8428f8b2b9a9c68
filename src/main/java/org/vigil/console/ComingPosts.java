package org.vigil.console;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.ApprovalsAhead;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Desk;
import org.vigil.delivery.RejectedMeanwhile;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/** The posts that are to come and that somebody sees, for one page that they asked for. */
final class ComingPosts {
    private static final Duration AHEAD = Duration.ofDays(31);

    private final Node node;
    private final SignedIn who;
    private final AcceptedFiles.InForce files;
    private final Sight sight;
    private @Nullable List<Delivery> seen;

    ComingPosts(Node node, SignedIn who) {
        this.node = node;
        this.who = who;
        this.files = node.files().inForce();
        this.sight = new Sight(who, files.workspace());
    }

    Sight sight() {
        return sight;
    }

    /** The files that the page is made from. */
    Workspace workspace() {
        return files.workspace();
    }

    /** Those that wait for an approval, in order of time, without their words. */
    List<ApprovalsAhead.Standing> waiting() {
        return node.desk().approvals().of(seen()).stream()
                .filter(ApprovalsAhead.Standing::waitsForApproval)
                .toList();
    }

    /** With their words; those that are not to come any more, or that they do not see, are left out. */
    List<Desk.Coming> read(Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        return node.desk()
                .coming(seen().stream()
                        .filter(delivery -> wanted.contains(delivery.id()))
                        .toList());
    }

    Optional<Desk.Coming> find(long id) {
        return read(List.of(id)).stream().findFirst();
    }

    /** Whether they are one of those who decide about what an account says. */
    boolean mayDecide(Desk.Coming post) {
        return sight.may(post.account().name(), Role.APPROVER);
    }

    /** Whether they may approve it: nobody approves what is their own. */
    boolean mayApprove(Desk.Coming post) {
        return mayDecide(post) && mayNotApprove(post).isEmpty();
    }

    /** Why the files or the words keep them from approving it, in words; empty where neither does. */
    Optional<String> mayNotApprove(Desk.Coming post) {
        return node.desk().mayNotApprove(files, post, who.who());
    }

    /**
     * Approves it as it was read.
     *
     * @param mark of the words that were read: others are not approved unread
     * @param decided as {@link Desk.Coming#decided} said then: what somebody else decided since is not overridden unread
     * @return what became of it, as {@link Ticket.Outcome#word}
     */
    String approve(Desk.Coming post, String mark, String decided) {
        if (!mayApprove(post)) {
            return "not-yours";
        }
        if (mark.isEmpty() || !post.mark().equals(mark)) {
            return "changed";
        }
        if (!post.decided().equals(decided)) {
            return "decided";
        }
        try {
            node.desk().approve(post, who.who());
            return "approved";
        } catch (RejectedMeanwhile e) {
            return "decided";
        }
    }

    private List<Delivery> seen() {
        List<Delivery> known = seen;
        if (known == null) {
            known = node.desk().unsent(AHEAD).stream()
                    .filter(delivery -> sight.sees(delivery.account()))
                    .toList();
            seen = known;
        }
        return known;
    }
}
