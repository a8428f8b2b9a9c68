package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.workspace.Leads;
import org.vigil.workspace.Workspace;

/** Decides whether a repost may go out at this moment, in the transaction that writes its attempt. */
final class RepostRules {
    static final String TOO_LATE = "it could not go out in time";

    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final Restrictions restrictions;
    private final StartedCampaigns started;
    private final AccountStates accounts;
    private final Removals removals;
    private final Corrections corrections;
    private final StandingPosts standing;
    private final RateBuckets rates;

    RepostRules(Database database, AcceptedFiles files, Sessions sessions) {
        JdbcClient jdbc = database.jdbc();
        this.files = files;
        this.sessions = sessions;
        this.deliveries = new Deliveries(jdbc);
        this.restrictions = new Restrictions(jdbc);
        this.started = new StartedCampaigns(jdbc);
        this.accounts = new AccountStates(database);
        this.removals = new Removals(jdbc);
        this.corrections = new Corrections(jdbc);
        this.standing = new StandingPosts(jdbc);
        this.rates = new RateBuckets(database);
    }

    /** What may become of it now. */
    sealed interface Decision {
        /** @param post what is reposted: the first part of a thread */
        record Go(Account account, StandingPart post) implements Decision {}

        record Wait(Duration duration, String why) implements Decision {}

        record Hold(String why) implements Decision {}

        record Never(String why) implements Decision {}

        record Miss(String why) implements Decision {}
    }

    Decision decide(Repost repost, Instant now) {
        AcceptedFiles.InForce inForce = files.inForce();
        Workspace workspace = inForce.workspace();
        Delivery post = deliveries.find(repost.delivery()).orElseThrow();
        Campaign campaign = workspace.campaigns().get(post.campaign());
        Account account = workspace.accounts().get(repost.account());
        if (campaign == null || account == null || !leads(workspace, campaign, account, post)) {
            return new Decision.Never("the campaign does not repost through this account any more");
        }
        List<StandingPart> parts = standing.of(post.id());
        Optional<StandingPart> first = parts.stream().findFirst();
        if (post.state() != DeliveryState.PUBLISHED || removals.forbids(post) || first.isEmpty()) {
            return new Decision.Never("the post is deleted, or not sure to stand");
        }
        if (!corrections.of(post.id()).isEmpty()) {
            return new Decision.Never("the post had to be corrected");
        }
        Eligibility eligibility = new Eligibility(inForce, restrictions.inForce());
        Optional<String> silence = eligibility.silence(post, account, now, campaign.convention());
        if (silence.isPresent()) {
            return new Decision.Never(silence.get());
        }
        boolean closed = workspace
                .spokenOf(post.profile())
                .filter(profile -> ClosedActions.askedIn(parts, profile, campaign, now))
                .isPresent();
        if (closed) {
            return new Decision.Never("it asks readers for what is closed by now");
        }
        if (now.isAfter(repost.lateAt())) {
            return new Decision.Miss(TOO_LATE + (repost.why() == null ? "" : ": " + repost.why()));
        }
        return stopped(campaign, account, post)
                .<Decision>map(Decision.Hold::new)
                .or(() -> limit(account, now))
                .orElseGet(() -> new Decision.Go(account, first.get()));
    }

    /** How long to wait for what the network allows. */
    Optional<Decision> limit(Account account, Instant now) {
        return rates.repostsBlockedUntil(account, now)
                .map(until -> new Decision.Wait(
                        Duration.between(now, until), "the network's limit for this account is used up"));
    }

    private static boolean leads(Workspace workspace, Campaign campaign, Account account, Delivery post) {
        return campaign.accounts().contains(account.name())
                && Leads.of(workspace.accounts(), campaign, account)
                        .filter(lead -> lead.name().equals(post.account()))
                        .isPresent();
    }

    /** A stop of the account that leads keeps back those who follow it, too. */
    private Optional<String> stopped(Campaign campaign, Account account, Delivery post) {
        Restrictions.InForce now = restrictions.inForce();
        return now.everything()
                .map(stop -> stop.words("everything is stopped"))
                .or(() -> now.on(campaign.id()).map(hold -> hold.words("the campaign is stopped")))
                .or(() -> now.on(account.name()).map(hold -> hold.words("the account is stopped")))
                .or(() -> now.on(post.account()).map(hold -> hold.words("the account that leads is stopped")))
                .or(() -> started.find(campaign.id()).isPresent() ? Optional.empty() : Optional.of(Gate.DRAFT))
                .or(() -> accounts.state(account.name()).pause().map(pause -> Gate.ACCOUNT_PAUSED + ": " + pause.why()))
                .or(() -> accounts.state(post.account())
                        .pause()
                        .map(pause -> "the account that leads is paused: " + pause.why()))
                .or(() -> sessions.ready(account)
                        ? Optional.empty()
                        : Optional.of("the account has no secrets yet: ./vigil account renew " + account.name()))
                .or(() -> Optional.ofNullable(files.inForce().broken().get(campaign.file()))
                        .or(() -> Optional.ofNullable(files.inForce().broken().get("accounts.yaml")))
                        .map(problem -> Gate.FILE_BROKEN + ": " + problem));
    }
}
