package org.vigil.delivery;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;

/** Pins somebody to a day and a slot, and takes that back. The plan follows at once, in the same transaction. */
public final class PinDesk {
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Pins pins;
    private final PlannedSlots slots;
    private final StartedCampaigns started;
    private final Planner planner;
    private final GateLock lock;
    private final Audit audit;

    public PinDesk(Database database, InstantSource clock, AcceptedFiles files, Planner planner) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.pins = new Pins(jdbc);
        this.slots = new PlannedSlots(jdbc);
        this.started = new StartedCampaigns(jdbc);
        this.planner = planner;
        this.lock = new GateLock(jdbc);
        this.audit = new Audit(jdbc);
    }

    /**
     * What somebody wants.
     *
     * @param round of the turn that is to move; null for whichever of theirs is nearest
     */
    public record Wish(
            CampaignId campaign,
            LocalDate date,
            String slot,
            ProfileId profile,
            @Nullable Integer round) {
        private String subject() {
            return campaign + "/" + date + "/" + slot;
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /** @param waits why the plan does not follow it yet, and will when that is over; empty where it does */
        record Pinned(long pin, Optional<String> waits) implements Result {}

        /** Nothing was changed. */
        record Refused(String why) implements Result {}
    }

    /** Pins somebody, unless it could never be followed. */
    public Result pin(Wish wish, String who) {
        Result result = transactions.execute(status -> {
            lock.planAlone();
            Optional<String> never = never(wish);
            if (never.isPresent()) {
                return new Result.Refused(never.get());
            }
            long pin = pins.set(wish, who);
            audit.record(who, "pin", wish.subject(), wish.profile().value());
            PinPlanning.Unmet why = planner.planTelling(wish.campaign()).get(pin);
            if (why != null && !why.passing()) {
                status.setRollbackOnly();
                return new Result.Refused(why.why());
            }
            return new Result.Pinned(pin, Optional.ofNullable(why).map(PinPlanning.Unmet::why));
        });
        return result;
    }

    /** What speaks against it whatever the plan is. */
    private Optional<String> never(Wish wish) {
        Campaign campaign = files.inForce().workspace().campaigns().get(wish.campaign());
        if (campaign == null) {
            return Optional.of("there is no such campaign");
        }
        return started.find(wish.campaign()).isEmpty()
                ? Optional.of("the campaign is not started yet")
                : PinPlanning.never(campaign, wish.date(), wish.slot(), clock.instant())
                        .or(() -> isOnRoll(campaign, wish.profile())
                                ? Optional.empty()
                                : Optional.of(PinPlanning.NOT_ON_ROLL))
                        .or(() -> besidesAnother(wish))
                        .or(() -> frozen(wish, LocalDate.ofInstant(clock.instant(), campaign.zone())));
    }

    /** Whoever moves one turn does not mean another. */
    private Optional<String> frozen(Wish wish, LocalDate today) {
        return slots.inForce(wish.campaign()).stream()
                .filter(row -> row.profile().equals(wish.profile())
                        && Objects.equals(row.round(), wish.round())
                        && !row.date().equals(wish.date()))
                .filter(row -> row.begun() > 0 || !row.date().isAfter(today.plusDays(Planner.FROZEN_DAYS)))
                .findFirst()
                .map(row -> "that turn, of " + row.date() + ", stays where it is: those of today and the next "
                        + Planner.FROZEN_DAYS + " days no longer move");
    }

    private boolean isOnRoll(Campaign campaign, ProfileId profile) {
        return campaign
                .roll()
                .members(List.copyOf(files.inForce().workspace().profiles().values()))
                .stream()
                .anyMatch(member -> member.id().equals(profile));
    }

    private Optional<String> besidesAnother(Wish wish) {
        return pins.of(wish.campaign(), wish.date(), wish.date()).stream()
                .filter(pin -> pin.slot().equals(wish.slot()) || pin.profile().equals(wish.profile()))
                .findFirst()
                .map(pin -> pin.slot().equals(wish.slot())
                        ? "somebody is pinned to that slot; take that back first"
                        : "the same person is pinned to that day already");
    }

    /** Takes a pin back: the turn is one like any other again. Returns false where it was not in force. */
    public boolean unpin(long id, String who) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            lock.planAlone();
            Optional<Pins.Pin> pin = pins.find(id);
            if (pin.isEmpty() || !pins.remove(id, who)) {
                return false;
            }
            Pins.Pin known = pin.get();
            audit.record(
                    who,
                    "unpin",
                    new Wish(known.campaign(), known.date(), known.slot(), known.profile(), null).subject(),
                    known.profile().value());
            planner.plan(known.campaign());
            return true;
        }));
    }
}
