package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.profile.Profile;
import org.vigil.workspace.Leads;
import org.vigil.workspace.Workspace;

/**
 * Decides whether deliveries may go out, in the transaction that writes their attempts. {@link GateLock#share} comes
 * first, and everything here is read in statements after it, so that no restriction that has committed is missed; while
 * the lock is shared none commits, so that what was read once holds for all deliveries of the transaction.
 */
final class Gate {
    static final String NOT_APPROVED = "nobody has approved it yet";
    static final String NOT_ANSWERED = "the family has not answered yet";
    static final String ANSWERED_TO_OTHER_FACTS = "the family said yes before a fact changed";
    static final String ACCOUNT_PAUSED = "the account is paused";
    static final String FILE_BROKEN = "a file cannot be read";
    static final String UNREVIEWED = "no native reader has signed the template";
    static final String DRAFT = "the campaign is a draft";
    static final String BY_HAND = "people post it by hand, and report it";
    static final String NOT_REPORTED = "nobody has reported that it was posted by hand";
    static final String HELD_TOO_LONG = "it was held until its late window was over";

    private final SaidAlready saidAlready;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final StartedCampaigns started;
    private final AgreedSchedules agreed;
    private final Approvals approvals;
    private final AccountStates accounts;
    private final RateBuckets rates;
    private final CatchUp catchUp;
    private final Sessions sessions;
    private final Removals removals;
    private final RecentWords voices;
    private final SayableWords words;

    Gate(
            SaidAlready saidAlready,
            AcceptedFiles files,
            Restrictions restrictions,
            StartedCampaigns started,
            AgreedSchedules agreed,
            Approvals approvals,
            AccountStates accounts,
            RateBuckets rates,
            CatchUp catchUp,
            Sessions sessions,
            Removals removals,
            RecentWords voices) {
        this.saidAlready = saidAlready;
        this.files = files;
        this.restrictions = restrictions;
        this.started = started;
        this.agreed = agreed;
        this.approvals = approvals;
        this.accounts = accounts;
        this.rates = rates;
        this.catchUp = catchUp;
        this.sessions = sessions;
        this.removals = removals;
        this.voices = voices;
        this.words = new SayableWords(sessions);
    }

    /** @param now by Vigil's clock */
    Verdict decide(Delivery delivery, Instant now) {
        return decide(delivery, circumstances(List.of(delivery), now));
    }

    /** @param now by Vigil's clock */
    Circumstances circumstances(List<Delivery> of, Instant now) {
        List<AccountName> ofAccounts =
                of.stream().map(Delivery::account).distinct().toList();
        AcceptedFiles.InForce inForce = files.inForce();
        Restrictions.InForce restricted = restrictions.inForce();
        Eligibility eligibility = new Eligibility(inForce, restricted);
        return new Circumstances(
                now,
                inForce,
                restricted,
                eligibility,
                started.all(),
                removals.forbidden(of),
                saidAlready.inTheWay(of),
                accounts.paused(ofAccounts),
                sessions.secrets(ofAccounts),
                rates.blockedUntil(ofAccounts, now),
                catchUp.earlier(of, now),
                approvals.decisions(of),
                agreed.unread(of, inForce.workspace()),
                voices.around(of, inForce.workspace()));
    }

    /** Asks nothing and nobody any more. */
    Verdict decide(Delivery delivery, Circumstances all) {
        Workspace workspace = all.files().workspace();
        Campaign campaign = workspace.campaigns().get(delivery.campaign());
        Account account = workspace.accounts().get(delivery.account());
        if (campaign == null) {
            return new Verdict.Withdraw("the campaign is not in the folder any more");
        }
        if (account == null) {
            return new Verdict.Withdraw("the account is not in accounts.yaml any more");
        }
        if (!campaign.accounts().contains(delivery.account())) {
            return new Verdict.Withdraw("the campaign does not speak through this account any more");
        }
        if (!campaign.speaksIn(delivery.slot(), account.organisation())) {
            return new Verdict.Withdraw("another organisation speaks in this slot");
        }
        if (Leads.of(workspace.accounts(), campaign, account).isPresent()) {
            return new Verdict.Withdraw("the account reposts what another one says");
        }
        GateCase situation = new GateCase(delivery, campaign, account, all, all.eligibility());
        return person(situation)
                .or(() -> toBeDeleted(situation))
                .or(() -> time(situation))
                .or(() -> twice(situation))
                .or(() -> stopped(situation))
                .or(() -> family(situation))
                .or(() -> network(situation))
                .or(() -> distance(situation))
                .orElseGet(() -> words.decide(situation));
    }

    private static Optional<Verdict> person(GateCase it) {
        Optional<String> silence = it.eligibility()
                .silence(
                        it.delivery().kind(),
                        it.delivery().profile(),
                        it.now(),
                        it.campaign().convention());
        if (silence.isEmpty() && !it.account().isSandbox()) {
            silence = it.eligibility().basisMissing(it.delivery().profile(), it.now());
        }
        return silence.map(Verdict.Withdraw::new);
    }

    /** What turns out not to stand there after all must not go out once more. */
    private static Optional<Verdict> toBeDeleted(GateCase it) {
        return it.all().toBeDeleted().contains(it.delivery().id())
                ? Optional.of(new Verdict.Withdraw("somebody has asked to delete it"))
                : Optional.empty();
    }

    private static Optional<Verdict> time(GateCase it) {
        Delivery delivery = it.delivery();
        if (!it.campaign().runsOn(delivery.date())) {
            return Optional.of(new Verdict.Withdraw("the campaign does not run on that day any more"));
        }
        StartedCampaigns.Started start = it.all().started().get(delivery.campaign());
        if (start != null && delivery.dueAt().isBefore(start.at())) {
            return Optional.of(new Verdict.Miss("it was due before the campaign was started"));
        }
        if (it.now().isAfter(delivery.lateAt())) {
            return Optional.of(new Verdict.Miss(whyMissed(delivery)));
        }
        return start != null ? Optional.empty() : Optional.of(new Verdict.Hold(DRAFT + ": start it"));
    }

    private static Optional<Verdict> twice(GateCase it) {
        return Optional.ofNullable(it.all().inTheWay().get(it.delivery().id()))
                .map(campaign -> new Verdict.Withdraw(
                        "this account has posted in that slot, said this, or spoken of that profile on that day already, for "
                                + campaign));
    }

    private static String whyMissed(Delivery delivery) {
        String why = delivery.why() == null ? "" : ": " + delivery.why();
        return switch (delivery.state()) {
            case PLANNED -> "nothing was running at its time, and its late window is over";
            case HELD -> BY_HAND.equals(delivery.why()) ? NOT_REPORTED : HELD_TOO_LONG + why;
            default -> "it could not go out before its late window was over" + why;
        };
    }

    private Optional<Verdict> stopped(GateCase it) {
        Restrictions.InForce restrictions = it.all().restrictions();
        AccountName account = it.delivery().account();
        return restrictions
                .everything()
                .map(stop -> stop.words("everything is stopped"))
                .or(() -> restrictions.on(it.delivery().campaign()).map(hold -> hold.words("the campaign is stopped")))
                .or(() -> restrictions.on(account).map(hold -> hold.words("the account is stopped")))
                .or(() -> Optional.ofNullable(it.all().paused().get(account))
                        .map(pause -> ACCOUNT_PAUSED + ": " + pause.why()))
                .or(() -> it.account().byHand()
                                || sessions.ready(it.account(), it.all().secrets())
                        ? Optional.empty()
                        : Optional.of("the account has no secrets yet: ./vigil account renew " + account))
                .or(() -> brokenFile(it))
                .map(Verdict.Hold::new);
    }

    private static Optional<String> brokenFile(GateCase it) {
        Profile profile = it.spokenOf().orElse(null);
        String template = profile == null ? "" : it.template(profile).path();
        return Optional.ofNullable(it.files().broken().get(it.campaign().file()))
                .or(() -> Optional.ofNullable(it.files().broken().get(template)))
                .or(() -> Optional.ofNullable(it.files().broken().get("accounts.yaml")))
                .or(() -> it.campaign().organisations().isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(it.files().broken().get(OrganisationsFile.PATH)))
                .map(problem -> FILE_BROKEN + ": " + problem);
    }

    /** No answer before a first post means that there is none. */
    private static Optional<Verdict> family(GateCase it) {
        return it.account().isSandbox()
                ? Optional.empty()
                : it.eligibility().unheard(it.delivery().profile(), it.now()).map(Verdict.Hold::new);
    }

    private static Optional<Verdict> network(GateCase it) {
        return Optional.ofNullable(it.all().blocked().get(it.delivery().account()))
                .filter(until -> until.isAfter(it.now()))
                .map(until -> new Verdict.Wait(
                        Duration.between(it.now(), until), "the network's limit for this account is used up"));
    }

    /** On a sandbox nobody is flooded, and a campaign of the past is replayed in minutes. */
    private Optional<Verdict> distance(GateCase it) {
        return it.account().isSandbox()
                ? Optional.empty()
                : Optional.ofNullable(it.all().earlier().get(it.delivery().id()))
                        .map(earlier -> catchUp.wait(it.delivery(), earlier))
                        .filter(Duration::isPositive)
                        .map(wait ->
                                new Verdict.Wait(wait, "it is late, and keeps its distance from the post before it"));
    }
}
