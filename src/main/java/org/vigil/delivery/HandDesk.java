package org.vigil.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.Limits;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.operator.Audit;
import org.vigil.organisation.Organisation;

/**
 * For partners who do not hand over an account: gives them the words of a day, past the same gate as any post, and writes
 * down what they say became of them. What they say is their statement: Vigil has not seen it.
 */
public final class HandDesk {
    private static final Logger LOG = LoggerFactory.getLogger(HandDesk.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final DeliveryStates states;
    private final HandedOut handedOut;
    private final Removals removals;
    private final Restrictions restrictions;
    private final Audit audit;
    private final GateLock lock;
    private final Gate gate;

    public HandDesk(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.deliveries = new Deliveries(jdbc);
        this.states = new DeliveryStates(jdbc);
        this.handedOut = new HandedOut(jdbc);
        this.removals = new Removals(jdbc);
        this.audit = new Audit(jdbc);
        this.lock = new GateLock(jdbc);
        this.restrictions = new Restrictions(jdbc);
        this.gate = new Gate(
                new SaidAlready(jdbc),
                files,
                restrictions,
                new StartedCampaigns(jdbc),
                new AgreedSchedules(jdbc),
                new Approvals(jdbc),
                new AccountStates(database),
                new RateBuckets(database),
                new CatchUp(new Attempts(jdbc), Duration.ZERO),
                sessions,
                removals,
                new RecentWords(jdbc));
    }

    /** What people may post on an account, and by when. */
    public record Kit(Delivery delivery, Account account, Limits limits, Message message) {}

    /** What they may not, and why. */
    public record KeptBack(Delivery delivery, String why) {}

    /** A day of an organisation. */
    public record Day(List<Kit> kits, List<KeptBack> keptBack) {}

    /** The first day from today on that has something to be posted by hand for an organisation. */
    public Optional<LocalDate> nextDay(Organisation organisation) {
        return deliveries.unsentBefore(clock.instant().plus(Duration.ofDays(Planner.DAYS_AHEAD))).stream()
                .filter(delivery -> accounts(organisation).contains(delivery.account()))
                .filter(delivery -> !clock.instant().isAfter(delivery.lateAt()))
                .map(Delivery::date)
                .findFirst();
    }

    /**
     * Hands out the words of a day. They are written down first, like those that Vigil sends: when somebody is held later, it is
     * known who has them.
     */
    public Day handOut(Organisation organisation, LocalDate date, String who) {
        Day day = transactions.execute(status -> {
            lock.share();
            List<Delivery> all = deliveries.on(accounts(organisation), date);
            if (OtherVoices.mayRepeat(all, files.inForce().workspace())) {
                lock.compareAlone();
            }
            Circumstances now = gate.circumstances(all, clock.instant());
            List<Kit> kits = new ArrayList<>();
            List<KeptBack> keptBack = new ArrayList<>();
            for (Delivery delivery : all) {
                if (!delivery.state().unsent()) {
                    keptBack.add(new KeptBack(delivery, delivery.state().words() + why(delivery)));
                } else {
                    decide(delivery, now, kits, keptBack);
                }
            }
            kits.forEach(kit -> handedOut.given(kit.delivery().id(), words(kit.message()), who));
            if (!kits.isEmpty()) {
                audit.record(who, "hand out", organisation.id().value(), date + ": " + kits.size());
            }
            return new Day(kits, keptBack);
        });
        return day;
    }

    private static String why(Delivery delivery) {
        return delivery.why() == null ? "" : ": " + delivery.why();
    }

    /** Judged as at its time: the number of days is that of the day. A fault in one keeps no other back. */
    private void decide(Delivery delivery, Circumstances now, List<Kit> kits, List<KeptBack> keptBack) {
        Instant at = delivery.dueAt().isBefore(now.now()) ? now.now() : delivery.dueAt();
        try {
            switch (gate.decide(delivery, now.at(at))) {
                case Verdict.ByHand byHand -> {
                    now.voices().says(delivery, byHand.message());
                    Account account = now.files().workspace().accounts().get(delivery.account());
                    if (account != null) {
                        kits.add(new Kit(delivery, account, sessions.limits(account), byHand.message()));
                    }
                }
                case Verdict.Go go -> keptBack.add(new KeptBack(delivery, "Vigil posts it itself"));
                case Verdict.Hold hold -> keptBack.add(new KeptBack(delivery, hold.why()));
                case Verdict.Withdraw withdraw -> keptBack.add(new KeptBack(delivery, withdraw.why()));
                case Verdict.Miss miss -> keptBack.add(new KeptBack(delivery, miss.why()));
                case Verdict.Wait wait -> keptBack.add(new KeptBack(delivery, wait.why()));
            }
        } catch (RuntimeException e) {
            LOG.warn("the gate failed over delivery {}", delivery.id(), e);
            keptBack.add(new KeptBack(delivery, "a fault inside Vigil keeps it back: see the log"));
        }
    }

    private List<AccountName> accounts(Organisation organisation) {
        return files.inForce().workspace().accounts().values().stream()
                .filter(account -> account.byHand() && organisation.id().equals(account.organisation()))
                .map(Account::name)
                .toList();
    }

    private static String words(Message message) {
        return message.parts().stream().map(Part::text).collect(Collectors.joining("\n\n"));
    }

    /** What came of a report. */
    public sealed interface Reported {
        /** @param toDo what has to follow, since nothing may be said of that person now; empty where all is well */
        record Written(Optional<String> toDo) implements Reported {}

        record Refused(String why) implements Reported {}
    }

    /** Somebody says where a post that was made by hand stands. What was missed or withdrawn stays so; the address is kept. */
    public Reported report(long number, URI url, String who) {
        Reported reported = transactions.execute(status -> {
            lock.share();
            Optional<Delivery> found = deliveries.lock(number);
            Optional<String> wrong = wrong(found, who);
            if (wrong.isPresent() || found.isEmpty()) {
                return new Reported.Refused(wrong.orElse("there is no such post"));
            }
            Delivery delivery = found.get();
            handedOut.reported(number, name(delivery), url.toString(), who);
            if (delivery.state().unsent()) {
                states.postedByHand(delivery, url.toString(), clock.instant());
            }
            audit.record(who, "posted by hand", String.valueOf(number), url.toString());
            return new Reported.Written(toDo(delivery));
        });
        return reported;
    }

    /** Somebody says that it stands there no more, or was never posted. */
    public Reported gone(long number, String who) {
        Reported reported = transactions.execute(status -> {
            Optional<Delivery> found = deliveries.lock(number);
            Optional<String> wrong = wrong(found, who);
            if (wrong.isPresent() || found.isEmpty()) {
                return new Reported.Refused(wrong.orElse("there is no such post"));
            }
            if (!handedOut.gone(number, who)) {
                return new Reported.Refused("nothing is known to stand there");
            }
            removals.of(number)
                    .filter(removal -> removal.state() == RemovalState.CANNOT)
                    .ifPresent(removal -> removals.ask(found.get(), removal.person(), removal.how(), who));
            audit.record(who, "gone by hand", String.valueOf(number), null);
            return new Reported.Written(Optional.empty());
        });
        return reported;
    }

    private Optional<String> wrong(Optional<Delivery> found, String who) {
        Optional<Account> account =
                found.map(delivery -> files.inForce().workspace().accounts().get(delivery.account()));
        if (account.filter(Account::byHand).isEmpty()) {
            return Optional.of(
                    found.isEmpty()
                            ? "there is no post of that number; see: ./vigil deliveries"
                            : "nobody posts there by hand: Vigil does, or did");
        }
        Optional<Organisation> organisation = account.flatMap(of -> Optional.ofNullable(of.organisation()))
                .flatMap(id -> files.inForce().workspace().organisation(id));
        return organisation.filter(of -> of.has(who)).isPresent()
                ? Optional.empty()
                : Optional.of(who + " does not act for the organisation that posts there; these do: "
                        + organisation
                                .map(of -> of.people().stream().sorted().collect(Collectors.joining(", ")))
                                .orElse("nobody"));
    }

    private String name(Delivery delivery) {
        return Optional.ofNullable(
                        files.inForce().workspace().spokenOf(delivery.profile()).orElse(null))
                .map(profile -> profile.name("en"))
                .orElse(delivery.profile().value());
    }

    private Optional<String> toDo(Delivery delivery) {
        boolean silent = Optional.ofNullable(
                        files.inForce().workspace().campaigns().get(delivery.campaign()))
                .flatMap(campaign -> new Eligibility(files.inForce(), restrictions.inForce())
                        .silence(delivery.kind(), delivery.profile(), clock.instant(), campaign.convention()))
                .isPresent();
        return silent
                ? Optional.of("Nothing is to be said of this person any more. Please delete the post, then say so.")
                : Optional.empty();
    }
}
