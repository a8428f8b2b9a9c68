package org.vigil.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a row the fields of a profile. What the row does not say is absent. */
final class RowReader {
    private final DateCells dates;
    private final CustodyCells custody;
    private final MinorCells minors;
    private final GenderLetters genders;
    private final String fileName;
    private final LocalDate today;

    RowReader(DateCells dates, GenderLetters genders, String fileName, LocalDate today) {
        this.dates = dates;
        this.genders = genders;
        this.custody = new CustodyCells(dates, today);
        this.minors = new MinorCells(dates, today);
        this.fileName = fileName;
        this.today = today;
    }

    Draft read(Cells cells) {
        Map<String, Object> whole = cells.fields();
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        words(cells, Target.NAME, "names", fields, columns);
        words(cells, Target.ROLE, "role", fields, columns);
        words(cells, Target.STORY, "story", fields, columns);
        list(cells, Target.ALIASES, "aliases", fields);
        list(cells, Target.TAGS, "tags", fields);
        list(cells, Target.HASHTAGS, "hashtags", fields);
        countries(cells, fields);
        @Nullable ZoneId zone = zone(cells, fields);
        pronoun(cells, fields);
        boolean prisoner = !"family".equals(whole.get("kind")) && !"group".equals(whole.get("kind"));
        String says = prisoner && !whole.containsKey("custody") ? custody.read(cells, zone, fields) : "";
        sentence(cells, zone, fields);
        sources(cells, zone, fields, whole);
        restrictions(cells, fields);
        birth(cells, whole);
        fields.putAll(whole);
        fields.putIfAbsent("kind", "prisoner");
        if (!fields.containsKey("names")) {
            cells.refuse(Target.NAME, "the name is missing");
        }
        boolean eachPeriod = whole.containsKey("custody");
        boolean saysKind = eachPeriod || cells.text(Target.CUSTODY_KIND).isPresent();
        boolean tellsSource =
                !whole.containsKey("sources") && !whole.containsKey("facts") && fields.containsKey("sources");
        return new Draft(
                cells.text(Target.ID).orElse(null),
                says,
                saysKind,
                eachPeriod,
                tellsSource,
                fields,
                columns(cells, columns));
    }

    /** A birth only tells who is under age; none comes in, and no other one that a source gives. */
    private static void birth(Cells cells, Map<String, Object> whole) {
        if (whole.get("facts") instanceof Map<?, ?> facts && facts.containsKey("birth_date")) {
            cells.refuse(
                    cells.wholeColumns().getOrDefault("facts", "facts"),
                    "",
                    "a day of birth does not come in; take birth_date out of it");
        }
    }

    private static void words(
            Cells cells, Target target, String field, Map<String, Object> fields, Map<String, String> columns) {
        Map<String, Object> words = new LinkedHashMap<>();
        cells.each(target, (column, text) -> {
            String language = language(cells, column, text);
            words.put(language, text);
            columns.put(field + "." + language, column);
        });
        Optional<String> first = cells.text(Target.MAIN_LANGUAGE).filter(words::containsKey);
        if (first.isPresent()) {
            Map<String, Object> ordered = new LinkedHashMap<>();
            ordered.put(first.get(), words.get(first.get()));
            ordered.putAll(words);
            fields.put(field, ordered);
        } else if (!words.isEmpty()) {
            fields.put(field, words);
        }
    }

    /** The language that the mapping or the column says, unless the letters are of another script. */
    private static String language(Cells cells, String column, String text) {
        String said = cells.meaning(column).language();
        String list = cells.language(column);
        String byLetters = text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .findFirst()
                .map(script -> switch (script.name()) {
                    case "HAN" -> "zh";
                    case "ARABIC" -> "ar";
                    case "CYRILLIC" -> "ru";
                    default -> "en";
                })
                .orElse("en");
        if (said != null && (!said.equals("en") || byLetters.equals("en"))) {
            return said;
        }
        return list != null && !list.equals("en") ? list : byLetters;
    }

    private static void list(Cells cells, Target target, String field, Map<String, Object> fields) {
        Set<String> items = new LinkedHashSet<>();
        cells.each(target, (column, text) -> items.addAll(items(target, text)));
        if (items.isEmpty()) {
            cells.text(target).ifPresent(text -> items.addAll(items(target, text)));
        }
        if (!items.isEmpty()) {
            fields.put(field, List.copyOf(items));
        }
    }

    private static List<String> items(Target target, String text) {
        if (text.startsWith("[") && Structures.read(text).orElse(null) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return ListWords.items(target == Target.ALIASES ? text : text.replaceAll("[,\\s]+", ";"));
    }

    private static void countries(Cells cells, Map<String, Object> fields) {
        cells.text(Target.COUNTRY).ifPresent(text -> {
            List<String> codes = new ArrayList<>();
            for (String item : ListWords.items(text)) {
                CountryNames.code(item)
                        .ifPresentOrElse(
                                codes::add,
                                () -> cells.refuse(
                                        Target.COUNTRY,
                                        "no country is called so; a country's two letters, such as AZ"));
            }
            fields.put("country", codes);
        });
        cells.text(Target.HELD_BY)
                .ifPresent(text -> CountryNames.code(text)
                        .ifPresentOrElse(
                                code -> fields.put("held_by", code),
                                () -> cells.refuse(
                                        Target.HELD_BY,
                                        "no country is called so; a country's two letters, such as AZ")));
    }

    private static @Nullable ZoneId zone(Cells cells, Map<String, Object> fields) {
        Optional<String> zone = cells.text(Target.ZONE)
                .or(() -> Optional.ofNullable(fields.get("held_by"))
                        .flatMap(code -> CountryNames.onlyZone(code.toString())));
        try {
            zone.ifPresent(name -> fields.put("zone", name));
            return zone.map(ZoneId::of).orElse(null);
        } catch (DateTimeException e) {
            cells.refuse(Target.ZONE, "there is no such zone; a name such as Asia/Baku");
            return null;
        }
    }

    /** Gender decides on a pronoun only where its word is known; else the neutral way stays. */
    private void pronoun(Cells cells, Map<String, Object> fields) {
        cells.text(Target.PRONOUN)
                .flatMap(word -> gender(cells, word))
                .ifPresent(pronoun -> fields.put("pronoun", pronoun));
    }

    private Optional<String> gender(Cells cells, String word) {
        String plain = ListWords.plain(word);
        return GenderLetters.isOne(plain) && !cells.mapped(word)
                ? genders.meant(plain, cells.language(cells.column(Target.PRONOUN)))
                : cells.meant("gender", word);
    }

    private void sentence(Cells cells, @Nullable ZoneId zone, Map<String, Object> fields) {
        cells.text(Target.SENTENCE).ifPresent(text -> {
            Map<String, Object> sentence = new LinkedHashMap<>();
            dates.date(cells, Target.SENTENCED_ON, zone, today)
                    .ifPresent(day -> sentence.put("date", DateCells.plain(day)));
            sentence.put("text", text);
            fields.put("sentences", List.of(sentence));
        });
    }

    private void sources(Cells cells, @Nullable ZoneId zone, Map<String, Object> fields, Map<String, Object> whole) {
        Optional<String> publisher = cells.text(Target.PUBLISHER);
        if (whole.containsKey("sources")) {
            return;
        }
        if (publisher.isEmpty()) {
            cells.refuse(
                    Target.PUBLISHER,
                    "nothing says who published it; say it in the mapping, everywhere: { publisher: … }");
            return;
        }
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("title", cells.text(Target.SOURCE_TITLE).orElse(fileName));
        source.put("publisher", publisher.get());
        dates.date(cells, Target.SOURCE_DATE, zone, today).ifPresent(day -> source.put("date", DateCells.plain(day)));
        cells.text(Target.LINK).ifPresent(link -> source.put("link", link));
        fields.put("sources", List.of(source));
    }

    private void restrictions(Cells cells, Map<String, Object> fields) {
        boolean young = minors.is(cells);
        if (flag(cells, Target.MINOR) || young) {
            fields.put("minor", true);
        }
        if (flag(cells, Target.WITHHELD)) {
            fields.put("withheld", true);
        }
    }

    private static boolean flag(Cells cells, Target target) {
        Optional<String> word = cells.text(target).map(PlainWords::of);
        if (word.filter(text -> !text.matches("true|false|yes|no|1|0|да|нет|так|ні|نعم|لا|si|是|否"))
                .isPresent()) {
            cells.refuse(target, "true or false");
        }
        return word.filter(text -> text.matches("true|yes|1|да|так|نعم|si|是")).isPresent();
    }

    /** For each field, or part of one, the column that a problem with it is told of. */
    private static Map<String, String> columns(Cells cells, Map<String, String> byLanguage) {
        Map<String, String> columns = cells.wholeColumns();
        columns.putAll(byLanguage);
        Map<String, Target> from = new LinkedHashMap<>();
        from.put("id", Target.ID);
        from.put("names", Target.NAME);
        from.put("aliases", Target.ALIASES);
        from.put("role", Target.ROLE);
        from.put("country", Target.COUNTRY);
        from.put("held_by", Target.HELD_BY);
        from.put("zone", Target.ZONE);
        from.put("pronoun", Target.PRONOUN);
        from.put("custody", Target.DETAINED_ON);
        from.put("events", Target.RELEASED_ON);
        from.put("sentences", Target.SENTENCE);
        from.put("story", Target.STORY);
        from.put("hashtags", Target.HASHTAGS);
        from.put("tags", Target.TAGS);
        from.put("sources", Target.PUBLISHER);
        from.put("custody.kind", Target.CUSTODY_KIND);
        from.put("custody.confirmed", Target.CONFIRMED);
        from.put("sentences.date", Target.SENTENCED_ON);
        from.put("sources.title", Target.SOURCE_TITLE);
        from.put("sources.date", Target.SOURCE_DATE);
        from.put("sources.link", Target.LINK);
        from.forEach((field, target) -> columns.putIfAbsent(field, cells.column(target)));
        return columns;
    }
}
