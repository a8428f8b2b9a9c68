package org.vigil.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.access.Role;
import org.vigil.access.User;
import org.vigil.access.Users;
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
    private final OwnTexts texts;
    private final Users users;

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
        this.texts = new OwnTexts(jdbc);
        this.users = new Users(database);
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

        /**
         * Tells just these words from any others of the same post: what was read is what is approved. Empty where no words can be
         * made, and there is nothing to approve.
         */
        public String mark() {
            String digest = rendered.approvalDigest();
            return digest.substring(0, Math.min(MARK_LENGTH, digest.length()));
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
                        .or(() -> ownWords(inForce, coming, who));
    }

    private Optional<String> ownWords(AcceptedFiles.InForce inForce, Coming coming, String who) {
        List<OwnTexts.Wrote> authors = texts.authors(
                inForce.version(),
                new OwnTexts.Sources(
                        coming.rendered().grounds().templateFile(),
                        coming.campaign().file(),
                        coming.delivery().profile()));
        return OwnTexts.isAmong(authors, who)
                ? OwnTexts.whyNot(authors, approvers(inForce, coming), who)
                : Optional.empty();
    }

    /** Everybody who may approve it, whoever wrote it: as the files name them, else as they sign in. */
    private List<String> approvers(AcceptedFiles.InForce inForce, Coming coming) {
        List<String> named = MayApprove.named(inForce.workspace(), coming.campaign(), coming.account());
        return named.isEmpty()
                ? users.all().stream()
                        .filter(user -> user.state() == User.State.ACTIVE)
                        .filter(user -> mayApprove(user, coming.account()))
                        .map(user -> user.name().value())
                        .toList()
                : named;
    }

    private static boolean mayApprove(User user, Account account) {
        return account.organisation() == null
                ? user.roles().inTheTeam(Role.APPROVER)
                : user.roles().inOrganisation(account.organisation(), Role.APPROVER);
    }

    /**
     * Approves the words as they stand now. They are asked for again when a fact or the template changes.
     *
     * @throws IllegalArgumentException as {@link #mayNotApprove} says
     */
    public void approve(Coming coming, String who) {
        mayNotApprove(coming, who).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        decide(coming, true, who);
    }

    /** These words will not go out: no attempt at them is written after this returns. Why is kept by {@link RejectionReasons}. */
    public void reject(Coming coming, String who) {
        decide(coming, false, who);
    }

    private void decide(Coming coming, boolean approved, String who) {
        Delivery delivery = coming.delivery();
        transactions.executeWithoutResult(status -> {
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
     * A draft becomes a campaign: from this moment on its slots count. Whoever starts it, or starts it again, agrees to its
     * schedule as it is in force. Returns false where it was started before.
     */
    public boolean start(CampaignId campaign, String who) {
        boolean isNew = Boolean.TRUE.equals(transactions.execute(status -> {
            Workspace workspace = files.inForceUnchanging().workspace();
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
