package org.vigil.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what {@link YamlValues} reads with what is meant, and writes it on one line as people do. */
final class YamlValue {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N} _./()'’+-]*[\\p{L}\\p{M}\\p{N}_.)])?");
    /** What other programs take for something else than a text. */
    private static final Set<String> NOT_TEXTS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlValue() {}

    /** Whether two say the same: one text alone is a list of one, and {@code true} the text that says so. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(plain(one), plain(other));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                map.forEach((key, each) -> plain.put(key.toString(), plain(each)));
                yield plain;
            }
            case List<?> list -> {
                List<@Nullable Object> plain = new ArrayList<>();
                list.forEach(each -> plain.add(plain(each)));
                yield plain.size() == 1 && plain.getFirst() instanceof String ? plain.getFirst() : plain;
            }
            default -> value.toString();
        };
    }

    /** On one line. */
    static String written(Object value) {
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(field -> field.getKey() + ": " + written(field.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case List<?> list -> list.stream().map(YamlValue::written).collect(Collectors.joining(", ", "[", "]"));
            case Boolean truth -> truth.toString();
            default -> scalar(value.toString());
        };
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !NOT_TEXTS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(sign -> {
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').appendCodePoint(sign);
            } else if (sign == '\n') {
                quoted.append("\\n");
            } else if (Character.isISOControl(sign) || sign == 0x2028 || sign == 0x2029 || sign == 0xFEFF) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", sign));
            } else {
                quoted.appendCodePoint(sign);
            }
        });
        return quoted.append('"').toString();
    }
}
