package org.vigil.alert;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;
import org.vigil.settings.MailServer;

/** A real mail server on this machine, with a certificate of its own: keeps what it takes. */
public final class SmtpServer implements AutoCloseable {
    static final String USER = "vigil";
    public static final String PASSWORD = "pässword-4711";
    static final String FULL = "full@example.org";
    private static final char[] STORE = "changeit".toCharArray();

    /** By whom the certificate names: to make one takes a second. */
    private static final Map<String, SSLContext> CONTEXTS = new ConcurrentHashMap<>();

    private final SMTPServer server;
    private final SSLContext context;
    private final MailServer.Tls tls;
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final List<byte[]> mails = new CopyOnWriteArrayList<>();

    public SmtpServer(MailServer.Tls tls) {
        this(tls, "SAN=dns:localhost,ip:127.0.0.1");
    }

    /** @param names whom its certificate names */
    SmtpServer(MailServer.Tls tls, String names) {
        this.tls = tls;
        this.context = CONTEXTS.computeIfAbsent(names, SmtpServer::context);
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, session) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException("no such user, or another password");
                    }
                }))
                .simpleMessageListener(new Taking());
        server = switch (tls) {
            case NONE -> builder.build();
            case STARTTLS ->
                builder.enableTLS().requireTLS().startTlsSocketFactory(context).build();
            case IMPLICIT -> builder.serverSocketFactory(context).build();
        };
        server.start();
    }

    private final class Taking implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return !recipient.equals(FULL);
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            recipients.add(recipient);
            mails.add(data.readAllBytes());
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    MailServer settings() {
        return new MailServer("127.0.0.1", port(), tls, USER, "vigil@example.org");
    }

    /** What believes this server's certificate. */
    SSLSocketFactory trust() {
        return context.getSocketFactory();
    }

    List<String> recipients() {
        return List.copyOf(recipients);
    }

    public List<MimeMessage> mails() {
        return mails.stream().map(SmtpServer::parsed).toList();
    }

    private static MimeMessage parsed(byte[] mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(String names) {
        try {
            Path store = Files.createTempDirectory(Path.of("target"), "smtp").resolve("smtp.p12");
            makeCertificate(store, names);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(store)) {
                keys.load(in, STORE);
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, STORE);
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry("smtp", keys.getCertificate("smtp"));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void makeCertificate(Path store, String names) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-Duser.language=en",
                        "-genkeypair",
                        "-alias",
                        "smtp",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail.invalid",
                        "-ext",
                        names,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        String.valueOf(STORE))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
