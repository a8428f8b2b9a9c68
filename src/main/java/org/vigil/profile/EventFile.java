package org.vigil.profile;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.source.Fields;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/** An event as a file of the team's folder: {@code events/<id>.yaml}, as docs/events.md describes it. */
public final class EventFile {
    private static final String TEXTS = "a text by language, such as { en: \"…\" }";
    private static final String CAMPAIGN = "ids of campaigns, such as free-the-20";

    private EventFile() {}

    /** Reads an event. Empty where anything is wrong with the file; every problem of it is then among {@code problems}. */
    public static Optional<Event> read(SourceFile file, Problems problems) {
        int before = problems.size();
        Optional<Event> event = Yaml.read(file, problems).flatMap(fields -> event(file, fields));
        return problems.size() == before ? event : Optional.empty();
    }

    private static Optional<String> flat(String field, String text) {
        return field.matches("(?:title|text)\\b.*") ? FlatLabels.told(field, text) : Optional.empty();
    }

    private static Optional<Event> event(SourceFile file, Fields fields) {
        fields.checkTexts(PublishableText::wrong, PublishableText.ALLOWED);
        fields.checkTexts(EventFile::flat, FlatLabels.ALLOWED);
        Optional<ProfileId> id = ProfileFile.id(file.path(), fields);
        Optional<Event.Kind> kind = fields.requiredChoice("kind", Event.Kind.class);
        Optional<PartialDate> date = fields.requiredValue("date", Codes::date, PartialDate.ALLOWED);
        Optional<LocalDate> postOn = postOn(fields, date);
        Map<String, String> title = Words.requiredByLanguage(fields, "title", TEXTS);
        Map<String, String> text = Words.byLanguage(fields, "text");
        ActionFields.noMention(fields, "title", title.values());
        ActionFields.noMention(fields, "text", text.values());
        Optional<Event.Figure> figure = figure(fields);
        List<String> signatories = List.copyOf(fields.texts("signatories"));
        ActionFields.noMention(fields, "signatories", signatories);
        kind.ifPresent(known -> needs(known, fields));
        Optional<String> link = fields.value("link", Codes::link, Codes.LINK);
        link.filter(Leaks::isPlace).ifPresent(leaked -> fields.problem("link", Leaks.WRONG, Leaks.ALLOWED));
        List<Source> sources = SourceFields.read(fields);
        List<ProfileId> about = about(fields);
        List<String> campaigns = campaigns(fields);
        Event.Place place = fields.choice("place", Event.Place.class).orElse(Event.Place.BESIDE);
        Optional<String> slot = fields.value("slot", Codes::tag, "a slot's id, such as morning");
        List<String> hashtags = List.copyOf(fields.values("hashtags", Codes::hashtag, Codes.HASHTAG));
        fields.done();
        return id.flatMap(known -> kind.flatMap(k -> date.flatMap(d -> postOn.map(day -> new Event(
                known,
                k,
                d,
                day,
                title,
                text,
                figure.orElse(null),
                signatories,
                link.orElse(null),
                sources,
                about,
                campaigns,
                place,
                slot.orElse(null),
                hashtags,
                file.path())))));
    }

    /** A day that is known is the usual one to post on. */
    private static Optional<LocalDate> postOn(Fields fields, Optional<PartialDate> date) {
        if (fields.has("post_on")) {
            return fields.value("post_on", Codes::day, Codes.DAY);
        }
        Optional<LocalDate> day = date.filter(known -> known.precision() == PartialDate.Precision.DAY)
                .map(PartialDate::earliest);
        if (date.isPresent() && day.isEmpty()) {
            fields.problem("post_on", "the field is missing, and the date is no day", Codes.DAY);
        }
        return day;
    }

    private static Optional<Event.Figure> figure(Fields fields) {
        return fields.child("figure").flatMap(figure -> {
            Optional<Long> number = figure.requiredValue(
                    "number", EventFile::number, "a whole number without signs in it, such as 235");
            String source = Words.required(figure, "source", "who published it, such as Memorial");
            Optional<PartialDate> date = figure.requiredValue("date", Codes::date, PartialDate.ALLOWED);
            if (Leaks.isCalledOne(source)) {
                figure.problem("source", Leaks.WRONG, Leaks.ALLOWED);
            }
            figure.done();
            return number.flatMap(n -> date.map(d -> new Event.Figure(n, source, d)));
        });
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new IllegalArgumentException();
        }
        return Long.parseLong(text);
    }

    private static void needs(Event.Kind kind, Fields fields) {
        switch (kind) {
            case FIGURE -> {
                if (!fields.has("figure")) {
                    fields.problem(
                            "figure", "the field is missing", "{ number: 235, source: Memorial, date: 2019-02 }");
                }
            }
            case STATEMENT -> {
                if (fields.texts("signatories").isEmpty()) {
                    fields.problem("signatories", "nobody has signed the statement", "names, as they signed");
                }
            }
            case RESOLUTION, HEARING, VERDICT, OTHER -> {}
        }
    }

    private static List<ProfileId> about(Fields fields) {
        if (!fields.has("about") && !fields.names().contains("about")) {
            fields.problem(
                    "about", "the field is missing", "ids of the profiles of whom it speaks; [] where it names nobody");
        }
        return List.copyOf(fields.values("about", ProfileId::new, "ids of profiles"));
    }

    private static List<String> campaigns(Fields fields) {
        List<String> campaigns = fields.values("campaigns", Codes::tag, CAMPAIGN);
        if (fields.texts("campaigns").isEmpty()) {
            fields.problem("campaigns", "no campaign says it", CAMPAIGN);
        }
        Set<String> seen = new HashSet<>();
        campaigns.stream()
                .filter(campaign -> !seen.add(campaign))
                .distinct()
                .forEach(campaign ->
                        fields.problem("campaigns", "\"" + campaign + "\" stands there twice", "each campaign once"));
        return List.copyOf(campaigns);
    }
}
