package org.vigil.alert;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/** Why a mail server did not take a message. */
final class MailTrouble {
    private MailTrouble() {}

    /** In words that follow the server's name. The server's own are kept where it said something. */
    static String words(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return " does not accept the user or the password: " + e.getMessage();
        }
        Optional<SMTPAddressFailedException> refused = caused(e, SMTPAddressFailedException.class);
        if (refused.isPresent()) {
            return " does not take the recipient: " + refused.get().getMessage();
        }
        if (caused(e, SSLException.class).isPresent()) {
            return " could not prove who it is (TLS failed)";
        }
        if (caused(e, UnknownHostException.class).isPresent()) {
            return " is not known to the name service";
        }
        if (caused(e, SocketTimeoutException.class).isPresent()) {
            return " did not answer in time";
        }
        return caused(e, ConnectException.class).isPresent()
                ? " could not be reached"
                : " did not take it: " + e.getMessage();
    }

    private static <T extends Throwable> Optional<T> caused(MessagingException e, Class<T> by) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, MailTrouble::cause)
                .limit(10)
                .filter(by::isInstance)
                .map(by::cast)
                .findFirst();
    }

    /** The library chains what else went wrong in a way of its own. */
    private static @Nullable Throwable cause(Throwable thrown) {
        return thrown instanceof MessagingException e && e.getNextException() != null
                ? e.getNextException()
                : thrown.getCause();
    }
}
