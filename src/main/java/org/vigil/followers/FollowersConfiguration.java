package org.vigil.followers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.vigil.delivery.PublicLooks;
import org.vigil.node.Node;
import org.vigil.settings.PublicSite;

/** What is public, before everything that asks who comes; on a port of its own where the settings name one. */
@Configuration(proxyBeanMethods = false)
public class FollowersConfiguration {
    @Bean
    FilterRegistrationBean<Door> followersDoor(Node node) {
        PublicLooks looks = new PublicLooks(node.database(), node.files(), node.clock());
        Glance glance = new Glance(looks::stamp, () -> Current.of(looks), node.clock());
        Door door = new Door(new Reception(glance, node.clock()), ownPort(node));
        FilterRegistrationBean<Door> registration = new FilterRegistrationBean<>(door);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static OptionalInt ownPort(Node node) {
        return site(node).map(PublicSite::port).orElse(OptionalInt.empty());
    }

    private static Optional<PublicSite> site(Node node) {
        return node.files().inForce().workspace().settings().followers();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> followersPort(Node node) {
        return factory -> site(node)
                .filter(site -> site.port().isPresent())
                .ifPresent(site -> factory.addAdditionalConnectors(connector(site)));
    }

    private static Connector connector(PublicSite site) {
        Connector connector = new Connector();
        connector.setPort(site.port().orElseThrow());
        connector.setXpoweredBy(false);
        connector.setProperty("address", address(site).getHostAddress());
        connector.setProperty("maxThreads", "20");
        // Whoever asks slowly, or much at once, takes the place of others.
        connector.setProperty("connectionTimeout", "10000");
        connector.setMaxParameterCount(10);
        return connector;
    }

    /** The settings take no names, so nobody is asked for one. */
    private static InetAddress address(PublicSite site) {
        try {
            return InetAddress.getByName(site.address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("settings.yaml: public.address is no address", e);
        }
    }
}
