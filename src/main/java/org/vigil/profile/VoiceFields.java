package org.vigil.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads what a profile shows beside the facts: relatives, quotes, a photo, actions, and the sources of all. */
final class VoiceFields {
    private static final String WORDS = "a text by language, such as { en: \"…\" }";

    private VoiceFields() {}

    static List<Relative> relatives(Fields profile) {
        return profile.children("relatives").stream().map(VoiceFields::relative).toList();
    }

    private static Relative relative(Fields fields) {
        String name = Words.required(fields, "name", "the relative's name");
        String relation = Words.required(fields, "relation", "what the relative is, such as mother");
        Relative relative = new Relative(name, relation, fields.has("living") ? fields.flag("living") : null);
        fields.done();
        return relative;
    }

    static List<Quote> quotes(Fields profile) {
        return profile.children("quotes").stream()
                .flatMap(fields -> quote(fields).stream())
                .toList();
    }

    private static Optional<Quote> quote(Fields fields) {
        String text = Words.required(fields, "text", "the words themselves");
        Optional<String> language = fields.requiredValue("language", Codes::language, Codes.LANGUAGE);
        String speaker = Words.required(fields, "speaker", "whose words they are");
        Optional<PartialDate> date = fields.requiredValue("date", Codes::date, PartialDate.ALLOWED);
        String permission = Words.required(fields, "permission", "who allowed their use, and when");
        Optional<Source> source = fields.child("source").map(VoiceFields::source);
        if (!fields.has("source")) {
            fields.problem("source", "the field is missing", "{ title: …, publisher: … }");
        }
        fields.done();
        return language.flatMap(l -> date.flatMap(d -> source.map(s -> new Quote(text, l, speaker, d, s, permission))));
    }

    static Optional<Photo> photo(Fields profile) {
        return profile.child("photo").flatMap(fields -> {
            Optional<String> file = fields.requiredValue("file", Codes::photo, Codes.PHOTO);
            String credit = Words.required(fields, "credit", "who took it");
            String licence = Words.required(fields, "licence", "by which right it is used");
            Map<String, String> altText =
                    Words.requiredByLanguage(fields, "alt_text", "who and what is seen, by language: { en: \"…\" }");
            fields.done();
            return file.map(path -> new Photo(path, credit, licence, altText));
        });
    }

    static List<Action> actions(Fields profile) {
        return profile.children("actions").stream().map(VoiceFields::action).toList();
    }

    private static Action action(Fields fields) {
        Map<String, String> ask = Words.requiredByLanguage(fields, "ask", WORDS);
        String office = Words.required(fields, "office", "the office addressed, in words");
        if (office.contains("@")) {
            fields.problem("office", "an account is mentioned", "the office's name in words");
        }
        Optional<String> readers = fields.value("readers_in", Codes::country, Codes.COUNTRY);
        Optional<LocalDate> closes = fields.value("closes", Codes::day, Codes.DAY);
        fields.done();
        return new Action(ask, office, readers.orElse(null), closes.orElse(null));
    }

    static List<Source> sources(Fields profile) {
        List<Fields> sources = profile.children("sources");
        if (sources.isEmpty() && !(profile.has("sources") && profile.isMapping("sources"))) {
            profile.problem(
                    "sources", "nothing says where the facts are from", "at least one { title: …, publisher: … }");
        }
        return sources.stream().map(VoiceFields::source).toList();
    }

    private static Source source(Fields fields) {
        Source source = new Source(
                Words.required(fields, "title", "the title of the page or paper"),
                Words.required(fields, "publisher", "who published it"),
                fields.value("date", Codes::date, PartialDate.ALLOWED).orElse(null),
                fields.value("link", Codes::link, Codes.LINK).orElse(null));
        fields.done();
        return source;
    }
}
