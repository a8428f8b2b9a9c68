package org.vigil.network;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways in which a network fails, and how tests write down what came of it. */
public final class Faults {
    private Faults() {}

    /**
     * An answer as a table writes it.
     *
     * @param status a number, or the name of a fault of WireMock's
     * @param headers as {@code Name: value}, semicolons between them; a name may come twice; null for none
     */
    public static ResponseDefinitionBuilder answer(String status, @Nullable String headers, @Nullable String body) {
        if (!status.matches("[0-9]+")) {
            return WireMock.aResponse().withFault(Fault.valueOf(status));
        }
        ResponseDefinitionBuilder answer =
                WireMock.aResponse().withStatus(Integer.parseInt(status)).withBody(body == null ? "" : body);
        if (headers != null) {
            var byName = new LinkedHashMap<String, List<String>>();
            for (String header : headers.split(";")) {
                String[] pair = header.strip().split(": ", 2);
                byName.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[1]);
            }
            byName.forEach((name, values) -> answer.withHeader(name, values.toArray(String[]::new)));
        }
        return answer;
    }

    /** Such as {@code Unknown}, or {@code Throttled 30} with the seconds after now. */
    public static String word(Outcome outcome, Instant now) {
        return outcome instanceof Outcome.Throttled throttled
                ? throttled(now, throttled.until())
                : outcome.getClass().getSimpleName();
    }

    /** As {@link #word(Outcome, Instant)}. */
    public static String word(Change change, Instant now) {
        return change instanceof Change.Throttled throttled
                ? throttled(now, throttled.until())
                : change.getClass().getSimpleName();
    }

    private static String throttled(Instant now, Instant until) {
        return "Throttled " + Duration.between(now, until).toSeconds();
    }

    /** A name that no name service is asked for: a label has 63 characters at most (RFC 1035, 2.3.4). */
    public static URI nameThatDoesNotResolve() {
        return URI.create("http://" + "a".repeat(64) + ".invalid");
    }

    /** Takes connections and reads nothing from them. */
    public static ServerSocket deaf() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public static URI at(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Where nobody listens. */
    public static URI nobodyThere() throws IOException {
        try (ServerSocket socket = deaf()) {
            return at(socket);
        }
    }
}
