package org.vigil.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field of a file as a form has it: one input, or some. What was typed stands under the name of its place, such
 * as {@code custody[1].from}, with rows counted from 1 as {@link org.vigil.source.Problem#field} counts them.
 */
public sealed interface FormPart {
    /** More rows than anybody fills in. */
    int MOST_ROWS = 200;

    String field();

    /** What was typed at a place, as it stands in the file; null for nothing. */
    @Nullable Object value(Map<String, String> typed, String at);

    /** As it would have been typed. */
    void show(@Nullable Object value, String at, Map<String, String> typed);

    default boolean isSame(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(plain(one), plain(other));
    }

    /** Whether the form can show all of what stands in a file; else the file itself has to be changed. */
    default boolean holds(@Nullable Object value) {
        Map<String, String> shown = new HashMap<>();
        show(value, "", shown);
        return isSame(value, value(shown, ""));
    }

    /** How one text is typed. */
    enum Look {
        LINE,
        LINES,
        CHOICE
    }

    /**
     * One text.
     *
     * @param choices words of which it is one; empty for any text
     */
    record Text(String field, Look look, List<String> choices) implements FormPart {
        /** On one line. */
        public static Text line(String field) {
            return new Text(field, Look.LINE, List.of());
        }

        static Text lines(String field) {
            return new Text(field, Look.LINES, List.of());
        }

        /** One of some words, or none of them. */
        public static Text choice(String field, String... words) {
            return new Text(field, Look.CHOICE, List.of(words));
        }

        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            return text(typed, at);
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            showText(value, at, typed);
        }
    }

    /** A list of short texts, with commas between. */
    record Items(String field) implements FormPart {
        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            String text = text(typed, at);
            return text == null ? null : Typed.items(text);
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (value instanceof List<?> items) {
                typed.put(at, items.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            } else {
                showText(value, at, typed);
            }
        }

        @Override
        public boolean isSame(@Nullable Object one, @Nullable Object other) {
            return Objects.equals(list(one), list(other));
        }

        private static @Nullable Object list(@Nullable Object value) {
            Object plain = plain(value);
            return plain instanceof String text ? List.of(text) : plain;
        }
    }

    record Flag(String field) implements FormPart {
        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            return "true".equals(typed.get(at)) ? true : null;
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (isSet(value)) {
                typed.put(at, "true");
            }
        }

        @Override
        public boolean isSame(@Nullable Object one, @Nullable Object other) {
            return isSet(one) == isSet(other);
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value == null
                    || Set.of("", "true", "yes", "false", "no")
                            .contains(value.toString().toLowerCase(Locale.ROOT));
        }

        private static boolean isSet(@Nullable Object value) {
            return value != null
                    && Set.of("true", "yes").contains(value.toString().toLowerCase(Locale.ROOT));
        }
    }

    /** A date that may be in doubt: {@code about 2015-09-01}, and the latest day that it may have been. */
    record Doubt(String field) implements FormPart {
        static final String LATEST = ".latest";

        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            String text = text(typed, at);
            String latest = text(typed, at + LATEST);
            if (text == null || latest == null) {
                return text == null ? latest : Typed.date(text);
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            if (Typed.date(text) instanceof Map<?, ?> doubtful) {
                doubtful.forEach((name, value) -> fields.put(String.valueOf(name), value));
            } else {
                fields.put("date", text);
            }
            fields.put("latest", latest);
            return fields;
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (value instanceof Map<?, ?> map) {
                String doubt =
                        map.containsKey("circa") ? Typed.ABOUT : map.containsKey("disputed") ? Typed.DISPUTED : "";
                showText(doubt + map.get("date"), at, typed);
                showText(map.get("latest"), at + LATEST, typed);
            } else {
                showText(value, at, typed);
            }
        }
    }

    /** Texts by language: a row each. */
    record Languages(String field, boolean lines) implements FormPart {
        private static final String AGAIN = " (a second time)";

        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            Map<String, Object> texts = new LinkedHashMap<>();
            for (int row = 1; row <= rows(typed, at); row++) {
                String language = Objects.requireNonNullElse(text(typed, at + "[" + row + "].language"), "");
                String text = text(typed, at + "[" + row + "].text");
                if (text != null) {
                    texts.put(key(texts, language), text);
                }
            }
            return texts.isEmpty() ? null : texts;
        }

        /** Nothing that was typed is lost: the reader of files says that such a language does not exist. */
        static String key(Map<String, ?> texts, String language) {
            String key = language;
            while (texts.containsKey(key)) {
                key += AGAIN;
            }
            return key;
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (value instanceof Map<?, ?> texts) {
                int row = 0;
                for (Map.Entry<?, ?> text : texts.entrySet()) {
                    row++;
                    typed.put(at + "[" + row + "].language", String.valueOf(text.getKey()));
                    showText(text.getValue(), at + "[" + row + "].text", typed);
                }
            }
        }
    }

    /** A list of mappings: a row each. */
    record Rows(String field, List<FormPart> parts) implements FormPart {
        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            List<Object> items = new ArrayList<>();
            for (int row = 1; row <= rows(typed, at); row++) {
                Map<String, Object> item = item(typed, at + "[" + row + "]");
                if (!item.isEmpty()) {
                    items.add(item);
                }
            }
            return items.isEmpty() ? null : items;
        }

        Map<String, Object> item(Map<String, String> typed, String at) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (FormPart part : parts) {
                Object value = part.value(typed, at + "." + part.field());
                if (value != null) {
                    item.put(part.field(), value);
                }
            }
            return item;
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (value instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof Map<?, ?> item) {
                        String row = at + "[" + (i + 1) + "].";
                        parts.forEach(part -> {
                            if (part.holds(item.get(part.field()))) {
                                part.show(item.get(part.field()), row + part.field(), typed);
                            }
                        });
                    }
                }
            }
        }

        /** Part by part: what one row has that the form has not keeps nobody from changing another. */
        @Override
        public boolean holds(@Nullable Object value) {
            return value == null
                    || value.equals("")
                    || (value instanceof List<?> items && items.stream().allMatch(Map.class::isInstance));
        }
    }

    /** A mapping of its own. */
    record Inner(String field, List<FormPart> parts) implements FormPart {
        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            Map<String, Object> item = new Rows(field, parts).item(typed, at);
            return item.isEmpty() ? null : item;
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (value instanceof Map<?, ?> item) {
                parts.forEach(part -> part.show(item.get(part.field()), at + "." + part.field(), typed));
            }
        }
    }

    /** Why somebody may be shown. */
    record Why(String field) implements FormPart {
        static final List<String> KINDS = List.of("consent", "reason", "historic");

        private static final List<FormPart> CONSENT =
                List.of(Text.line("given"), Text.line("until"), new Items("scope"));
        private static final List<FormPart> REASON =
                List.of(Text.line("reason"), Text.line("on"), new Items("signed_by"), new Items("scope"));

        @Override
        public @Nullable Object value(Map<String, String> typed, String at) {
            String kind = text(typed, at + ".kind");
            if (kind == null || kind.equals("historic")) {
                return kind;
            }
            return switch (kind) {
                case "consent" -> Map.of("consent", new Rows(field, CONSENT).item(typed, at));
                case "reason" -> {
                    Map<String, Object> reason = new Rows(field, REASON).item(typed, at);
                    reason.putIfAbsent("reason", "");
                    yield reason;
                }
                default -> kind;
            };
        }

        @Override
        public void show(@Nullable Object value, String at, Map<String, String> typed) {
            if (value instanceof Map<?, ?> map && map.get("consent") instanceof Map<?, ?> consent) {
                typed.put(at + ".kind", "consent");
                new Inner(field, CONSENT).show(consent, at, typed);
            } else if (value instanceof Map<?, ?> map) {
                typed.put(at + ".kind", "reason");
                new Inner(field, REASON).show(map, at, typed);
            } else {
                showText(value, at + ".kind", typed);
            }
        }
    }

    /** How many rows were typed below a place. */
    static int rows(Map<String, String> typed, String at) {
        int rows = 0;
        String begin = at + "[";
        for (String name : typed.keySet()) {
            if (name.startsWith(begin)) {
                String number = name.substring(begin.length()).replaceFirst("].*", "");
                rows = number.matches("\\d{1,3}") ? Math.max(rows, Integer.parseInt(number)) : rows;
            }
        }
        return Math.min(rows, MOST_ROWS);
    }

    private static @Nullable String text(Map<String, String> typed, String at) {
        String text = typed.getOrDefault(at, "").replace("\r\n", "\n").strip();
        return text.isEmpty() ? null : text;
    }

    private static void showText(@Nullable Object value, String at, Map<String, String> typed) {
        if (value instanceof String text) {
            typed.put(at, text.strip());
        }
    }

    /** As it is read from a file, whatever spaces stand around it; null for nothing. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                map.forEach((name, inner) -> {
                    Object plain = plain(inner);
                    if (plain != null) {
                        fields.put(String.valueOf(name), plain);
                    }
                });
                yield fields.isEmpty() ? null : fields;
            }
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(Objects.requireNonNullElse(plain(item), "")));
                yield items.isEmpty() ? null : items;
            }
            default -> {
                String text = value.toString().strip();
                yield text.isEmpty() ? null : text;
            }
        };
    }
}
