package org.vigil.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.profile.Profile;
import org.vigil.workspace.Composer;

/** Whether posts that are to come are approved, or wait: as {@link Desk#coming}, without their words. Safe for many threads. */
public final class ApprovalsAhead {
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final AgreedSchedules agreed;
    private final Approvals approvals;
    private final Sessions sessions;
    private final Composer composer;
    private final ReadBefore before = new ReadBefore();

    ApprovalsAhead(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions, Composer composer) {
        this.clock = clock;
        this.files = files;
        this.restrictions = new Restrictions(database.jdbc());
        this.agreed = new AgreedSchedules(database.jdbc());
        this.approvals = new Approvals(database.jdbc());
        this.sessions = sessions;
        this.composer = composer;
    }

    /**
     * How it is with one post.
     *
     * @param possible whether there are words that could go out
     * @param decision about just these words, as {@link Desk.Coming#decision}
     * @param changed whether other words of the same were decided about, and nobody has about these
     * @param needsApproval as {@link Desk.Coming#needsApproval}
     * @param profile whom it is about
     * @param text the path of the template that its words are made of
     */
    public record Standing(
            Delivery delivery,
            Campaign campaign,
            Account account,
            boolean possible,
            Optional<Approvals.Decision> decision,
            boolean changed,
            boolean needsApproval,
            Profile profile,
            String text) {
        public boolean waitsForApproval() {
            return needsApproval && decision.isEmpty() && possible;
        }

        public boolean isApproved() {
            return decision.filter(Approvals.Decision::approved).isPresent();
        }

        public boolean isRejected() {
            return decision.filter(made -> !made.approved()).isPresent();
        }
    }

    /** Of deliveries that no network has been given; those are left out whose campaign, person or account no file has. */
    public List<Standing> of(Collection<Delivery> unsent) {
        AcceptedFiles.InForce inForce = files.inForce();
        ReadBefore.Current current = before.with(inForce, restrictions.inForce());
        Reading reading =
                new Reading(inForce, new Eligibility(inForce, current.watched()), sessions, composer, clock.instant());
        Decisions decisions = approvals.decisions(unsent);
        Map<Approvals.Subject, Approvals.Earlier> last = approvals.last(unsent);
        NeedsApproval needs = new NeedsApproval(decisions, agreed.unread(unsent, inForce.workspace()));
        List<Standing> result = new ArrayList<>();
        for (Delivery delivery : unsent) {
            reading.subject(delivery).ifPresent(post -> {
                ReadBefore.Found found = current.find(reading, post);
                Optional<Approvals.Decision> decision = decisions.about(delivery, found.mark());
                boolean changed = decision.isEmpty()
                        && Optional.ofNullable(last.get(Approvals.Subject.of(delivery)))
                                .filter(earlier -> earlier.isOf(delivery.kind()))
                                .isPresent();
                boolean asked = needs.why(delivery, post.campaign(), inForce.workspace(), found.mark())
                        .isPresent();
                result.add(new Standing(
                        delivery,
                        post.campaign(),
                        post.account(),
                        found.possible(),
                        decision,
                        changed,
                        asked,
                        post.profile(),
                        found.text()));
            });
        }
        return result;
    }
}
