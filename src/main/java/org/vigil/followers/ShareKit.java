package org.vigil.followers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigil.message.Vocabulary;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Network;

/** Ready words about somebody for each network, and the link that opens the network's own composer with them. */
final class ShareKit {
    private static final List<Network> NETWORKS =
            List.of(Network.MASTODON, Network.BLUESKY, Network.X, Network.TELEGRAM);

    private final Telling telling;
    private final String link;

    /** @param link where there is more; it ends the words */
    ShareKit(Telling telling, String link) {
        this.telling = telling;
        this.link = link;
    }

    /**
     * @param network its name as the network writes it
     * @param words as they may be sent
     * @param open opens the network's own composer; empty where the visitor's server has to be known first
     */
    record Ready(String id, String network, String words, String open) {}

    List<Ready> all() {
        return NETWORKS.stream().map(this::ready).toList();
    }

    private Ready ready(Network network) {
        String words = words(network);
        return switch (network) {
            case X -> new Ready("x", "X", words, "https://x.com/intent/post?text=" + encoded(words));
            case BLUESKY ->
                new Ready("bluesky", "Bluesky", words, "https://bsky.app/intent/compose?text=" + encoded(words));
            case TELEGRAM ->
                new Ready(
                        "telegram",
                        "Telegram",
                        words,
                        "https://t.me/share/url?url=" + encoded(link) + "&text="
                                + encoded(words.substring(0, words.length() - link.length())
                                        .strip()));
            case MASTODON, SANDBOX -> new Ready("mastodon", "Mastodon", words, "");
        };
    }

    /** Where a server lets its people write a post. */
    static String onMastodon(String server, String words) {
        return "https://" + server + "/share?text=" + encoded(words);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** With the story where the network has room for it, else with the role, else with the name and the days alone. */
    String words(Network network) {
        Limits limits = DocumentedLimits.of(network);
        return Stream.of(joined(withRole(), telling.said(Vocabulary.STORY)), joined(withRole(), ""))
                .filter(limits::fits)
                .findFirst()
                .orElseGet(() -> joined(telling.name(), ""));
    }

    private String withRole() {
        String role = telling.said(Vocabulary.ROLE);
        return role.isEmpty()
                ? telling.name()
                : telling.texts().say("share.role", "name", telling.name(), "role", role);
    }

    private String joined(String who, String story) {
        List<String> lines = new ArrayList<>();
        String status = telling.status();
        lines.add(status.isEmpty() ? who : telling.texts().say("share.sentence", "name", who, "status", status));
        lines.addAll(telling.notes());
        lines.add(story);
        lines.add(String.join(" ", telling.facts().hashtags()));
        lines.add(link);
        return String.join("\n", lines.stream().filter(line -> !line.isEmpty()).toList());
    }
}
