package org.vigil.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads what a profile shows beside the facts: relatives, quotes, a photo, actions and sentences. */
final class VoiceFields {
    private VoiceFields() {}

    static List<Relative> relatives(Fields profile) {
        return profile.children("relatives").stream().map(VoiceFields::relative).toList();
    }

    private static Relative relative(Fields fields) {
        String name = Words.required(fields, "name", "the relative's name");
        String relation = Words.required(fields, "relation", "what the relative is, such as mother");
        grownUp(fields);
        Relative relative = new Relative(
                name,
                relation,
                fields.has("living") ? fields.flag("living") : null,
                fields.value("review", Codes::day, Codes.DAY).orElse(null),
                fields.flag("do_not_publish"),
                SourceFields.of(fields));
        fields.done();
        return relative;
    }

    /** Nobody under 18 stands in a file; of everybody else the age is of no use (RULES 2, "minors"). */
    private static void grownUp(Fields fields) {
        String allowed = "take the relative out of the file: no name, no age, no school of a child";
        if (fields.flag("minor")) {
            fields.problem("minor", "a minor is never named", allowed);
        }
        fields.value("age", Integer::valueOf, "leave it out").ifPresent(age -> {
            boolean child = age < 18;
            fields.problem(
                    "age",
                    child ? "a minor is never named" : "nobody's age is needed",
                    child ? allowed : "leave it out");
        });
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
        Optional<Quote.Permission> permission = permission(fields);
        Optional<Source> source = fields.child("source").map(SourceFields::one);
        if (!fields.has("source")) {
            fields.problem("source", "the field is missing", "{ title: …, publisher: … }");
        }
        boolean doNotPublish = fields.flag("do_not_publish");
        fields.done();
        return language.flatMap(l -> date.flatMap(
                d -> source.map(s -> new Quote(text, l, speaker, d, s, permission.orElse(null), doNotPublish))));
    }

    /** A word. Files once said here who allowed it, and when: that is part of a consent's record. */
    private static Optional<Quote.Permission> permission(Fields fields) {
        Optional<Quote.Permission> permission = fields.text("permission").flatMap(VoiceFields::permission);
        if (fields.has("permission") && permission.isEmpty()) {
            fields.refuse(
                    "permission",
                    "who allowed the use of words, and when, never stands in a file",
                    "speaker, family or published; ./vigil consent record keeps the rest, encrypted");
        }
        return permission;
    }

    private static Optional<Quote.Permission> permission(String word) {
        return Arrays.stream(Quote.Permission.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
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
}
