package org.vigil.followers;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A feed as JSON Feed 1.1. */
record JsonFeed(Feed feed) {
    private static final JsonMapper JSON = new JsonMapper();

    String text() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", "https://jsonfeed.org/version/1.1");
        all.put("title", feed.title());
        feed.home().ifPresent(page -> all.put("home_page_url", page));
        all.put("feed_url", feed.self("json"));
        all.put("items", feed.entries().stream().map(JsonFeed::item).toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> item(Feed.Entry entry) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", entry.id());
        item.put("url", entry.links().getFirst());
        item.put("title", entry.title());
        item.put("content_text", entry.text());
        item.put("language", entry.language());
        item.put("date_published", entry.published().toString());
        item.put("date_modified", entry.changed().toString());
        return item;
    }
}
