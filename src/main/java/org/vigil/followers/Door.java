package org.vigil.followers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Answers followers before anything else of the console is asked: so nobody's sign-in is looked at, no cookie is set and
 * nothing is written down. On the port for followers alone there is nothing besides.
 */
final class Door implements Filter {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_ALLOWED = 405;

    private final Reception reception;
    private final OptionalInt ownPort;

    Door(Reception reception, OptionalInt ownPort) {
        this.reception = reception;
        this.ownPort = ownPort;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        boolean onlyFollowers = ownPort.isPresent() && asked.getLocalPort() == ownPort.getAsInt();
        if (onlyFollowers || Asked.isForFollowers(asked.getRequestURI())) {
            answer(asked, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        boolean reads = asked.getMethod().equals("GET") || asked.getMethod().equals("HEAD");
        if (!reads) {
            response.setStatus(NOT_ALLOWED);
            response.setHeader("Allow", "GET, HEAD");
            Headers.PAGE.forEach(response::setHeader);
            return;
        }
        Reception.Given given = reception.answer(asked.getRequestURI(), Question.of(asked.getParameterMap()));
        Answer answer = given.answer();
        answer.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", given.cacheControl());
        if (answer.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "10");
        }
        response.setHeader("ETag", answer.etag());
        if (answer.status() == HttpServletResponse.SC_OK && isKnown(answer, asked.getHeader("If-None-Match"))) {
            response.setStatus(NOT_MODIFIED);
            return;
        }
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        response.setContentLength(answer.body().length);
        if (!asked.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }

    /** A cache between may have marked the copy as weak, or changed its tag for one that it packed. */
    private static boolean isKnown(Answer answer, @Nullable String known) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(answer.etag()));
    }
}
