package org.vigil.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigil.source.Fields;

/** Reads where the facts are from, and which fact rests on which source. */
final class SourceFields {
    private static final String SHA256 = "64 digits and letters a to f, as sha256sum writes them";

    /** Where a fact names sources, however deep it stands. */
    private static final Pattern NAMED = Pattern.compile(".+\\.sources(?:\\[\\d+])?");

    private SourceFields() {}

    static boolean isNameOfSource(String field) {
        return field.contains(".sources") && NAMED.matcher(field).matches();
    }

    static List<Source> read(Fields profile) {
        List<Fields> sources = profile.children("sources");
        if (sources.isEmpty() && !(profile.has("sources") && profile.isMapping("sources"))) {
            profile.problem(
                    "sources", "nothing says where the facts are from", "at least one { title: …, publisher: … }");
        }
        List<Source> read = sources.stream().map(SourceFields::one).toList();
        Set<SourceId> seen = new HashSet<>();
        for (int i = 0; i < read.size(); i++) {
            SourceId id = read.get(i).id();
            if (id != null && !seen.add(id)) {
                sources.get(i).problem("id", "\"" + id + "\" stands twice", "each source a name of its own");
            }
        }
        return read;
    }

    static Source one(Fields fields) {
        Source source = new Source(
                Words.required(fields, "title", "the title of the page or paper"),
                Words.required(fields, "publisher", "who published it"),
                fields.value("date", Codes::date, PartialDate.ALLOWED).orElse(null),
                fields.value("link", Codes::link, Codes.LINK).orElse(null),
                fields.choice("from", Source.Voice.class).orElse(null),
                fields.value("id", SourceId::new, SourceId.ALLOWED).orElse(null),
                fields.value("accessed", Codes::day, Codes.DAY).orElse(null),
                fields.value("sha256", SourceFields::sha256, SHA256).orElse(null));
        boolean leaked = fields.flag("leaked");
        if (leaked || Leaks.isOne(source)) {
            fields.problem(leaked ? "leaked" : "link", Leaks.WRONG, Leaks.ALLOWED);
        }
        fields.done();
        return source;
    }

    /** The sources that a fact rests on; empty where it names none. */
    static List<SourceId> of(Fields fact) {
        return List.copyOf(fact.values("sources", SourceId::new, SourceId.ALLOWED));
    }

    /** As above, of what only its sources say. One whose id cannot be read is a problem already. */
    static List<SourceId> required(Fields fact, String allowed) {
        List<SourceId> sources = of(fact);
        if (sources.isEmpty() && (!fact.has("sources") || fact.texts("sources").isEmpty())) {
            fact.problem("sources", "nobody is named who says so", allowed);
        }
        return sources;
    }

    /** Reports every fact that names a source which the profile does not have. */
    static void checkNames(Fields profile, List<Source> sources) {
        Set<String> known = sources.stream()
                .map(Source::id)
                .filter(Objects::nonNull)
                .map(SourceId::value)
                .collect(Collectors.toSet());
        String allowed = known.isEmpty()
                ? "the id of one of the profile's sources, none of which has one yet"
                : "one of: " + known.stream().sorted().collect(Collectors.joining(", "));
        profile.checkTexts(
                (field, text) -> isNameOfSource(field) && !text.equals("sources") && !known.contains(text)
                        ? Optional.of("no source has the id \"" + text + "\"")
                        : Optional.empty(),
                allowed);
    }

    private static String sha256(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
