package org.vigil.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.network.Limits;
import org.vigil.operator.Audit;
import org.vigil.profile.Profile;
import org.vigil.workspace.Composer;
import org.vigil.workspace.PostNotes;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** What the team decides before anything goes out: it reads the coming posts, approves or rejects them, starts a campaign. */
public final class Desk {
    private static final int MARK_LENGTH = 8;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final StartedCampaigns started;
    private final AgreedSchedules agreed;
    private final Deliveries deliveries;
    private final Approvals approvals;
    private final Audit audit;
    private final Sessions sessions;
    private final Composer composer = new Composer();
    private final ApprovalsAhead ahead;
    private final Planner planner;
    private final GateLock lock;
    private final SecondReader second;
    private final WaitingPosts waiting;

    public Desk(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions, Planner planner) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
        this.started = new StartedCampaigns(jdbc);
        this.agreed = new AgreedSchedules(jdbc);
        this.deliveries = new Deliveries(jdbc);
        this.approvals = new Approvals(jdbc);
        this.audit = new Audit(jdbc);
        this.sessions = sessions;
        this.planner = planner;
        this.lock = new GateLock(jdbc);
        this.ahead = new ApprovalsAhead(database, clock, files, sessions, composer);
        this.second = new SecondReader(database);
        this.waiting = new WaitingPosts(database, clock, files, ahead, second, WaitingPosts.PATIENCE);
    }

    /**
     * A post to come, with its words as they would be at its time.
     *
     * @param decision what somebody has decided about just these words, or else the approval of the same words with what
     *     readers are not asked any more; empty while there is neither
     * @param changed what was decided about other words of the same, where nobody has decided about these
     * @param needsApproval whether it goes out only after a person has approved it
     */
    public record Coming(
            Delivery delivery,
            Campaign campaign,
            Profile profile,
            Account account,
            Limits limits,
            Rendered rendered,
            Optional<Approvals.Decision> decision,
            Optional<ChangedPost> changed,
            boolean needsApproval) {

        public boolean waitsForApproval() {
            return needsApproval && decision.isEmpty() && rendered.message().isPresent();
        }

        /** As it would look there, with what is good to know of it. */
        public PreviewEntry preview(Workspace workspace) {
            return PreviewEntry.of(
                    delivery.date(),
                    delivery.slot(),
                    campaign,
                    profile,
                    account,
                    limits,
                    rendered,
                    PostNotes.of(workspace, campaign, delivery.kind(), profile, account));
        }

        /**
         * Tells just these words from any others of the same post: what was read is what is approved. Empty where no words can be
         * made, and there is nothing to approve.
         */
        public String mark() {
            String digest = rendered.approvalDigest();
            return digest.substring(0, Math.min(MARK_LENGTH, digest.length()));
        }

        /** Tells the decision that was read from any later one about these words; empty where nobody had decided. */
        public String decided() {
            return decision.map(made -> (made.approved() ? "yes " : "no ") + made.at())
                    .orElse("");
        }
    }

    /** The posts whose slot lies within so long from now, in order of time. */
    public List<Coming> coming(Duration ahead) {
        return coming(unsent(ahead));
    }

    /** The deliveries whose slot lies within so long from now and that no network has been given, in order of time. */
    public List<Delivery> unsent(Duration ahead) {
        return deliveries.unsentBefore(clock.instant().plus(ahead));
    }

    /** Whether posts are approved, or wait, without their words: for pages that count them. */
    public ApprovalsAhead approvals() {
        return ahead;
    }

    /** The words of deliveries that no network has been given; those of which no file knows any more are left out. */
    public List<Coming> coming(List<Delivery> unsent) {
        AcceptedFiles.InForce inForce = files.inForce();
        Reading reading = new Reading(
                inForce, new Eligibility(inForce, restrictions.inForce()), sessions, composer, clock.instant());
        Decisions decisions = approvals.decisions(unsent);
        Decided decided = new Decided(
                decisions,
                approvals.last(unsent),
                new NeedsApproval(decisions, agreed.unread(unsent, inForce.workspace())));
        return unsent.stream()
                .flatMap(delivery -> reading.subject(delivery).stream())
                .map(post -> coming(reading, post, decided))
                .toList();
    }

    /** All that was decided about some deliveries. */
    private record Decided(Decisions about, Map<Approvals.Subject, Approvals.Earlier> last, NeedsApproval needs) {}

    private static Coming coming(Reading reading, Reading.Subject post, Decided decided) {
        Delivery delivery = post.delivery();
        Rendered rendered = reading.rendered(post);
        WordsMark words = WordsMark.of(rendered);
        Optional<Approvals.Decision> decision = decided.about().about(delivery, words);
        return new Coming(
                delivery,
                post.campaign(),
                post.profile(),
                post.account(),
                reading.limits(post),
                rendered,
                decision,
                Optional.ofNullable(decided.last().get(Approvals.Subject.of(delivery)))
                        .filter(earlier -> decision.isEmpty() && earlier.isOf(delivery.kind()))
                        .map(earlier -> ChangedPost.of(
                                earlier,
                                rendered.grounds(),
                                reading.eligibility()
                                        .silenced(
                                                post.profile(),
                                                post.account(),
                                                reading.at(delivery),
                                                post.campaign().convention()))),
                decided.needs()
                        .why(delivery, post.campaign(), reading.files().workspace(), words)
                        .isPresent());
    }

    /** Why somebody may not approve a post, in words; empty where he or she may. */
    public Optional<String> mayNotApprove(Coming coming, String who) {
        return mayNotApprove(files.inForce(), coming, who);
    }

    /** As above, by files that were read for many. */
    public Optional<String> mayNotApprove(AcceptedFiles.InForce inForce, Coming coming, String who) {
        Delivery delivery = coming.delivery();
        // In memory of somebody speaks more than one person.
        return delivery.kind() == PostKind.MEMORIAL && who.equals(delivery.askedBy())
                ? Optional.of(who + " asked for this memorial: somebody else has to approve it")
                : MayApprove.whyNot(inForce.workspace(), coming.campaign(), coming.account(), who)
                        .or(() -> second.whyNotApprove(inForce, SecondReader.Written.of(coming), who));
    }

    /** What waits for somebody, counted for pages that say so in passing. */
    public WaitingPosts waiting() {
        return waiting;
    }

    /**
     * Approves the words as they stand now. They are asked for again when a fact or the template changes.
     *
     * @throws IllegalArgumentException as {@link #mayNotApprove} says
     * @throws RejectedMeanwhile where somebody has rejected them since they were read: nothing is decided then
     */
    public void approve(Coming coming, String who) {
        mayNotApprove(coming, who).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        decide(coming, true, who);
    }

    /**
     * These words will not go out: no attempt at them is written after this returns, whatever somebody else decided in the
     * meantime. Why is kept by {@link RejectionReasons}.
     */
    public void reject(Coming coming, String who) {
        decide(coming, false, who);
    }

    private void decide(Coming coming, boolean approved, String who) {
        Delivery delivery = coming.delivery();
        transactions.executeWithoutResult(status -> {
            approvals.decideAlone(delivery, coming.rendered());
            if (approved) {
                refuseUnread(coming);
            }
            approvals.decide(delivery, coming.rendered(), approved, who);
            audit.record(
                    who,
                    approved ? "approve" : "reject",
                    delivery.campaign() + "/" + delivery.profile() + "/" + delivery.account(),
                    coming.rendered().approvalDigest());
            deliveries.lookAgain();
            if (!approved) {
                lock.takeAlone();
            }
        });
    }

    private void refuseUnread(Coming coming) {
        Optional<Approvals.Decision> now = approvals
                .decisions(List.of(coming.delivery()))
                .about(coming.delivery(), WordsMark.of(coming.rendered()));
        now.filter(made -> !made.approved() && !now.equals(coming.decision())).ifPresent(no -> {
            throw new RejectedMeanwhile(no);
        });
    }

    public boolean isStarted(CampaignId campaign) {
        return started.find(campaign).isPresent();
    }

    /**
     * What a started campaign's schedule has come to say that nobody has agreed to: of its posts nothing while they are
     * approved, of its public pages always.
     */
    public List<String> toAgree(CampaignId campaign) {
        AcceptedFiles.InForce inForce = files.inForce();
        Campaign now = inForce.workspace().campaigns().get(campaign);
        Agreed known = agreed.of(List.of(campaign)).get(campaign);
        if (now == null || known == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(known.followersBeyond(now));
        if (!now.approvalRequired()) {
            all.addAll(known.beyond(now, inForce.workspace()));
        }
        return all;
    }

    /**
     * Why somebody may not start a campaign or agree to its schedule, in words: its posts go out unread, and some of their words
     * are theirs. Empty where he or she may.
     */
    public Optional<String> mayNotStart(CampaignId campaign, String who) {
        return mayNotStart(files.inForce(), campaign, who);
    }

    private Optional<String> mayNotStart(AcceptedFiles.InForce inForce, CampaignId campaign, String who) {
        return Optional.ofNullable(inForce.workspace().campaigns().get(campaign))
                .flatMap(found -> second.whyNotStart(inForce, found, who));
    }

    /**
     * A draft becomes a campaign: from this moment on its slots count. Whoever starts it, or starts it again, agrees to its
     * schedule and its texts as they are in force. Returns false where it was started before.
     *
     * @throws IllegalArgumentException as {@link #mayNotStart} says
     */
    public boolean start(CampaignId campaign, String who) {
        boolean isNew = Boolean.TRUE.equals(transactions.execute(status -> {
            AcceptedFiles.InForce inForce = files.inForceUnchanging();
            mayNotStart(inForce, campaign, who).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
            Workspace workspace = inForce.workspace();
            boolean first = started.start(campaign, clock.instant(), who);
            Campaign found = workspace.campaigns().get(campaign);
            if (found != null) {
                agreed.agree(found, workspace);
            }
            boolean unread = found != null && !found.approvalRequired();
            boolean open = found != null && found.followers().any();
            if (first || unread || open) {
                String agreedTo = (unread ? "posts go out without approval" : "")
                        + (unread && open ? "; " : "")
                        + (open ? "pages are public" : "");
                audit.record(who, "start", campaign.value(), agreedTo.isEmpty() ? null : agreedTo);
            }
            deliveries.lookAgain();
            return first;
        }));
        planner.plan(campaign);
        return isNew;
    }
}
