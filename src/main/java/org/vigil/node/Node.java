package org.vigil.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.vigil.access.Doors;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.account.RateBuckets;
import org.vigil.account.SensitiveRecords;
import org.vigil.account.ServiceSecrets;
import org.vigil.account.Sessions;
import org.vigil.alert.AlertSecrets;
import org.vigil.alert.Alerting;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.ConsentDesk;
import org.vigil.delivery.Corrector;
import org.vigil.delivery.DeliveryLoop;
import org.vigil.delivery.Desk;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.Foresight;
import org.vigil.delivery.Planner;
import org.vigil.delivery.Remover;
import org.vigil.delivery.Reposting;
import org.vigil.delivery.Workers;
import org.vigil.engagement.Collector;
import org.vigil.engagement.EngagementLimits;
import org.vigil.engagement.FollowerReplies;
import org.vigil.engagement.RepliesToKeep;
import org.vigil.engagement.Upkeep;
import org.vigil.network.Connectors;
import org.vigil.network.HttpCall;
import org.vigil.network.Pause;
import org.vigil.network.bluesky.BlueskyConnector;
import org.vigil.network.mastodon.MastodonConnector;
import org.vigil.network.sandbox.SandboxConnector;
import org.vigil.network.telegram.TelegramConnector;
import org.vigil.network.x.XConnector;
import org.vigil.network.x.XNames;
import org.vigil.settings.Settings;
import org.vigil.watch.AccountDesk;
import org.vigil.watch.Watchman;

/**
 * Everything that works on one database: files, plan, gate, loop, collector, upkeep, watchman, alerts.
 *
 * @param name this process among those that share the database
 * @param postsAtOnce how many it has under way at the same moment
 * @param doors who may sign in at the pages
 * @param sensitive what only the team may know
 * @param folder the team's
 * @param fileDesk changes what lies in it
 */
public record Node(
        String name,
        Database database,
        InstantSource clock,
        AcceptedFiles files,
        Sessions sessions,
        Planner planner,
        DeliveryLoop loop,
        Desk desk,
        Brakes brakes,
        Corrector corrector,
        Remover remover,
        Reposting reposting,
        Collector collector,
        Upkeep upkeep,
        Watchman watchman,
        AccountDesk accountDesk,
        FollowerReplies replies,
        Alerting alerting,
        int postsAtOnce,
        Doors doors,
        SensitiveRecords sensitive,
        Path folder,
        FileDesk fileDesk) {

    /** Containers count their processes alike, so the number alone would be that of two. */
    private static final String NAME = "vigil-" + ProcessHandle.current().pid() + "-"
            + UUID.randomUUID().toString().substring(0, 8);

    /**
     * Wires a node over the networks that exist.
     *
     * @param folder the team's folder, where the key file lies
     * @param environment as {@link System#getenv()} gives it
     */
    public static Node over(Database database, InstantSource clock, Path folder, Map<String, String> environment) {
        return over(database, clock, folder, environment, connectors(database, clock, environment));
    }

    /** As above, over other networks: those of a test. */
    public static Node over(
            Database database,
            InstantSource clock,
            Path folder,
            Map<String, String> environment,
            Connectors connectors) {
        RateBuckets rates = new RateBuckets(database);
        KeyFile key = KeyFile.of(folder, environment);
        AccountSecrets secrets = new AccountSecrets(database, key);
        Sessions sessions = new Sessions(connectors, secrets, rates);
        AcceptedFiles files = new AcceptedFiles(database, clock);
        Planner planner = new Planner(database, clock, files);
        Watchman watchman = new Watchman(database, clock, files, sessions);
        Desk desk = new Desk(database, clock, files, sessions, planner);
        return new Node(
                NAME,
                database,
                clock,
                files,
                sessions,
                planner,
                new DeliveryLoop(
                        database,
                        clock,
                        files,
                        sessions,
                        RandomGenerator.getDefault(),
                        CatchUpSetting.of(environment),
                        NAME),
                desk,
                new Brakes(database),
                new Corrector(database, clock, files, sessions, RandomGenerator.getDefault(), NAME),
                new Remover(database, clock, files, sessions, RandomGenerator.getDefault(), NAME),
                new Reposting(database, clock, files, sessions, RandomGenerator.getDefault(), NAME),
                new Collector(
                        database,
                        () -> read(files.inForce()),
                        name -> Optional.ofNullable(
                                        files.inForce().workspace().accounts().get(name))
                                .filter(sessions::ready)
                                .map(sessions::open),
                        clock),
                new Upkeep(
                        database,
                        key,
                        () -> kept(files.inForce(), database),
                        name -> Optional.ofNullable(
                                        files.inForce().workspace().accounts().get(name))
                                .filter(sessions::ready)
                                .map(sessions::open),
                        clock),
                watchman,
                new AccountDesk(database, secrets, watchman, connectors),
                new FollowerReplies(database, key),
                new Alerting(
                        database,
                        clock,
                        files,
                        new Foresight(database, clock, files, sessions),
                        desk,
                        new AlertSecrets(new ServiceSecrets(database, key), environment),
                        new HttpCall()),
                PostsAtOnceSetting.of(environment),
                Doors.over(
                        database,
                        key,
                        clock,
                        () -> files.inForce().workspace().settings().signIn().secondFactor(),
                        environment),
                new SensitiveRecords(database, key),
                folder,
                new FileDesk(folder, files, planner, clock));
    }

    private static Collector.ToRead read(AcceptedFiles.InForce files) {
        return new Collector.ToRead(
                files.workspace().accounts().values(),
                campaign -> Optional.ofNullable(files.workspace().campaigns().get(campaign))
                        .map(Campaign::zone),
                EngagementLimits.of(files.workspace().settings()));
    }

    private static RepliesToKeep kept(AcceptedFiles.InForce files, Database database) {
        Settings settings = files.workspace().settings();
        return new RepliesToKeep(
                files.workspace().accounts().values(),
                files.workspace().campaigns().values().stream()
                        .filter(Campaign::keepsReplies)
                        .map(Campaign::id)
                        .collect(Collectors.toSet()),
                ConsentDesk.erased(database),
                EngagementLimits.of(settings),
                Duration.ofDays(settings.engagement().repliesDays()),
                settings.engagement().keepMonths());
    }

    /** Those that keep the loop going; to be started, and closed. */
    public Workers workers() {
        return new Workers(loop, corrector, remover, reposting, postsAtOnce);
    }

    /**
     * The networks that Vigil speaks to.
     *
     * @throws IllegalArgumentException with a sentence for the user, where the environment says what cannot stand there
     */
    public static Connectors connectors(Database database, InstantSource clock, Map<String, String> environment) {
        HttpCall http = new HttpCall(InwardServersSetting.of(environment));
        return new Connectors(List.of(
                new XConnector(http, clock, Pause.SLEEP, XNames.DOCUMENTED),
                new MastodonConnector(http, clock, Pause.SLEEP),
                new BlueskyConnector(http, clock),
                new TelegramConnector(http, clock),
                new SandboxConnector(database.jdbc(), clock)));
    }
}
