package org.vigil.delivery;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.operator.Audit;

/**
 * Takes a campaign's schedule away: what is planned of it is withdrawn, and says why, in the same transaction in which the file
 * goes. One that runs is stopped first, and nothing of it may be on its way. Should its file come back it is a draft again:
 * somebody has to start it anew.
 */
public final class ScheduleRemoval {
    static final String WHY = "the campaign was taken away";
    static final String ENDED = "the campaign was ended";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AcceptedFiles files;
    private final FileDesk desk;
    private final StartedCampaigns started;
    private final Restrictions restrictions;
    private final Deliveries deliveries;
    private final PlannedSlots slots;
    private final GateLock lock;
    private final InstantSource clock;

    public ScheduleRemoval(Database database, AcceptedFiles files, FileDesk desk, InstantSource clock) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.files = files;
        this.desk = desk;
        this.started = new StartedCampaigns(jdbc);
        this.restrictions = new Restrictions(jdbc);
        this.deliveries = new Deliveries(jdbc);
        this.slots = new PlannedSlots(jdbc);
        this.lock = new GateLock(jdbc);
        this.clock = clock;
    }

    /**
     * What it means to take it away.
     *
     * @param isStarted whether somebody has started it; else it is a draft
     * @param runs whether it has neither been stopped nor is over, so that it is not taken away yet
     * @param planned posts that are withdrawn with it
     * @param underWay posts that are being handed to a network, or of which one is being asked: it waits for these
     * @param uncertain posts of which a person has to say whether they stand; that can still be done afterwards
     */
    public record Meaning(boolean isStarted, boolean runs, long planned, long underWay, long uncertain) {
        /** Whether it can be done now. */
        public boolean canGo() {
            return !runs && underWay == 0;
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** @param withdrawn posts that were planned */
        record Done(int withdrawn) implements Outcome {}

        /** Nothing was changed: it runs, or something of it is on its way. */
        record NotNow(Meaning meaning) implements Outcome {}

        /** Nothing was changed: the file cannot go, as it says. */
        record NotWritten(FileDesk.Outcome why) implements Outcome {}
    }

    public Meaning meaning(CampaignId campaign) {
        Map<DeliveryState, Long> sums = deliveries.open(campaign);
        boolean isStarted = started.find(campaign).isPresent();
        return new Meaning(
                isStarted,
                isStarted && !isStopped(campaign) && !isOver(campaign),
                sum(sums, DeliveryState.PLANNED, DeliveryState.HELD, DeliveryState.DUE),
                sum(sums, DeliveryState.SENDING, DeliveryState.SETTLING),
                sum(sums, DeliveryState.UNCERTAIN));
    }

    private static long sum(Map<DeliveryState, Long> sums, DeliveryState... states) {
        return List.of(states).stream()
                .mapToLong(state -> sums.getOrDefault(state, 0L))
                .sum();
    }

    /** Of the campaign alone: when everything is stopped, all goes on with one button. */
    private boolean isStopped(CampaignId campaign) {
        return restrictions.inForce().on(campaign).isPresent();
    }

    private boolean isOver(CampaignId id) {
        Campaign campaign = files.inForce().workspace().campaigns().get(id);
        LocalDate last = campaign == null ? null : campaign.to();
        return campaign != null && last != null && last.isBefore(LocalDate.ofInstant(clock.instant(), campaign.zone()));
    }

    /**
     * Takes the file away, and with it what is planned.
     *
     * @param path of the schedule
     * @param read {@link org.vigil.source.SourceFile#digest} of the file that somebody has looked at
     */
    public Outcome remove(CampaignId campaign, String path, String read, String who) {
        Meaning now = meaning(campaign);
        if (!now.canGo()) {
            return new Outcome.NotNow(now);
        }
        Withdrawal withdrawal = new Withdrawal(campaign, WHY, "remove campaign", who);
        try {
            return switch (desk.save(List.of(new FileDesk.Change(path, read, null)), who, withdrawal)) {
                case FileDesk.Outcome.InForce done -> new Outcome.Done(withdrawal.withdrawn);
                case FileDesk.Outcome.Wrong wrong -> new Outcome.NotWritten(wrong);
                case FileDesk.Outcome.ChangedMeanwhile meanwhile -> new Outcome.NotWritten(meanwhile);
                case FileDesk.Outcome.FilesLead lead -> new Outcome.NotWritten(lead);
                case FileDesk.Outcome.NotWritten not -> new Outcome.NotWritten(not);
            };
        } catch (NotNow e) {
            return new Outcome.NotNow(e.meaning);
        }
    }

    /**
     * A campaign becomes a draft again, and what is planned of it is withdrawn; its file stays. For teams that take the file away
     * by hand.
     */
    public Outcome end(CampaignId campaign, String who) {
        Withdrawal withdrawal = new Withdrawal(campaign, ENDED, "end campaign", who);
        try {
            transactions.executeWithoutResult(status -> {
                withdrawal.run();
                lock.takeAlone();
            });
            return new Outcome.Done(withdrawal.withdrawn);
        } catch (NotNow e) {
            return new Outcome.NotNow(e.meaning);
        }
    }

    /** Ends the transaction in which it is thrown. */
    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Meaning meaning;

        NotNow(Meaning meaning) {
            super("it runs, or is on its way");
            this.meaning = meaning;
        }
    }

    /**
     * In the transaction that takes the file away, and whose last act is {@link GateLock#takeAlone}. Asks once more whether it may
     * be, now that nothing is planned meanwhile and nothing of it can be handed to a network.
     */
    private final class Withdrawal implements Runnable {
        private final CampaignId campaign;
        private final String why;
        private final String what;
        private final String who;
        private int withdrawn;

        Withdrawal(CampaignId campaign, String why, String what, String who) {
            this.campaign = campaign;
            this.why = why;
            this.what = what;
            this.who = who;
        }

        @Override
        public void run() {
            lock.planAlone();
            slots.lockUnsent(campaign);
            Meaning meaning = meaning(campaign);
            if (!meaning.canGo()) {
                throw new NotNow(meaning);
            }
            withdrawn = slots.withdrawAll(campaign, why);
            if (started.end(campaign) || withdrawn > 0) {
                new Audit(jdbc).record(who, what, campaign.value(), detail());
            }
        }

        private @Nullable String detail() {
            return withdrawn == 0 ? null : "withdrew what was planned: " + withdrawn;
        }
    }
}
