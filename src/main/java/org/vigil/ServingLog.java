package org.vigil;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What is logged while Vigil serves. Spring would set up all logging anew at each start, and take away whatever listens to
 * it; two that start beside each other would do so at once, which logback does not bear.
 */
final class ServingLog {
    private static final Map<String, Level> LEVELS = Map.of(
            "org.vigil", Level.INFO,
            // It says in many lines what the failure says in one.
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", Level.OFF,
            "org.springframework.boot.SpringApplication", Level.OFF,
            "org.springframework.boot.web.server.servlet.context", Level.ERROR,
            // What a stranger mistypes is not worth a line.
            "org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver", Level.ERROR);

    private ServingLog() {}

    /** As logback.xml has it, and what is added here; Tomcat's own lines go there, too. */
    static synchronized void begin() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
        LEVELS.forEach((name, level) -> {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(level);
            }
        });
    }
}
