package org.vigil.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.settings.MailServer;

/**
 * Tells somebody by e-mail: plain text, one recipient a message, once. Never over an open line to another machine, and
 * never to a server that cannot prove its name.
 */
final class MailMessage {
    private static final Logger LOG = LoggerFactory.getLogger(MailMessage.class);
    private static final int CONNECT_WITHIN_MS = 10_000;
    private static final int ANSWER_WITHIN_MS = 20_000;

    private static final DateTimeFormatter RFC_5322 = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final AlertSecrets secrets;
    private final InstantSource clock;
    private final @Nullable SSLSocketFactory trust;

    /** @param trust whose certificates are believed; null for those that Java believes */
    MailMessage(AlertSecrets secrets, InstantSource clock, @Nullable SSLSocketFactory trust) {
        this.secrets = secrets;
        this.clock = clock;
        this.trust = trust;
    }

    Receipt send(MailServer server, String to, Notice notice) {
        Optional<String> password = server.user() == null ? Optional.empty() : secrets.get(AlertSecrets.SMTP_PASSWORD);
        if (server.user() != null && password.isEmpty()) {
            return new Receipt.Failed(
                    "the mail server's password is not kept yet: ./vigil alerts secret smtp-password");
        }
        Session session = Session.getInstance(properties(server));
        SMTPTransport transport =
                new SMTPTransport(session, new URLName("smtp", server.host(), server.port(), null, null, null));
        try {
            transport.connect(server.host(), server.port(), server.user(), password.orElse(null));
            Message mail = mail(session, server.from(), to, notice);
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Receipt.Taken(Receipt.line(server.host() + " answered " + transport.getLastServerResponse()));
        } catch (MessagingException e) {
            String why = server.host() + MailTrouble.words(e);
            return new Receipt.Failed(Receipt.line(
                    password.map(secret -> why.replace(secret, "…")).orElse(why)));
        } finally {
            hangUp(transport);
        }
    }

    private Properties properties(MailServer server) {
        Properties properties = new Properties();
        // Instead of this machine's own name, as other mail programs do.
        properties.put("mail.smtp.localhost", "[127.0.0.1]");
        properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
        properties.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT_WITHIN_MS));
        properties.put("mail.smtp.timeout", String.valueOf(ANSWER_WITHIN_MS));
        properties.put("mail.smtp.writetimeout", String.valueOf(ANSWER_WITHIN_MS));
        // What the server says after it has taken the message changes nothing any more.
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.tls()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
            properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        }
        return properties;
    }

    private Message mail(Session session, String from, String to, Notice notice) throws MessagingException {
        String id = "<" + notice.messageId() + from.substring(from.lastIndexOf('@')) + ">";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("[Vigil] " + Receipt.line(notice.subject()), StandardCharsets.UTF_8.name());
        mail.setText(notice.body() + "\n", StandardCharsets.UTF_8.name());
        mail.setHeader("Date", RFC_5322.format(clock.instant()));
        // RFC 3834: nobody's holiday note answers it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the line to the mail server broke while it was closed", e);
        }
    }
}
