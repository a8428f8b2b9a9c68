package org.vigil.alert;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.KeyUnavailable;
import org.vigil.settings.MailServer;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;
import org.vigil.settings.Way;

/** Brings a notice to somebody in one way, once. What fails is an answer and no exception. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final MailMessage mail;
    private final WebhookMessage webhook;

    Courier(MailMessage mail, WebhookMessage webhook) {
        this.mail = mail;
        this.webhook = webhook;
    }

    Receipt bring(Notify notify, OnCall person, Way way, Notice notice) {
        try {
            return switch (way) {
                case EMAIL -> mail(notify.mailServer(), person, notice);
                case WEBHOOK -> webhook.send(notify, person, notice);
            };
        } catch (KeyUnavailable e) {
            return new Receipt.Failed(Receipt.line(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("telling {} failed inside Vigil", person.name(), e);
            return new Receipt.Failed("a fault inside Vigil (" + e.getClass().getSimpleName() + "): see the log");
        }
    }

    private Receipt mail(@Nullable MailServer server, OnCall person, Notice notice) {
        return server == null || person.email() == null
                ? new Receipt.Failed("settings.yaml names no mail server, or no address")
                : mail.send(server, person.email(), notice);
    }
}
