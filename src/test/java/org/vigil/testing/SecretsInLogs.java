package org.vigil.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/** Looks for secrets in every log line from INFO up, whether it is written or not. */
public final class SecretsInLogs extends TurboFilter {
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (format != null && level.isGreaterOrEqual(Level.INFO)) {
            String line = MessageFormatter.arrayFormat(format, arguments).getMessage();
            Secrets.noneInTheEnd("the log of " + logger.getName(), line + causes(thrown));
        }
        return FilterReply.NEUTRAL;
    }

    private static String causes(@Nullable Throwable thrown) {
        return thrown == null ? "" : "\n" + thrown + causes(thrown.getCause());
    }
}
