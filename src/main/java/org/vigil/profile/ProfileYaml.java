package org.vigil.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlText;

/** Writes a profile in the order in which a campaigner reads it; what is not known is left out. */
final class ProfileYaml {
    private ProfileYaml() {}

    static String write(Profile profile) {
        return YamlText.of(fields(profile));
    }

    /** By the names and in the order of the file. */
    static Map<String, Object> fields(Profile profile) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", profile.id().value());
        fields.put("kind", word(profile.kind()));
        put(fields, "speaks_for", text(profile.speaksFor()));
        put(fields, "members", texts(profile.members()));
        put(fields, "together", texts(profile.together()));
        put(fields, "names", profile.names());
        put(fields, "aliases", profile.aliases());
        put(fields, "role", profile.role());
        put(fields, "country", profile.country());
        put(fields, "held_by", profile.heldBy());
        fields.put("zone", profile.zone().getId());
        put(fields, "pronoun", word(profile.pronoun()));
        put(fields, "birth_date", text(profile.birthDate()));
        put(fields, "custody", each(profile.custody(), ProfileYaml::period));
        put(fields, "charges", each(profile.charges(), ProfileYaml::charge));
        put(fields, "sentences", each(profile.sentences(), ProfileYaml::sentence));
        put(fields, "counters", each(profile.counters(), ProfileYaml::counter));
        put(fields, "events", each(profile.events(), ProfileYaml::event));
        put(fields, "relatives", each(profile.relatives(), ProfileYaml::relative));
        put(fields, "story", profile.story());
        put(fields, "quotes", each(profile.quotes(), ProfileYaml::quote));
        put(
                fields,
                "photo",
                Optional.ofNullable(profile.photo()).map(ProfileYaml::photo).orElse(null));
        put(fields, "actions", each(profile.actions(), ProfileYaml::action));
        put(fields, "hashtags", profile.hashtags());
        put(fields, "facts", facts(profile.facts()));
        put(fields, "sources", each(profile.sources(), ProfileYaml::source));
        put(
                fields,
                "do_not_publish",
                profile.doNotPublish().fields().stream().sorted().toList());
        put(fields, "basis", basis(profile.basis()));
        put(fields, "tags", List.copyOf(profile.tags()));
        put(fields, "convention", word(profile.convention()));
        put(fields, "minor", profile.minor() ? true : null);
        put(fields, "withheld", profile.withheld() ? true : null);
        put(fields, "case_holder", text(profile.caseHolder()));
        return fields;
    }

    private static Map<String, Object> period(CustodyPeriod period) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", word(period.kind()));
        fields.put("from", date(period.from()));
        put(fields, "to", period.endUnknown() ? "unknown" : date(period.to()));
        put(fields, "confirmed", text(period.confirmed()));
        put(fields, "note", period.note());
        put(fields, "sources", texts(period.sources()));
        return fields;
    }

    private static @Nullable Object date(@Nullable CustodyDate date) {
        if (date == null || !date.doubtful() && date.sources().isEmpty()) {
            return date == null ? null : date.date().toString();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", date.date().toString());
        put(fields, "circa", date.circa() ? true : null);
        put(fields, "disputed", date.disputed() && date.alternatives().isEmpty() ? true : null);
        put(fields, "latest", text(date.lastCandidate()));
        put(
                fields,
                "alternatives",
                each(
                        date.alternatives(),
                        other -> fields("date", text(other.date()), "sources", texts(other.sources()))));
        put(fields, "sources", texts(date.sources()));
        return fields;
    }

    private static Map<String, Object> charge(Charge charge) {
        return fields(
                "charge",
                charge.charge(),
                "according_to",
                charge.accordingTo(),
                "denies",
                charge.denies() ? true : null,
                "date",
                text(charge.date()),
                "sources",
                texts(charge.sources()));
    }

    private static Map<String, Object> sentence(Sentence sentence) {
        return fields(
                "date",
                text(sentence.date()),
                "text",
                sentence.text(),
                "length",
                SentenceFields.words(sentence).orElse(null),
                "counts_from",
                text(sentence.countsFrom()),
                "alternatives",
                each(sentence.alternatives(), ProfileYaml::said),
                "sources",
                texts(sentence.sources()));
    }

    private static Map<String, Object> counter(Counter counter) {
        Map<String, Object> fields = fields("kind", word(counter.kind()), "from", date(counter.from()));
        put(fields, "to", counter.endUnknown() ? "unknown" : date(counter.to()));
        put(fields, "confirmed", text(counter.confirmed()));
        put(fields, "convention", word(counter.convention()));
        put(fields, "note", counter.note());
        put(fields, "sources", texts(counter.sources()));
        return fields;
    }

    private static Map<String, Object> event(LifeEvent event) {
        Map<String, Object> fields = fields("kind", word(event.kind()), "date", date(event.date()));
        put(fields, "until", date(event.until()));
        put(fields, "zone", text(event.zone()));
        put(fields, "what", event.what());
        put(fields, "conditional", word(event.condition()));
        put(fields, "conditions", event.conditions());
        put(fields, "sources", texts(event.sources()));
        return fields;
    }

    private static Map<String, Object> facts(Attributions facts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        facts.byFact()
                .forEach((fact, rests) -> fields.put(
                        fact.word(),
                        fields(
                                "sources",
                                texts(rests.sources()),
                                "alternatives",
                                each(rests.alternatives(), ProfileYaml::said))));
        return fields;
    }

    private static Map<String, Object> said(Said said) {
        return fields("text", said.text(), "sources", texts(said.sources()));
    }

    private static Map<String, Object> relative(Relative relative) {
        return fields(
                "name",
                relative.name(),
                "relation",
                relative.relation(),
                "living",
                relative.living(),
                "review",
                text(relative.review()),
                "do_not_publish",
                relative.doNotPublish() ? true : null,
                "sources",
                texts(relative.sources()));
    }

    private static Map<String, Object> quote(Quote quote) {
        Map<String, Object> fields = fields("text", quote.text(), "language", quote.language());
        fields.put("speaker", quote.speaker());
        fields.put("date", quote.date().toString());
        put(fields, "permission", word(quote.permission()));
        fields.put("source", source(quote.source()));
        put(fields, "do_not_publish", quote.doNotPublish() ? true : null);
        return fields;
    }

    private static Map<String, Object> photo(Photo photo) {
        Map<String, Object> fields = fields("file", photo.file(), "credit", photo.credit());
        fields.put("licence", photo.licence());
        fields.put("alt_text", photo.altText());
        return fields;
    }

    private static Map<String, Object> action(Action action) {
        Map<String, Object> fields = fields("ask", action.ask(), "office", action.office());
        put(fields, "text", action.text());
        put(fields, "readers_in", action.readersIn());
        put(fields, "closes", text(action.closes()));
        put(fields, "checked", text(action.checked()));
        return fields;
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> fields = fields("id", text(source.id()), "title", source.title());
        put(fields, "publisher", source.publisher());
        put(fields, "date", text(source.date()));
        put(fields, "link", source.link());
        put(fields, "from", word(source.from()));
        put(fields, "accessed", text(source.accessed()));
        put(fields, "sha256", source.sha256());
        return fields;
    }

    private static @Nullable Object basis(Basis basis) {
        return switch (basis) {
            case Basis.None none -> null;
            case Basis.Historic historic -> "historic";
            case Basis.StatedReason reason ->
                fields(
                        "reason",
                        reason.reason(),
                        "on",
                        text(reason.on()),
                        "signed_by",
                        reason.signedBy(),
                        "scope",
                        reason.scope().equals(Basis.StatedReason.USUAL_SCOPE) ? null : words(reason.scope()));
            case Basis.Consent consent ->
                fields(
                        "consent",
                        fields(
                                "given",
                                text(consent.given()),
                                "until",
                                text(consent.until()),
                                "scope",
                                words(consent.scope())));
        };
    }

    private static List<@Nullable String> words(Set<Basis.Scope> scope) {
        return scope.stream().sorted().<@Nullable String>map(ProfileYaml::word).toList();
    }

    private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(fields, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Puts what is there: neither null nor an empty text, list or map. */
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value == null
                || value.equals("")
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()) {
            return;
        }
        fields.put(name, value);
    }

    private static <T> List<Map<String, Object>> each(
            List<T> items, java.util.function.Function<T, Map<String, Object>> one) {
        return items.stream().map(one).toList();
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
