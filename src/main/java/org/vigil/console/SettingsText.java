package org.vigil.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.source.YamlValues;

/**
 * The settings file as pages show it. Whoever knows an address to which alarms are sent can often write there, so of such a one no
 * more is seen than the server; and a password that somebody wrote there although it cannot stand there is not seen at all.
 *
 * @param behind what stands in the file, by what is seen instead
 */
record SettingsText(String shown, Map<String, String> behind) {
    private static final String MARK = "…(";
    private static final Pattern ADDRESS = Pattern.compile(
            "(\\b(?:webhook|url)[\"']?\\s*:\\s*)(\"https?://[^\"\\n]*\"|'https?://[^'\\n]*'|https?://[^\\s,}#\"']+)");
    /** Of a file that cannot be read nobody knows what an address is for. */
    private static final Pattern ANY_ADDRESS =
            Pattern.compile("()(\"https?://[^\"\\n]*\"|'https?://[^'\\n]*'|https?://[^\\s,}\\]#\"']+)");

    private static final Pattern SECRET =
            Pattern.compile("(\\b(?:password|client_secret|secret|token)[\"']?\\s*:[ \\t]*)"
                    + "(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,}#\"'][^,}#\\n]*)");
    private static final Pattern SERVER =
            Pattern.compile("(https?://[^/?#\\s]+)[/?#].*[^/].*|(https?://[^/?#\\s]+)[/?#][^/].*");

    static SettingsText of(String text) {
        Map<String, String> behind = new LinkedHashMap<>();
        boolean readable = text.isBlank() || YamlValues.of(text).isPresent();
        String shown = replaced(readable ? ADDRESS : ANY_ADDRESS, text, behind);
        for (String value : alarmed(shown)) {
            String seen = seen(ADDRESS, value, behind.size() + 1);
            if (!seen.equals(value) && !value.contains(MARK)) {
                behind.put(seen, value);
                shown = shown.replace(value, seen);
            }
        }
        return new SettingsText(replaced(SECRET, shown, behind), behind);
    }

    /** Where alarms go, however it is written. */
    private static List<String> alarmed(String text) {
        List<String> found = new ArrayList<>();
        YamlValues.of(text).ifPresent(values -> collect(values, "", found));
        return found;
    }

    private static void collect(Object value, String field, List<String> found) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, inner) -> collect(inner, String.valueOf(name), found));
            case List<?> list -> list.forEach(item -> collect(item, field, found));
            default -> {
                if (field.equals("webhook") || field.equals("url")) {
                    found.add(value.toString());
                }
            }
        }
    }

    private static String replaced(Pattern pattern, String text, Map<String, String> behind) {
        Matcher found = pattern.matcher(text);
        StringBuilder shown = new StringBuilder();
        while (found.find()) {
            String value = found.group(2);
            String quote = value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
            String inner = value.substring(quote.length(), value.length() - quote.length());
            String seen = seen(pattern, inner, behind.size() + 1);
            if (!seen.equals(inner)) {
                behind.put(seen, inner);
            }
            found.appendReplacement(shown, Matcher.quoteReplacement(found.group(1) + quote + seen + quote));
        }
        return found.appendTail(shown).toString();
    }

    private static String seen(Pattern pattern, String value, int number) {
        String mark = MARK + number + ")";
        if (pattern == SECRET) {
            return value.isEmpty() ? value : mark;
        }
        Matcher address = SERVER.matcher(value);
        return address.matches()
                ? (address.group(1) == null ? address.group(2) : address.group(1)) + "/" + mark
                : value;
    }

    /** What somebody typed over what they saw, with what they did not see in its place again. */
    String whole(String typed) {
        String text = typed;
        for (Map.Entry<String, String> each : behind.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    /** Whether a text still says that something is not seen there: nobody knows any more what. */
    static boolean hasMark(String whole) {
        return whole.contains(MARK);
    }

    /** What somebody typed, to be shown to them once more; but for what cannot stand there. */
    static String withoutSecrets(String typed) {
        return SECRET.matcher(typed).replaceAll("$1\"\"");
    }
}
