package org.vigil;

import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.vigil.cli.Failure;
import org.vigil.cli.Serving;
import org.vigil.cli.Vigil;
import org.vigil.console.ConsoleConfiguration;
import org.vigil.console.Listen;
import org.vigil.console.TeamFiles;
import org.vigil.database.Database;
import org.vigil.followers.FollowersConfiguration;
import org.vigil.node.Node;
import org.vigil.scheduling.Housekeeping;
import org.vigil.scheduling.SchedulingConfiguration;

/** The part of Vigil that stays: the pages, and the scheduler that wakes the rest. Only here is Spring started. */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final ConfigurableApplicationContext context;

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Returns when the pages are served.
     *
     * @throws Failure where the port cannot be had
     */
    public static Application start(Serving serving) {
        long begin = System.nanoTime();
        ServingLog.begin();
        try {
            Application application = new Application(context(serving));
            LOG.debug("ready after {} ms", (System.nanoTime() - begin) / 1_000_000);
            return application;
        } catch (RuntimeException e) {
            throw cannotListen(e, serving).or(() -> cannotUse(e, serving)).orElseThrow(() -> e);
        }
    }

    private static ConfigurableApplicationContext context(Serving serving) {
        Class<?>[] parts = serving.work().isPresent()
                ? new Class<?>[] {
                    ConsoleConfiguration.class, FollowersConfiguration.class, SchedulingConfiguration.class
                }
                : new Class<?>[] {ConsoleConfiguration.class, FollowersConfiguration.class};
        return new SpringApplicationBuilder(parts)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(beans(serving))
                .properties(properties(serving))
                .run();
    }

    private static ApplicationContextInitializer<GenericApplicationContext> beans(Serving serving) {
        return context -> {
            Serving.Shown shown = serving.shown();
            context.registerBean(
                    Listen.class,
                    () -> new Listen(serving.reach(), serving.entrance() == Serving.Entrance.OPEN_TO_LOOK));
            context.registerBean(Node.class, serving::node, bean -> bean.setDestroyMethodName(""));
            context.registerBean(
                    TeamFiles.class,
                    () -> new TeamFiles(shown.campaigns(), shown.accounts(), shown.name(), shown.passedOver()));
            // Closed by the caller, after this application.
            context.registerBean(Database.class, serving::database, bean -> bean.setDestroyMethodName(""));
            context.registerBean(
                    DataSource.class, () -> serving.database().dataSource(), bean -> bean.setDestroyMethodName(""));
            serving.work()
                    .ifPresent(work -> context.registerBean(
                            Housekeeping.class,
                            () -> new Housekeeping(
                                    work.deliver(), work.plan(), work.collect(), work.watch(), work.alert())));
        };
    }

    private static Map<String, Object> properties(Serving serving) {
        Map<String, Object> properties = new HashMap<>(always(serving));
        serving.reach().tls().ifPresent(tls -> {
            properties.put("server.ssl.certificate", file(serving, tls.certificate()));
            properties.put("server.ssl.certificate-private-key", file(serving, tls.key()));
        });
        serving.reach().proxy().ifPresent(proxy -> {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.tomcat.remoteip.internal-proxies", Pattern.quote(proxy.getHostAddress()));
            properties.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            properties.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
            properties.put("server.tomcat.remoteip.host-header", "X-Forwarded-Host");
        });
        return properties;
    }

    private static String file(Serving serving, String path) {
        return serving.node().folder().resolve(path).toUri().toString();
    }

    private static Map<String, Object> always(Serving serving) {
        return Map.of(
                "server.address",
                serving.address().getHostAddress(),
                "server.port",
                serving.port(),
                "server.shutdown",
                "graceful",
                "spring.lifecycle.timeout-per-shutdown-phase",
                "10s");
    }

    private static Optional<Failure> cannotUse(RuntimeException e, Serving serving) {
        return serving.reach()
                .tls()
                .map(
                        tls -> new Failure(
                                Vigil.PROBLEMS,
                                "The pages cannot be served with the certificate " + tls.certificate() + " and the key "
                                        + tls.key()
                                        + " that settings.yaml names ("
                                        + innermost(e).getMessage()
                                        + "). Both have to be PEM files that Vigil can read, and the key must have no password."));
    }

    private static Throwable innermost(Throwable e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElse(e);
    }

    private static Optional<Failure> cannotListen(RuntimeException e, Serving serving) {
        String where = "port " + serving.port() + " of " + serving.address().getHostAddress();
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> cause instanceof ConnectorStartFailedException other
                                && other.getPort() != serving.port()
                        ? Stream.of("The public pages cannot be served on port " + other.getPort()
                                + ": another program uses it, or this machine has no such address. Choose others under"
                                + " public in settings.yaml.")
                        : cause instanceof PortInUseException
                                ? Stream.of("Another program uses " + where
                                        + ". End it, or choose another port, such as --port " + (serving.port() + 1)
                                        + ".")
                                : cause instanceof SocketException
                                        ? Stream.of("The pages cannot be served on " + where + " (" + cause.getMessage()
                                                + "). Choose another port, such as --port " + Serving.PORT + ".")
                                        : Stream.<String>empty())
                .findFirst()
                .map(sentence -> new Failure(Vigil.FAILED, sentence));
    }

    /** The port that the pages are served on. */
    public int port() {
        return context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : -1;
    }

    /** Takes no more requests and fires no more jobs, and waits for those under way: at most ten seconds for a page. */
    @Override
    public void close() {
        context.close();
    }
}
