package org.vigil.cli;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import org.vigil.settings.ConsoleSettings;
import org.vigil.workspace.Workspace;

/**
 * What it takes to serve the pages and to be woken, in words that a command knows.
 *
 * @param reach who can reach the pages
 * @param port 0 for any that is free
 * @param node what the pages work with; its database stays the caller's, who closes it after what is served
 * @param work empty for pages alone
 */
public record Serving(ConsoleSettings reach, int port, Node node, Shown shown, Optional<Work> work, Entrance entrance) {
    /** Who comes in. */
    public enum Entrance {
        /** Everybody, to look: the demo. Nothing can be changed. */
        OPEN_TO_LOOK,
        /** Who signs in. */
        BY_SIGN_IN
    }

    public InetAddress address() {
        return reach.address();
    }

    public Database database() {
        return node.database();
    }

    /** Where nothing else was said. */
    public static final int PORT = 8080;

    private static final int MOST = 65_535;

    /**
     * What the pages show of the team's files in force. Asked anew for each page.
     *
     * @param name what a person is called on a page; empty for who is not to be shown
     * @param passedOver who of a campaign's roll never had a turn, and why, by name; never because of a hold
     */
    public record Shown(
            Supplier<List<Campaign>> campaigns,
            Supplier<List<Account>> accounts,
            Function<ProfileId, Optional<String>> name,
            Function<Campaign, Map<String, String>> passedOver) {}

    /** A node's pages over the files that are in force. */
    static Serving of(
            Node node,
            int port,
            Optional<Work> work,
            Function<Campaign, Map<String, String>> passedOver,
            Entrance entrance) {
        Supplier<Workspace> inForce = () -> node.files().inForce().workspace();
        Shown shown = new Shown(
                () -> List.copyOf(inForce.get().campaigns().values()),
                () -> List.copyOf(inForce.get().accounts().values()),
                id -> inForce.get().shownName(id, node.clock().instant()),
                passedOver);
        ConsoleSettings reach =
                switch (entrance) {
                    case OPEN_TO_LOOK -> ConsoleSettings.LOCAL;
                    case BY_SIGN_IN -> inForce.get().settings().console();
                };
        return new Serving(reach, port, node, shown, work, entrance);
    }

    /** @throws Failure for a number that no port has */
    static void requirePort(int port) {
        if (port < 1 || port > MOST) {
            throw new Failure(
                    Vigil.USAGE,
                    "--port: " + port + " cannot stand here; a number from 1 to " + MOST + ", such as 8081.");
        }
    }

    /** What is woken: each may be woken late, twice or not at all without harm. */
    public record Work(Runnable deliver, Runnable plan, Runnable collect, Runnable watch, Runnable alert) {}
}
