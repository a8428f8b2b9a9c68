package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.message.Pictures;
import org.vigil.message.Rendered;
import org.vigil.message.TemplateKey;
import org.vigil.network.Message;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Composer;
import org.vigil.workspace.Leads;
import org.vigil.workspace.NativeReview;
import org.vigil.workspace.TemplateChoice;
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

    private final Deliveries deliveries;
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
    private final Composer composer = new Composer();

    Gate(
            Deliveries deliveries,
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
        this.deliveries = deliveries;
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
    }

    /** Everything that one decision is made from. */
    private record Case(
            Delivery delivery, Campaign campaign, Account account, Circumstances all, Eligibility eligibility) {
        Instant now() {
            return all.now();
        }

        AcceptedFiles.InForce files() {
            return all.files();
        }
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
                deliveries.inTheWay(of),
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
        Case situation = new Case(delivery, campaign, account, all, all.eligibility());
        return person(situation)
                .or(() -> toBeDeleted(situation))
                .or(() -> time(situation))
                .or(() -> twice(situation))
                .or(() -> stopped(situation))
                .or(() -> family(situation))
                .or(() -> network(situation))
                .or(() -> distance(situation))
                .orElseGet(() -> words(situation));
    }

    private static Optional<Verdict> person(Case it) {
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
    private static Optional<Verdict> toBeDeleted(Case it) {
        return it.all().toBeDeleted().contains(it.delivery().id())
                ? Optional.of(new Verdict.Withdraw("somebody has asked to delete it"))
                : Optional.empty();
    }

    private static Optional<Verdict> time(Case it) {
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

    private static Optional<Verdict> twice(Case it) {
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

    private Optional<Verdict> stopped(Case it) {
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

    private static TemplateKey template(Case it, Profile profile) {
        return TemplateChoice.of(
                it.files().workspace(), it.campaign(), it.delivery().kind(), profile, it.account());
    }

    private static Optional<String> brokenFile(Case it) {
        Profile profile =
                it.files().workspace().spokenOf(it.delivery().profile()).orElse(null);
        String template = profile == null ? "" : template(it, profile).path();
        return Optional.ofNullable(it.files().broken().get(it.campaign().file()))
                .or(() -> Optional.ofNullable(it.files().broken().get(template)))
                .or(() -> Optional.ofNullable(it.files().broken().get("accounts.yaml")))
                .or(() -> it.campaign().organisations().isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(it.files().broken().get(OrganisationsFile.PATH)))
                .map(problem -> FILE_BROKEN + ": " + problem);
    }

    /** No answer before a first post means that there is none. */
    private static Optional<Verdict> family(Case it) {
        return it.account().isSandbox()
                ? Optional.empty()
                : it.eligibility().unheard(it.delivery().profile(), it.now()).map(Verdict.Hold::new);
    }

    private static Optional<Verdict> network(Case it) {
        return Optional.ofNullable(it.all().blocked().get(it.delivery().account()))
                .filter(until -> until.isAfter(it.now()))
                .map(until -> new Verdict.Wait(
                        Duration.between(it.now(), until), "the network's limit for this account is used up"));
    }

    /** On a sandbox nobody is flooded, and a campaign of the past is replayed in minutes. */
    private Optional<Verdict> distance(Case it) {
        return it.account().isSandbox()
                ? Optional.empty()
                : Optional.ofNullable(it.all().earlier().get(it.delivery().id()))
                        .map(earlier -> catchUp.wait(it.delivery(), earlier))
                        .filter(Duration::isPositive)
                        .map(wait ->
                                new Verdict.Wait(wait, "it is late, and keeps its distance from the post before it"));
    }

    private Verdict words(Case it) {
        Delivery delivery = it.delivery();
        Profile profile = it.files().workspace().spokenOf(delivery.profile()).orElse(null);
        if (profile == null) {
            return new Verdict.Withdraw("the profile is not in the folder any more");
        }
        if (delivery.frozen() != null) {
            Message frozen = FrozenMessage.read(
                    delivery.frozen(),
                    name -> Pictures.still(profile, it.files().workspace().tree(), name));
            return new StillSayable(
                            it.eligibility(),
                            it.account(),
                            it.now(),
                            it.campaign().convention())
                    .objection(profile, frozen)
                    .<Verdict>map(Verdict.Withdraw::new)
                    .orElseGet(
                            () -> new Verdict.Go(frozen, template(it, profile).path()));
        }
        Optional<String> unreviewed = NativeReview.missing(it.files().workspace(), template(it, profile), it.account());
        if (unreviewed.isPresent()) {
            return new Verdict.Hold(UNREVIEWED + ": " + unreviewed.get());
        }
        Rendered rendered = composer.compose(
                it.files().workspace(),
                it.campaign(),
                delivery.kind(),
                it.eligibility().shown(profile, it.account(), it.now()),
                it.eligibility()
                        .named(profile, it.account(), it.now(), it.campaign().convention()),
                it.account(),
                sessions.limits(it.account()),
                it.now(),
                delivery.day());
        if (rendered.message().isEmpty()) {
            return new Verdict.Hold("its words cannot be made: "
                    + rendered.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        // What the profile says itself was looked at before: this is the template's, the campaign's or an action's.
        Optional<ProfileId> unnamed =
                namedInWords(it, profile, rendered.message().get());
        if (unnamed.isPresent()) {
            return new Verdict.Hold("its words " + Eligibility.NAMES_SOMEBODY + ": " + unnamed.get()
                    + " (in the template, or in what the campaign is called or asks)");
        }
        Verdict verdict = approved(it, rendered, template(it, profile).path());
        return verdict instanceof Verdict.Go go ? byHand(it, unlikeOthers(it, go)) : verdict;
    }

    private static Verdict byHand(Case it, Verdict verdict) {
        return verdict instanceof Verdict.Go go && it.account().byHand() ? new Verdict.ByHand(go.message()) : verdict;
    }

    /** X forbids nearly the same words on several accounts. Whoever comes later keeps back. */
    private static Verdict unlikeOthers(Case it, Verdict.Go go) {
        return it.all()
                .voices()
                .repeated(it.delivery(), go.message())
                .<Verdict>map(Verdict.Hold::new)
                .orElse(go);
    }

    private static Optional<ProfileId> namedInWords(Case it, Profile profile, Message message) {
        return it.eligibility()
                .namedInWords(
                        message, profile, it.account(), it.now(), it.campaign().convention());
    }

    /** A rejection stands even where the campaign's file asks for no approval any more: files lift nothing. */
    private static Verdict approved(Case it, Rendered rendered, String template) {
        Decisions decisions = it.all().decisions();
        Approvals.Decision decision = decisions.about(it.delivery(), rendered).orElse(null);
        if (decision != null && !decision.approved()) {
            return new Verdict.Withdraw("rejected by " + decision.by());
        }
        Optional<String> asked = decision != null
                ? Optional.empty()
                : new NeedsApproval(decisions, it.all().agreed())
                        .why(it.delivery(), it.campaign(), it.files().workspace(), rendered);
        return asked.<Verdict>map(why -> new Verdict.Hold(NOT_APPROVED + why))
                .orElseGet(() -> new Verdict.Go(rendered.message().orElseThrow(), template));
    }
}
