package org.vigil.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;

/**
 * Looks at uploads before a byte of them is read: a form's token stands inside of them, so whoever asks for the token reads
 * them whole, into memory. Only an editor sends any, only where a page expects one, and only a few at a time.
 */
final class UploadDoor implements Filter {
    /** Bytes of a whole request: a file of the size that the team's folder takes, and the words beside it. */
    private static final long MOST_BYTES = 20_900_000;

    private static final int AT_A_TIME = 3;
    private static final Pattern EXPECTED = Pattern.compile("/people/import|/people/[a-z0-9-]+/edit/photo");

    private final Semaphore places = new Semaphore(AT_A_TIME);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (!isUpload(asked)) {
            chain.doFilter(request, response);
        } else {
            upload(asked, (HttpServletResponse) response, chain);
        }
    }

    private static boolean isUpload(HttpServletRequest asked) {
        String type = Optional.ofNullable(asked.getContentType()).orElse("").strip();
        return asked.getDispatcherType() == DispatcherType.REQUEST
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Answers without the pages around it: they would look for parameters, and so read all of it. */
    private void upload(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> who = Visitors.signedIn().filter(known -> !known.isGuest());
        String path = asked.getRequestURI();
        if (who.isEmpty()) {
            answer.sendRedirect("/sign-in");
        } else if (who.get().needsFactor()
                || !who.get().roles().somewhere(Role.EDITOR)
                || !EXPECTED.matcher(path).matches()) {
            refuse(answer, HttpServletResponse.SC_FORBIDDEN, "You may not do that. Nothing was changed.");
        } else if (asked.getContentLengthLong() < 0) {
            refuse(answer, HttpServletResponse.SC_LENGTH_REQUIRED, "An upload has to say how long it is.");
        } else if (asked.getContentLengthLong() > MOST_BYTES) {
            answer.sendRedirect(path + "?done=upload-too-large");
        } else if (!places.tryAcquire()) {
            answer.sendRedirect(path + "?done=upload-busy");
        } else {
            try {
                chain.doFilter(asked, answer);
            } finally {
                places.release();
            }
        }
    }

    private static void refuse(HttpServletResponse answer, int status, String words) throws IOException {
        answer.setStatus(status);
        answer.setContentType("text/plain;charset=UTF-8");
        answer.getWriter().println(words);
    }
}
