package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigil.account.KeyFile;
import org.vigil.account.ServiceSecrets;
import org.vigil.database.Database;
import org.vigil.settings.MailServer;
import org.vigil.testing.TestDatabase;

/** Against a real mail server: what it takes, what it refuses, and what is said of that. */
@ExtendWith(TestDatabase.class)
class MailMessageTest {
    private static final String ADA = "ada@example.org";
    private static final Instant NOW = Instant.parse("2026-01-05T09:40:00Z");

    private final ServiceSecrets kept;

    MailMessageTest(Database database, @TempDir Path folder) {
        this.kept = new ServiceSecrets(database, KeyFile.of(folder, Map.of()));
    }

    private Receipt send(MailServer server, String to, @Nullable SSLSocketFactory trust, String password) {
        AlertSecrets secrets = new AlertSecrets(kept, Map.of("VIGIL_SMTP_PASSWORD", password));
        return new MailMessage(secrets, InstantSource.fixed(NOW), trust).send(server, to, notice());
    }

    private static Notice notice() {
        return new Notice(
                7L,
                Event.RAISED,
                "uncertain",
                "2 posts of #Vigil – Ça, şimdi",
                "Zeile eins: Ödegård.\nЭто важно.",
                NOW,
                UUID.fromString("00000000-0000-4000-8000-000000000001"));
    }

    private static String why(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Failed failed -> failed.why();
            case Receipt.Taken taken -> throw new AssertionError("it was taken: " + taken.answer());
        };
    }

    @ParameterizedTest
    @EnumSource
    void aMessageArrivesOnceOverEachKindOfLine(MailServer.Tls tls) throws Exception {
        try (SmtpServer server = new SmtpServer(tls)) {
            Receipt receipt = send(server.settings(), ADA, server.trust(), SmtpServer.PASSWORD);
            assertThat(receipt)
                    .isInstanceOfSatisfying(
                            Receipt.Taken.class,
                            taken -> assertThat(taken.answer()).startsWith("127.0.0.1 answered 250"));
            assertThat(server.recipients()).containsExactly(ADA);
            MimeMessage mail = server.mails().getFirst();
            assertThat(mail.getSubject()).isEqualTo("[Vigil] 2 posts of #Vigil – Ça, şimdi");
            assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                    .isEqualTo("Zeile eins: Ödegård.\nЭто важно.\n");
            assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(mail.getMessageID()).isEqualTo("<00000000-0000-4000-8000-000000000001@example.org>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("Date")).containsExactly("Mon, 5 Jan 2026 09:40:00 +0000");
            assertThat(mail.getFrom()).containsExactly(new InternetAddress("vigil@example.org"));
            assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ADA));
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotRepeated() {
        try (SmtpServer server = new SmtpServer(MailServer.Tls.STARTTLS)) {
            assertThat(why(send(server.settings(), ADA, server.trust(), "wr0ng-one")))
                    .startsWith("127.0.0.1 does not accept the user or the password: 535")
                    .doesNotContain("wr0ng-one");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aRecipientWhomTheServerRefusesIsSaid() {
        try (SmtpServer server = new SmtpServer(MailServer.Tls.STARTTLS)) {
            assertThat(why(send(server.settings(), SmtpServer.FULL, server.trust(), SmtpServer.PASSWORD)))
                    .startsWith("127.0.0.1 does not take the recipient: 553");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aServerThatIsDownIsSaid() {
        SmtpServer server = new SmtpServer(MailServer.Tls.NONE);
        MailServer settings = server.settings();
        server.close();
        assertThat(why(send(settings, ADA, null, SmtpServer.PASSWORD))).isEqualTo("127.0.0.1 could not be reached");
    }

    @Test
    void aServerThatCannotProveItsNameGetsNothing() {
        try (SmtpServer server = new SmtpServer(MailServer.Tls.STARTTLS);
                SmtpServer implicit = new SmtpServer(MailServer.Tls.IMPLICIT);
                SmtpServer other = new SmtpServer(MailServer.Tls.STARTTLS, "SAN=dns:other.example")) {
            String notProved = "127.0.0.1 could not prove who it is (TLS failed)";
            assertThat(why(send(server.settings(), ADA, null, SmtpServer.PASSWORD)))
                    .isEqualTo(notProved);
            assertThat(why(send(implicit.settings(), ADA, null, SmtpServer.PASSWORD)))
                    .isEqualTo(notProved);
            assertThat(why(send(other.settings(), ADA, other.trust(), SmtpServer.PASSWORD)))
                    .isEqualTo(notProved);
            assertThat(server.mails()).isEmpty();
            assertThat(other.mails()).isEmpty();
        }
    }

    /** Whoever sits in between could else leave STARTTLS out of the server's answer and read along. */
    @Test
    void aServerThatOffersNoTlsIsNotSpokenTo() {
        try (SmtpServer server = new SmtpServer(MailServer.Tls.NONE)) {
            MailServer settings = new MailServer(
                    "127.0.0.1", server.port(), MailServer.Tls.STARTTLS, SmtpServer.USER, "vigil@example.org");
            assertThat(why(send(settings, ADA, server.trust(), SmtpServer.PASSWORD)))
                    .contains("STARTTLS");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void thePasswordIsTakenFromWhereItIsKept() {
        try (SmtpServer server = new SmtpServer(MailServer.Tls.STARTTLS)) {
            MailMessage mail =
                    new MailMessage(new AlertSecrets(kept, Map.of()), InstantSource.fixed(NOW), server.trust());
            assertThat(why(mail.send(server.settings(), ADA, notice()))).contains("vigil alerts secret smtp-password");
            kept.put(AlertSecrets.SMTP_PASSWORD, SmtpServer.PASSWORD);
            assertThat(mail.send(server.settings(), ADA, notice())).isInstanceOf(Receipt.Taken.class);
        }
    }
}
