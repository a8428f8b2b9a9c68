package org.vigil.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigil.alert.Alert;
import org.vigil.alert.Event;
import org.vigil.alert.HeartbeatState;
import org.vigil.alert.Telling;

/** An alert, who was told of it, and the heartbeat, in lines for a terminal. Times are in UTC. */
final class AlertLines {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlertLines() {}

    static List<String> of(Alert alert, List<Telling> tellings) {
        Stream<String> head = Stream.of(
                alert.id() + "  " + state(alert) + "  " + MINUTE.format(alert.raisedAt()) + "  " + alert.headline());
        Stream<String> text = alert.isOpen() ? alert.text().lines().map(line -> "    " + line) : Stream.empty();
        Stream<String> told = tellings.isEmpty() && alert.isOpen()
                ? Stream.of("    nobody was told yet")
                : tellings.stream().map(AlertLines::line).map(line -> "    " + line);
        return Stream.of(head, text, told).flatMap(lines -> lines).toList();
    }

    private static String state(Alert alert) {
        Instant closed = alert.closedAt();
        if (closed != null) {
            return "over since " + MINUTE.format(closed);
        }
        return alert.acknowledgedBy() == null ? "OPEN" : "acknowledged by " + alert.acknowledgedBy();
    }

    private static String line(Telling telling) {
        String whom = telling.person() + " by " + telling.way().words();
        String over = telling.event() == Event.CLOSED ? " that it is over" : "";
        Instant sent = telling.sentAt();
        if (sent != null) {
            return "told " + whom + over + " at " + MINUTE.format(sent);
        }
        String failure = telling.failure() == null
                ? ""
                : ": failed, tried " + (telling.tries() == 1 ? "once" : telling.tries() + " times") + ": "
                        + telling.failure();
        return "not told " + whom + over + failure
                + (telling.droppedWhy() == null ? "" : " (" + telling.droppedWhy() + ")");
    }

    static List<String> of(HeartbeatState heartbeat) {
        Stream<String> sent = heartbeat.lastSent().map(at -> "Last heartbeat: " + MINUTE.format(at)).stream();
        Stream<String> failed = heartbeat
                .lastFailure()
                .filter(failure -> heartbeat.fails())
                .map(failure -> "The heartbeat failed, last at " + MINUTE.format(failure.at()) + ": " + failure.why())
                .stream();
        return Stream.concat(sent, failed).toList();
    }
}
