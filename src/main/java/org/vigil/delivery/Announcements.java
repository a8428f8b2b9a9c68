package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Occasion;
import org.vigil.campaign.Spacing;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.operator.Audit;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Release;
import org.vigil.workspace.Leads;
import org.vigil.workspace.Workspace;

/**
 * Offers posts that a person asks for: that somebody was released, or in memory of somebody who died. They are drafts until
 * a person approves them, and go out as all others do. Nothing is ever offered by itself.
 */
public final class Announcements {
    /** How long a draft waits for an approval after its slot. */
    static final Duration WAITS = Duration.ofDays(7);

    private static final int LOOK_AHEAD_DAYS = 14;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final StartedCampaigns started;
    private final AnnouncedSlots slots;
    private final DeliverySchedule deliverySchedule;
    private final Audit audit;
    private final GateLock lock;

    public Announcements(Database database, InstantSource clock, AcceptedFiles files) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
        this.started = new StartedCampaigns(jdbc);
        this.slots = new AnnouncedSlots(jdbc);
        this.deliverySchedule = new DeliverySchedule(jdbc);
        this.audit = new Audit(jdbc);
        this.lock = new GateLock(jdbc);
    }

    /** What came of asking for a draft in one campaign. */
    public sealed interface Offer {
        CampaignId campaign();

        /** @param isNew whether it was not offered before */
        record Made(CampaignId campaign, List<Delivery> deliveries, boolean isNew) implements Offer {}

        /** Nothing may be said, or there is nowhere to say it. */
        record Impossible(CampaignId campaign, String why) implements Offer {}
    }

    /**
     * Offers a draft in every started campaign that speaks of the person, of the family or of a group with the person in
     * it.
     *
     * @param kind released or memorial
     * @param only this campaign; empty for all
     */
    public List<Offer> offer(PostKind kind, ProfileId person, Optional<CampaignId> only, String who) {
        List<Offer> offers = transactions.execute(status -> {
            lock.planAlone();
            AcceptedFiles.InForce inForce = files.inForce();
            Map<CampaignId, StartedCampaigns.Started> running = started.all();
            List<Offer> made = new ArrayList<>();
            for (Campaign campaign : inForce.workspace().campaigns().values()) {
                boolean asked = only.map(campaign.id()::equals).orElse(true);
                if (asked && running.containsKey(campaign.id()) && speaksOf(campaign, person, inForce.workspace())) {
                    made.add(offer(kind, person, campaign, inForce, who));
                }
            }
            return made;
        });
        return offers;
    }

    private static boolean speaksOf(Campaign campaign, ProfileId person, Workspace workspace) {
        return campaign.roll().members(List.copyOf(workspace.profiles().values())).stream()
                .anyMatch(profile -> profile.id().equals(person)
                        || person.equals(profile.speaksFor())
                        || profile.members().contains(person));
    }

    private Offer offer(PostKind kind, ProfileId person, Campaign campaign, AcceptedFiles.InForce inForce, String who) {
        Instant now = clock.instant();
        Eligibility eligibility = new Eligibility(inForce, restrictions.inForce());
        Optional<String> silence = eligibility.silence(kind, person, now, campaign.convention());
        if (silence.isPresent()) {
            return new Offer.Impossible(campaign.id(), silence.get());
        }
        Profile profile = inForce.workspace().profile(person).orElseThrow();
        AnnouncedSlots.Subject subject =
                new AnnouncedSlots.Subject(campaign.id(), kind, person, custodySince(kind, profile, now));
        List<Delivery> before = slots.standing(subject);
        if (!before.isEmpty()) {
            return new Offer.Made(campaign.id(), before, false);
        }
        return next(campaign, now)
                .map(occasion -> insert(subject, campaign, occasion, inForce.workspace(), who))
                .orElseGet(() -> new Offer.Impossible(
                        campaign.id(), "the campaign has no slot within the next " + LOOK_AHEAD_DAYS + " days"));
    }

    private Offer insert(
            AnnouncedSlots.Subject subject, Campaign campaign, Occasion occasion, Workspace workspace, String who) {
        List<AccountName> said = slots.said(subject);
        List<DeliverySchedule.Timed> timed = campaign.accounts().stream()
                .filter(name -> !said.contains(name))
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .filter(account ->
                        Leads.of(workspace.accounts(), campaign, account).isEmpty())
                .map(account -> timed(account, campaign, occasion))
                .toList();
        if (timed.isEmpty()) {
            return new Offer.Impossible(campaign.id(), "all its accounts have said it");
        }
        slots.replace(subject);
        String slot = subject.kind().word() + "/" + subject.id();
        long row = slots.insert(subject, occasion.date(), slot, occasion.moment(), who);
        deliverySchedule.schedule(row, timed);
        audit.record(
                who,
                "offer " + subject.kind().word(),
                subject.id().value(),
                campaign.id().value());
        return new Offer.Made(campaign.id(), slots.standing(subject), true);
    }

    private static DeliverySchedule.Timed timed(Account account, Campaign campaign, Occasion occasion) {
        Instant due = Spacing.due(occasion.moment(), campaign, account.name());
        return new DeliverySchedule.Timed(account.name(), due, due.plus(WAITS), account.isSandbox());
    }

    private static Optional<Occasion> next(Campaign campaign, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, campaign.zone());
        return Occasion.of(campaign, today, today.plusDays(LOOK_AHEAD_DAYS)).stream()
                .filter(occasion -> occasion.moment().isAfter(now))
                .findFirst();
    }

    private static @Nullable LocalDate custodySince(PostKind kind, Profile profile, Instant now) {
        return kind == PostKind.RELEASED
                ? Release.custodySince(profile, profile.dayAt(now)).orElseThrow()
                : null;
    }
}
