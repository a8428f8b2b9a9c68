package org.vigil.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.FollowerReply;
import tools.jackson.databind.json.JsonMapper;

/** Prints what strangers wrote, so that it does nothing to a terminal. Who wrote it is not known. */
record ReplyPrinter(PrintWriter out, boolean json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What moves a cursor, colours a screen, turns a direction or is not seen; not what joins the letters of Persian or of an emoji. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]");

    void print(FollowerReply reply) {
        out.println(json ? line(reply) : text(reply));
    }

    private static String text(FollowerReply reply) {
        String where = reply.url() == null ? "post " + reply.delivery() + " on " + reply.account() : reply.url();
        return Moments.said(reply.at()) + "  " + (reply.language() == null ? "" : harmless(reply.language()) + "  ")
                + harmless(where) + (reply.simulated() ? "  (simulated)" : "") + "\n    " + harmless(reply.text());
    }

    /** On one line; what a screen would obey is escaped, and nothing is lost. */
    private static String line(FollowerReply reply) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("at", reply.at().toString());
        fields.put("language", reply.language());
        fields.put("text", reply.text());
        fields.put("url", reply.url());
        fields.put("campaign", reply.campaign().value());
        fields.put("profile", reply.person().value());
        fields.put("account", reply.account().value());
        fields.put("post", reply.delivery());
        fields.put("simulated", reply.simulated());
        return UNFIT.matcher(JSON.writeValueAsString(fields)).replaceAll(found -> escaped(found.group()));
    }

    private static String escaped(String unfit) {
        StringBuilder escaped = new StringBuilder();
        unfit.chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
        return escaped.toString();
    }

    private static String harmless(String text) {
        return UNFIT.matcher(text.replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " "))
                .replaceAll("")
                .strip();
    }
}
