package org.vigil.alert;

import java.time.Duration;
import java.util.List;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.testing.World;

/** A world in which Ada, Bo and Cy are on call, in this order and over chats of their own, and the outside is pinged. */
final class OnCallWorld implements AutoCloseable {
    static final String SETTINGS = "settings.yaml";

    final World world;
    final ChatServer chats = new ChatServer();
    final Alerts alerts;

    OnCallWorld(Database database) {
        world = new World(database);
        alerts = new Alerts(database.jdbc());
        onCall("Ada", "Bo", "Cy");
    }

    /** Others are on call. */
    OnCallWorld onCall(String... names) {
        StringBuilder people = new StringBuilder();
        for (String name : names) {
            people.append("    - { name: ")
                    .append(name)
                    .append(", webhook: \"")
                    .append(chats.address("/" + name))
                    .append("\" }\n");
        }
        world.put(
                SETTINGS, "notify:\n  on_call:\n" + people + "heartbeat: { url: \"" + chats.address("/up") + "\" }\n");
        world.accept();
        return this;
    }

    OnCallWorld step() {
        return step(world.node);
    }

    OnCallWorld step(Node node) {
        node.alerting().step();
        return this;
    }

    /** The loop works at a moment, and then the alerts. */
    OnCallWorld at(String moment) {
        world.at(moment);
        return step();
    }

    /** Time goes by, and the alerts look again; the loop does nothing. */
    OnCallWorld after(Duration time) {
        world.clock.advance(time);
        return step();
    }

    OnCallWorld minutes(int minutes) {
        return after(Duration.ofMinutes(minutes));
    }

    /** The database's clock is past every pause between tries. */
    OnCallWorld pastPause() {
        world.change("update telling set next_try_at = '-infinity'");
        world.change("update heartbeat set next_try_at = '-infinity'");
        return this;
    }

    /** The database's clock is past every lease. */
    OnCallWorld pastLease() {
        world.change("update telling set leased_until = now() - interval '1 second' where leased_until is not null");
        world.change("update heartbeat set leased_until = now() - interval '1 second' where leased_until is not null");
        return this;
    }

    List<Alert> open() {
        return alerts.latest(100).stream().filter(Alert::isOpen).toList();
    }

    List<AlertKind> openKinds() {
        return open().stream().map(Alert::kind).sorted().toList();
    }

    Alert the(AlertKind kind) {
        List<Alert> found =
                open().stream().filter(alert -> alert.kind() == kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(kind + " is open " + found.size() + " times: " + open());
        }
        return found.getFirst();
    }

    /** What somebody was told of a kind, in order: {@code raised}, {@code closed}. */
    List<String> told(String name, AlertKind kind) {
        return chats.got("/" + name).stream()
                .filter(got -> got.kind().equals(kind.word()))
                .map(ChatServer.Got::event)
                .toList();
    }

    /** Who was told that a kind is there, in order. */
    List<String> raisedTo(AlertKind kind) {
        return chats.got().stream()
                .filter(got -> got.path().length() > 1 && got.kind().equals(kind.word()))
                .filter(got -> got.event().equals("raised"))
                .map(got -> got.path().substring(1))
                .toList();
    }

    void pause(String account) {
        world.change("update account_state set paused_at = now(), paused_why = 'the account is signed out: 401'"
                + " where account = '" + account + "'");
    }

    void unpause(String account) {
        world.change("update account_state set paused_at = null, paused_why = null where account = '" + account + "'");
    }

    @Override
    public void close() {
        chats.close();
    }
}
