package org.vigil.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.Pronoun;
import org.vigil.source.Fields;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/** The days that Vigil knows, from its resource {@code calendar/observances.yaml}. */
public final class Observances {
    private static final String RESOURCE = "/calendar/observances.yaml";
    private static final Map<String, Observance> KNOWN = read();

    private Observances() {}

    /** All of them, in order of the year. */
    public static List<Observance> all() {
        return List.copyOf(KNOWN.values());
    }

    static Observance of(String id) {
        return Optional.ofNullable(KNOWN.get(id)).orElseThrow(IllegalArgumentException::new);
    }

    static String allowed() {
        return "any of: " + String.join(", ", KNOWN.keySet());
    }

    private static Map<String, Observance> read() {
        Problems problems = new Problems();
        Map<String, Observance> known = Yaml.read(SourceFile.ofText(RESOURCE, text()), problems)
                .map(fields -> fields.children("observances"))
                .orElse(List.of())
                .stream()
                .map(Observances::observance)
                .collect(Collectors.toMap(Observance::id, day -> day, (one, other) -> one, LinkedHashMap::new));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.list().toString());
        }
        return known;
    }

    private static Observance observance(Fields fields) {
        Observance observance = new Observance(
                fields.requiredText("id"),
                MonthDay.parse("--" + fields.requiredText("date")),
                fields.child("names").map(Observances::names).orElse(Map.of()),
                fields.requiredText("scope"),
                List.copyOf(fields.texts("fits_roles")),
                new HashSet<>(fields.values("fits_pronouns", text -> Pronoun.valueOf(upper(text)), "a pronoun")),
                new HashSet<>(fields.values("fits_kinds", text -> CustodyKind.valueOf(upper(text)), "a kind")),
                fields.flag("content_warning"),
                fields.requiredText("confidence"),
                fields.text("source").orElse(null));
        fields.done();
        return observance;
    }

    private static Map<String, String> names(Fields fields) {
        Set<String> languages = fields.names();
        Map<String, String> names = new LinkedHashMap<>();
        languages.forEach(language -> names.put(language, fields.requiredText(language)));
        return names;
    }

    private static String upper(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }

    private static String text() {
        try (InputStream in = Observances.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
