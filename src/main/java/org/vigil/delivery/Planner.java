package org.vigil.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.EventPlace;
import org.vigil.campaign.Member;
import org.vigil.campaign.Rotation;
import org.vigil.campaign.RotationRequest;
import org.vigil.campaign.Slot;
import org.vigil.campaign.Spacing;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.campaign.Turn;
import org.vigil.database.Database;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Leads;

/**
 * Keeps the stored plan of every started campaign 30 days ahead. What was sent or pinned stays; so does what lies within
 * the next three days, whoever joins or comes back. Whoever must not be spoken of falls out, and all later ones move up.
 */
public final class Planner {
    static final int DAYS_AHEAD = 30;
    static final int FROZEN_DAYS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final StartedCampaigns started;
    private final PlannedSlots slots;
    private final AnnouncedSlots announced;
    private final Pins pins;
    private final DeliverySchedule deliverySchedule;
    private final GateLock lock;

    public Planner(Database database, InstantSource clock, AcceptedFiles files) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
        this.started = new StartedCampaigns(jdbc);
        this.slots = new PlannedSlots(jdbc);
        this.announced = new AnnouncedSlots(jdbc);
        this.pins = new Pins(jdbc);
        this.deliverySchedule = new DeliverySchedule(jdbc);
        this.lock = new GateLock(jdbc);
    }

    /** How many days from today the plan goes, today not counted. */
    public int daysAhead() {
        return DAYS_AHEAD;
    }

    /** The last of the days whose turns no longer move, in a campaign's zone. */
    public LocalDate frozenUntil(Campaign campaign) {
        return LocalDate.ofInstant(clock.instant(), campaign.zone()).plusDays(FROZEN_DAYS);
    }

    /** Plans every started campaign, each in a transaction of its own: one that fails is logged and stops no other. */
    public void planAll() {
        for (CampaignId campaign : files.inForce().workspace().campaigns().keySet()) {
            try {
                plan(campaign);
            } catch (RuntimeException e) {
                LOG.error("the campaign {} could not be planned", campaign, e);
            }
        }
    }

    /** Plans one campaign, if it was started. */
    public void plan(CampaignId campaign) {
        planTelling(campaign);
    }

    /** As above; says which pins cannot be followed, by their numbers. */
    Map<Long, PinPlanning.Unmet> planTelling(CampaignId campaign) {
        Map<Long, PinPlanning.Unmet> unmet = transactions.execute(status -> {
            lock.planAlone();
            AcceptedFiles.InForce inForce = files.inForce();
            Campaign found = inForce.workspace().campaigns().get(campaign);
            Optional<StartedCampaigns.Started> start = started.find(campaign);
            return found != null && start.isPresent()
                    ? new Planning(found, start.get().at(), inForce).run()
                    : Map.<Long, PinPlanning.Unmet>of();
        });
        return unmet;
    }

    /** One planning of one campaign. */
    private final class Planning {
        private final Campaign campaign;
        private final List<Profile> roll;
        private final List<Account> accounts;
        private final Collection<Event> events;
        private final Map<AccountName, Account> known;
        private final Eligibility eligibility;
        private final SpecialCalendar calendar;
        private final AcceptedFiles.InForce inForce;
        private final Instant now;
        private final LocalDate today;
        private final Instant openFrom;

        Planning(Campaign campaign, Instant startedAt, AcceptedFiles.InForce inForce) {
            this.campaign = campaign;
            this.inForce = inForce;
            this.calendar = new SpecialCalendar(campaign, inForce.workspace()::profile);
            this.roll = campaign.roll()
                    .members(List.copyOf(inForce.workspace().profiles().values()));
            this.accounts = campaign.accounts().stream()
                    .flatMap(name ->
                            Optional.ofNullable(inForce.workspace().accounts().get(name)).stream())
                    .toList();
            this.events = inForce.workspace().events().values();
            this.known = inForce.workspace().accounts();
            this.eligibility = new Eligibility(inForce, restrictions.inForce());
            this.now = clock.instant();
            this.today = LocalDate.ofInstant(now, campaign.zone());
            Instant stillInTime = now.minus(campaign.lateWindow());
            this.openFrom = startedAt.isAfter(stillInTime) ? startedAt : stillInTime;
        }

        Map<Long, PinPlanning.Unmet> run() {
            slots.lockUnsent(campaign.id());
            slots.deferChecks();
            pins.release(campaign.id());
            slots.begun(campaign.id()).forEach(this::silenceTheRest);
            announced.unsent(campaign.id()).forEach(this::silenceAnnounced);
            Map<ProfileId, LocalDate> joined =
                    slots.join(campaign.id(), roll.stream().map(Profile::id).toList(), today);
            List<PlannedSlots.Row> standing = new ArrayList<>();
            List<PlannedSlots.Row> rows = slots.inForce(campaign.id());
            for (PlannedSlots.Row row : rows) {
                Optional<String> silence = row.begun() == 0 ? silence(row) : Optional.empty();
                if (silence.isPresent()) {
                    slots.withdraw(row.id(), silence.get());
                } else {
                    standing.add(row);
                }
            }
            boolean fellOut = standing.size() < rows.size();
            PinPlanning.Plan pinned = pinned(standing, joined);
            EventPlanning.Plan events = events(standing, pinned);
            boolean makeWay = standing.stream()
                    .anyMatch(row -> events.taken().contains(new EventPlace.Taken(row.date(), row.slot())));
            store(
                    standing,
                    Rotation.plan(request(standing, joined, fellOut || makeWay, pinned.turns())
                            .without(events.taken())
                            .with(calendar::claim)));
            pins.fasten(campaign.id());
            events.placed().forEach(this::deliver);
            return pinned.unmet();
        }

        /** Which pins the plan follows; why it does not follow others is kept with them. */
        private PinPlanning.Plan pinned(List<PlannedSlots.Row> standing, Map<ProfileId, LocalDate> joined) {
            List<Pins.Pin> wanted = pins.of(campaign.id(), today, today.plusDays(DAYS_AHEAD));
            if (wanted.isEmpty()) {
                return new PinPlanning.Plan(List.of(), Map.of());
            }
            PinPlanning.Plan plan = new PinPlanning(
                            campaign,
                            standing,
                            new PinPlanning.Circumstance(
                                    now,
                                    today.plusDays(FROZEN_DAYS),
                                    roll.stream().map(Profile::id).collect(Collectors.toSet()),
                                    this::silence,
                                    announced.events(campaign.id()).stream()
                                            .map(row -> new EventPlace.Taken(row.date(), row.slot()))
                                            .collect(Collectors.toSet())))
                    .plan(
                            wanted,
                            brought ->
                                    profile -> Rotation.nextRound(request(standing, joined, false, brought), profile));
            for (Pins.Pin pin : wanted) {
                String why = Optional.ofNullable(plan.unmet().get(pin.id()))
                        .map(PinPlanning.Unmet::why)
                        .orElse(null);
                if (!Objects.equals(why, pin.unmet())) {
                    pins.unmet(pin.id(), why);
                }
            }
            return plan;
        }

        private Optional<String> silence(ProfileId profile, LocalDate date) {
            return campaign.slots().stream()
                    .filter(slot -> slot.days().contains(date.getDayOfWeek()))
                    .flatMap(slot -> silence(profile, slot.momentOn(date, campaign.zone())).stream())
                    .findFirst();
        }

        /** An event takes a slot of which nothing has gone out and that nobody has pinned. */
        private EventPlanning.Plan events(List<PlannedSlots.Row> standing, PinPlanning.Plan pinned) {
            return new EventPlanning(campaign, events, eligibility, announced, slots, now)
                    .plan(
                            openFrom,
                            slot -> !pinned.has(slot)
                                    && standing.stream()
                                            .noneMatch(row -> row.date().equals(slot.date())
                                                    && row.slot().equals(slot.slot())
                                                    && (outOfTurn(row) || begun(row))));
        }

        private void deliver(EventPlanning.Placed event) {
            deliverySchedule.schedule(
                    event.id(),
                    accounts.stream()
                            .filter(account ->
                                    Leads.of(known, campaign, account).isEmpty())
                            .map(account -> {
                                Instant due = Spacing.due(event.occasion().moment(), campaign, account.name());
                                return new DeliverySchedule.Timed(
                                        account.name(), due, due.plus(campaign.lateWindow()), account.isSandbox());
                            })
                            .toList());
        }

        /** Some accounts have posted of somebody of whom nothing may be said by now: the others do not. */
        private void silenceTheRest(PlannedSlots.Begun turn) {
            Instant moment = turn.dueAt().isBefore(now) ? now : turn.dueAt();
            eligibility
                    .silence(turn.kind(), turn.profile(), moment, campaign.convention())
                    .ifPresentOrElse(
                            why -> slots.silence(turn.id(), why, true),
                            () -> eligibility
                                    .basisMissing(turn.profile(), moment)
                                    .ifPresent(why -> slots.silence(turn.id(), why, false)));
        }

        /** What somebody asked to announce may not be said any more. */
        private void silenceAnnounced(AnnouncedSlots.Unsent draft) {
            Instant moment = draft.dueAt().isBefore(now) ? now : draft.dueAt();
            eligibility
                    .silence(draft.kind(), draft.profile(), moment, campaign.convention())
                    .ifPresent(why -> slots.withdraw(draft.id(), why));
        }

        private Optional<String> silence(PlannedSlots.Row row) {
            return roll.stream().noneMatch(profile -> profile.id().equals(row.profile()))
                    ? Optional.of("not on the campaign's roll any more")
                    : offSchedule(row).or(() -> silence(row.profile(), row.dueAt()));
        }

        /** Also a frozen turn falls out where its day or its slot does, rather than go out at an hour that nobody chose. */
        private Optional<String> offSchedule(PlannedSlots.Row row) {
            boolean stands = campaign.slots().stream()
                    .anyMatch(slot -> slot.id().equals(row.slot())
                            && slot.days().contains(row.date().getDayOfWeek()));
            return campaign.runsOn(row.date()) && stands ? Optional.empty() : Optional.of("the schedule changed");
        }

        private Optional<String> silence(ProfileId profile, Instant at) {
            Instant moment = at.isBefore(now) ? now : at;
            return accounts.stream().allMatch(Account::isSandbox)
                    ? eligibility.silence(profile, moment, campaign.convention())
                    : eligibility.silenceOnRealNetworks(profile, moment, campaign.convention());
        }

        /**
         * @param closeUp somebody has fallen out: those of the next days move up, so that no empty slot betrays it
         * @param brought turns that pins newly bring to their days
         */
        private RotationRequest request(
                List<PlannedSlots.Row> standing,
                Map<ProfileId, LocalDate> joined,
                boolean closeUp,
                List<Turn> brought) {
            List<Turn> fixed = standing.stream()
                    .filter(row -> !outOfTurn(row) && stays(row, closeUp) && !isBrought(row, brought))
                    .map(row -> row.turn(true))
                    .toList();
            List<Turn> pinned = Stream.concat(
                            brought.stream(),
                            standing.stream()
                                    .filter(row -> row.pinned()
                                            || (outOfTurn(row) && stays(row, closeUp) && !isBrought(row, brought)))
                                    .map(row -> row.turn(true)))
                    .toList();
            List<Member> members = roll.stream()
                    .map(profile -> new Member(profile.id(), joined.getOrDefault(profile.id(), today)))
                    .toList();
            return new RotationRequest(
                    campaign, today, today.plusDays(DAYS_AHEAD), openFrom, fixed, pinned, members, this::mayCome);
        }

        /** A turn of the next days that stands already where it is pinned to. */
        private static boolean isBrought(PlannedSlots.Row row, List<Turn> brought) {
            return brought.stream()
                    .anyMatch(turn -> row.is(turn)
                            && row.date().equals(turn.date())
                            && row.slot().equals(turn.slot()));
        }

        private static boolean outOfTurn(PlannedSlots.Row row) {
            return row.pinned() || row.claim() != null;
        }

        private boolean stays(PlannedSlots.Row row, boolean closeUp) {
            return begun(row) || (near(row) && !closeUp);
        }

        private boolean begun(PlannedSlots.Row row) {
            return row.begun() > 0 || !row.dueAt().isAfter(now);
        }

        private boolean near(PlannedSlots.Row row) {
            return !row.date().isAfter(today.plusDays(FROZEN_DAYS));
        }

        /** Somebody comes on a date who may be spoken of at each of its slots, since the turn does not say which it gets. */
        private boolean mayCome(ProfileId profile, LocalDate date) {
            return silence(profile, date).isEmpty();
        }

        private void store(List<PlannedSlots.Row> standing, List<Turn> turns) {
            List<PlannedSlots.Row> left = new ArrayList<>(standing);
            for (Turn turn : turns) {
                Optional<PlannedSlots.Row> row =
                        left.stream().filter(candidate -> candidate.is(turn)).findFirst();
                row.ifPresent(left::remove);
                long id = row.map(PlannedSlots.Row::id).orElseGet(() -> slots.insert(campaign.id(), turn, due(turn)));
                row.filter(old -> old.begun() == 0) // what followers have read keeps its number
                        .filter(old -> !old.turn(turn.frozen()).equals(turn) || moved(old, turn))
                        .ifPresent(old -> slots.move(id, turn, due(turn)));
                if (row.isEmpty() || row.get().begun() == 0) {
                    deliver(id, turn);
                }
            }
            left.stream()
                    .filter(row -> row.begun() == 0 && !row.date().isBefore(today))
                    .forEach(row -> slots.withdraw(row.id(), "the plan has changed: the schedule, or who may come"));
        }

        private boolean moved(PlannedSlots.Row row, Turn turn) {
            return !row.dueAt().equals(due(turn));
        }

        /** One delivery for each account; those of accounts that the campaign has no more are withdrawn by the gate. */
        private void deliver(long slot, Turn turn) {
            deliverySchedule.schedule(
                    slot,
                    accounts.stream()
                            .filter(account -> campaign.speaksIn(turn.slot(), account.organisation())
                                    && Leads.of(known, campaign, account).isEmpty())
                            .map(account -> timed(account, turn))
                            .toList());
        }

        private DeliverySchedule.Timed timed(Account account, Turn turn) {
            Instant due = Spacing.due(due(turn), campaign, account.name());
            return new DeliverySchedule.Timed(account.name(), due, late(turn, due), account.isSandbox());
        }

        /** What is special about a day is over at its midnight, however long the late window is. */
        private Instant late(Turn turn, Instant due) {
            Instant late = due.plus(campaign.lateWindow());
            return inForce.workspace()
                    .profile(turn.profile())
                    .flatMap(profile -> calendar.expiry(profile, due))
                    .filter(midnight -> midnight.isBefore(late))
                    .orElse(late);
        }

        /** A turn of a slot that the schedule has no more keeps its date and falls due at once. */
        private Instant due(Turn turn) {
            return campaign.slots().stream()
                    .filter(slot -> slot.id().equals(turn.slot()))
                    .findFirst()
                    .map((Slot slot) -> slot.momentOn(turn.date(), campaign.zone()))
                    .orElseGet(() -> turn.date().atStartOfDay(campaign.zone()).toInstant());
        }
    }
}
