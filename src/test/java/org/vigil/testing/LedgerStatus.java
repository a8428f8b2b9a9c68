package org.vigil.testing;

import java.net.URI;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A post and an account as the Mastodon API writes them. */
record LedgerStatus(URI server) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode status(Ledger.Entry entry) {
        ObjectNode status = JSON.objectNode();
        status.put("id", Long.toString(entry.id()));
        status.put("created_at", entry.at().toString());
        status.put("in_reply_to_id", entry.inReplyTo());
        status.put("in_reply_to_account_id", entry.inReplyTo() == null ? null : accountId(entry.account()));
        status.put("sensitive", !entry.contentWarning().isEmpty());
        status.put("spoiler_text", entry.contentWarning());
        status.put("visibility", entry.visibility());
        status.put("language", entry.language());
        status.put("uri", server + "/users/" + entry.account() + "/statuses/" + entry.id());
        status.put("url", server + "/@" + entry.account() + "/" + entry.id());
        status.put("content", MastodonHtml.of(entry.text(), server.toString()));
        status.putNull("reblog");
        status.putNull("edited_at");
        status.set("account", account(entry.account()));
        for (String count : new String[] {"replies_count", "reblogs_count", "favourites_count"}) {
            status.put(count, 0);
        }
        for (String list : new String[] {"media_attachments", "mentions", "tags", "emojis"}) {
            status.putArray(list);
        }
        return status;
    }

    /** What its author wrote. */
    ObjectNode source(Ledger.Entry entry) {
        ObjectNode source = JSON.objectNode();
        source.put("id", Long.toString(entry.id()));
        source.put("text", entry.text());
        source.put("spoiler_text", entry.contentWarning());
        return source;
    }

    ObjectNode account(String name) {
        ObjectNode account = JSON.objectNode();
        account.put("id", accountId(name));
        account.put("username", name);
        account.put("acct", name);
        account.put("display_name", name);
        account.put("note", "");
        account.put("url", server + "/@" + name);
        account.put("bot", true);
        account.put("locked", false);
        return account;
    }

    ObjectNode instance() {
        ObjectNode instance = JSON.objectNode();
        instance.put("domain", server.getHost());
        instance.put("version", "4.5.0");
        ObjectNode statuses = instance.putObject("configuration").putObject("statuses");
        statuses.put("max_characters", LedgerServer.MAX_CHARACTERS);
        statuses.put("max_media_attachments", 4);
        statuses.put("characters_reserved_per_url", 23);
        return instance;
    }

    ObjectNode error(String error) {
        return JSON.objectNode().put("error", error);
    }

    /** A number that is the same for a name always. */
    static String accountId(String name) {
        return Integer.toUnsignedString(name.hashCode());
    }
}
