package org.vigil.alert;

import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Desk;
import org.vigil.delivery.Foresight;
import org.vigil.delivery.HoldConfirmations;
import org.vigil.delivery.Restrictions;
import org.vigil.engagement.Waves;
import org.vigil.engagement.report.Reports;
import org.vigil.network.HttpCall;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;
import org.vigil.settings.Way;
import org.vigil.watch.Alarms;

/** All that sees to it that somebody is told, wired together. */
public final class Alerting {
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Lookout lookout;
    private final Rota rota;
    private final Courier courier;
    private final Messenger messenger;
    private final Pulse pulse;
    private final Digests digests;

    public Alerting(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Foresight foresight,
            Desk desk,
            AlertSecrets secrets,
            HttpCall http) {
        this(database, clock, files, foresight, desk, secrets, http, null);
    }

    /** @param trust the certificates of mail servers that are believed; null for those that Java believes */
    Alerting(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Foresight foresight,
            Desk desk,
            AlertSecrets secrets,
            HttpCall http,
            @Nullable SSLSocketFactory trust) {
        JdbcClient jdbc = database.jdbc();
        this.clock = clock;
        this.files = files;
        SilentSlots silent = new SilentSlots(jdbc);
        List<Rule> rules = List.of(
                new NothingWentOut(silent, files),
                new NotEverywhere(new FailedPosts(jdbc), silent, new Alerts(jdbc), files),
                new PausedAccounts(files, new AccountStates(database), new Alarms(jdbc)),
                new AlarmingAccounts(files, new AccountStates(database), new Alarms(jdbc)),
                new UncertainPosts(files, new Deliveries(jdbc)),
                new UncertainReplies(jdbc, files),
                new StandingRemovals(jdbc, files),
                new KeptBack(files, foresight),
                new UnconfirmedHolds(files, new HoldConfirmations(database, files)),
                new ReplyWaves(files, new Waves(jdbc)),
                new BrokenFiles(files),
                new NobodyNext(jdbc, files));
        Discretion discretion = new Discretion(files, new Restrictions(jdbc));
        this.lookout = new Lookout(database, clock, rules, discretion);
        this.rota = new Rota(database, clock, files);
        this.courier = new Courier(new MailMessage(secrets, clock, trust), new WebhookMessage(http, secrets));
        this.messenger = new Messenger(database, clock, files, rota, courier, discretion);
        this.pulse = new Pulse(database, clock, files, secrets, http);
        Restrictions restrictions = new Restrictions(jdbc);
        this.digests = new Digests(
                database,
                clock,
                files,
                new DigestText(desk, files, restrictions, discretion),
                new VerificationText(files, restrictions, discretion),
                new WeeklyText(new Reports(database, files), desk, files, discretion),
                courier);
    }

    /** What came of a test in one way. */
    public record Tested(OnCall person, Way way, Receipt receipt) {}

    /**
     * Looks what is wrong, tells those whose turn it is, and pings the outside. To be called every minute or so; late,
     * doubled or on several nodes does no harm.
     */
    public void step() {
        lookout.look();
        do {
            messenger.sendAll();
        } while (rota.advance() > 0);
        pulse.beat();
        digests.step();
    }

    /** Sends a marked test to everybody in every way, and waits for what each server says. */
    public List<Tested> test() {
        return files.inForce().workspace().settings().toNotify().stream()
                .flatMap(notify -> notify.onCall().stream()
                        .flatMap(person -> person.ways().stream().map(way -> test(notify, person, way))))
                .toList();
    }

    private Tested test(Notify notify, OnCall person, Way way) {
        return new Tested(person, way, courier.bring(notify, person, way, Notice.test(clock.instant())));
    }

    /** Whose turn it is, and how somebody acknowledges. */
    public Rota rota() {
        return rota;
    }

    /** What is told each day of what goes out. */
    public Digests digests() {
        return digests;
    }

    /** The pings to the outside. */
    public Pulse pulse() {
        return pulse;
    }
}
