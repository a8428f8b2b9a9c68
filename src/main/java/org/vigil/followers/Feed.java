package org.vigil.followers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vigil.delivery.PublishedPost;

/** The posts of a campaign that stand on networks, whatever form they leave in. */
final class Feed {
    /**
     * One post, whichever accounts it stands on.
     *
     * @param id stays the same, also where the address of the pages changes
     * @param links where it stands, one at least
     */
    record Entry(
            String id,
            String title,
            String text,
            String language,
            Instant published,
            Instant changed,
            List<String> links) {}

    private final Current.Open open;
    private final String url;
    private final List<Entry> entries;

    /**
     * @param language in which its posts are; empty for all
     * @param url what public addresses begin with
     */
    Feed(Current.Open open, String language, String url) {
        this.open = open;
        this.url = url;
        this.entries = entries(open, language);
    }

    private static List<Entry> entries(Current.Open open, String language) {
        Map<String, List<PublishedPost>> same = new LinkedHashMap<>();
        for (PublishedPost post : open.posts()) {
            String speaks = speaks(open, post);
            if (language.isEmpty() || Texts.base(speaks).equals(Texts.base(language))) {
                same.computeIfAbsent(post.slot() + " " + speaks, key -> new ArrayList<>())
                        .add(post);
            }
        }
        return same.values().stream()
                .map(posts -> entry(open, posts))
                .sorted(Comparator.comparing(Entry::published).reversed().thenComparing(Entry::id))
                .toList();
    }

    private static String speaks(Current.Open open, PublishedPost post) {
        return open.accountLanguage().getOrDefault(post.account().value(), "und");
    }

    /** The words of the account that the campaign names first; the links of all. */
    private static Entry entry(Current.Open open, List<PublishedPost> posts) {
        PublishedPost first = open.campaign().accounts().stream()
                .flatMap(account -> posts.stream().filter(post -> post.account().equals(account)))
                .findFirst()
                .orElse(posts.getFirst());
        String text = String.join("\n\n", first.parts());
        String language = speaks(open, first);
        return new Entry(
                id(open, first.slot() + " " + language),
                text.lines().findFirst().orElse(""),
                text,
                language,
                posts.stream()
                        .map(PublishedPost::published)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                posts.stream()
                        .map(PublishedPost::changed)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                posts.stream().map(PublishedPost::url).distinct().toList());
    }

    private static String id(Current.Open open, String what) {
        byte[] name = ("vigil feed " + open.campaign().id() + " " + what).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }

    /** Where the campaign's pages are; empty where they are not open. */
    Optional<String> home() {
        return open.what().pages() ? Optional.of(url + "/c/" + open.campaign().id()) : Optional.empty();
    }

    String self(String syntax) {
        return url + "/feeds/" + open.campaign().id() + "." + syntax;
    }

    /** The same as long as its entries are. */
    Instant updated() {
        return entries.stream()
                .map(Entry::changed)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    List<Entry> entries() {
        return entries;
    }

    String id() {
        return id(open, "");
    }

    String title() {
        return open.campaign().name();
    }
}
