package org.vigil.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.source.Fields;

/**
 * The fields of a profile that reach no message, card, page, feed, export or log ({@code do_not_publish}). {@link
 * Profile#published()} is the one place that takes them out.
 *
 * @param fields from a closed list; a single name is {@code names.az}
 */
public record Withheld(Set<String> fields) {
    /** Everything may be published. */
    public static final Withheld NOTHING = new Withheld(Set.of());

    private static final List<String> CLOSED = List.of(
            "aliases",
            "role",
            "country",
            "held_by",
            "pronoun",
            "custody",
            "sentences",
            "counters",
            "events",
            "relatives",
            "story",
            "quotes",
            "photo",
            "actions",
            "hashtags",
            "sources",
            "charges",
            "birth_date");

    static final String ALLOWED = "one of: " + String.join(", ", CLOSED) + ", or a name by its language as names.az";

    static Withheld read(Fields profile, Map<String, String> names) {
        Set<String> fields = new LinkedHashSet<>(profile.values("do_not_publish", Withheld::field, ALLOWED));
        List<String> unknown = fields.stream()
                .filter(field -> field.startsWith("names.") && !names.containsKey(field.substring(6)))
                .toList();
        unknown.forEach(field -> profile.problem("do_not_publish", "there is no " + field, "a language of names"));
        if (!names.isEmpty() && names.keySet().stream().allMatch(language -> fields.contains("names." + language))) {
            profile.problem(
                    "do_not_publish",
                    "no name is left to speak of the person",
                    "at least one name; or withheld: true, where nothing is to be said");
        }
        return fields.isEmpty() ? NOTHING : new Withheld(Set.copyOf(fields));
    }

    private static String field(String text) {
        if (text.startsWith("names.")) {
            return "names." + Codes.language(text.substring(6));
        }
        if (!CLOSED.contains(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    public boolean has(String field) {
        return fields.contains(field);
    }

    /**
     * Whether it keeps back what a fact rests on, and what others say instead. Another name may be the one that is kept
     * back, in another spelling: one withheld name or alias keeps all of it. A day of birth is never told.
     */
    boolean keeps(Fact fact) {
        return switch (fact) {
            case BIRTH_DATE -> true;
            case NAMES -> has("aliases") || fields.stream().anyMatch(field -> field.startsWith("names."));
            case ALIASES, ROLE, COUNTRY, HELD_BY, PRONOUN, STORY -> has(fact.word());
        };
    }

    Map<String, String> names(Map<String, String> names) {
        Map<String, String> left = new LinkedHashMap<>(names);
        left.keySet().removeIf(language -> has("names." + language));
        return left;
    }

    <T> List<T> unless(String field, List<T> values) {
        return has(field) ? List.of() : values;
    }

    Map<String, String> unless(String field, Map<String, String> values) {
        return has(field) ? Map.of() : values;
    }

    /** The field whose withheld words stand in a text; empty where none do. Numbers and dates are not looked for. */
    Optional<String> in(Profile profile, String text) {
        String plain = folded(text);
        Map<String, List<String>> words = words(profile);
        return words.entrySet().stream()
                .filter(field -> field.getValue().stream()
                        .map(Withheld::folded)
                        .anyMatch(word -> word.length() > 2 && plain.contains(word)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** As two texts look the same, whatever their case and spaces. */
    static String folded(String text) {
        return ContactDetails.plain(text).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private Map<String, List<String>> words(Profile profile) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        profile.names().forEach((language, name) -> all.put("names." + language, List.of(name)));
        all.put("aliases", profile.aliases());
        all.put("role", all(Fact.ROLE, profile));
        all.put("story", all(Fact.STORY, profile));
        all.put("hashtags", profile.hashtags());
        all.put("sentences", profile.sentences().stream().map(Sentence::text).toList());
        all.put("events", events(profile.events()));
        all.put(
                "charges",
                texts(profile.charges().stream().flatMap(each -> Stream.of(each.charge(), each.accordingTo()))));
        all.put("actions", actions(profile.actions()));
        all.put("sources", sources(profile.sources()));
        all.put("photo", photo(profile));
        all.keySet().retainAll(fields);
        all.put("relatives", relatives(profile));
        all.put("quotes", quotes(profile));
        return all;
    }

    /** What is in use, and what others say instead. */
    private static List<String> all(Fact fact, Profile profile) {
        return Stream.concat(
                        fact.inUse(profile).stream(),
                        profile.facts().alternatives(fact).stream().map(Said::text))
                .toList();
    }

    private List<String> relatives(Profile profile) {
        return profile.relatives().stream()
                .filter(relative -> has("relatives") || relative.doNotPublish())
                .map(Relative::name)
                .toList();
    }

    private List<String> quotes(Profile profile) {
        return profile.quotes().stream()
                .filter(quote -> has("quotes") || quote.doNotPublish())
                .map(Quote::text)
                .toList();
    }

    private static List<String> sources(List<Source> sources) {
        List<String> words = new ArrayList<>();
        sources.forEach(source -> {
            words.add(source.title());
            Optional.ofNullable(source.link()).ifPresent(words::add);
        });
        return words;
    }

    /** A post says the conditions of a release; what happened is the team's own word for it. */
    private static List<String> events(List<LifeEvent> events) {
        return events.stream()
                .flatMap(event -> Stream.concat(Stream.of(event.what()), event.conditions().values().stream()))
                .toList();
    }

    private static List<String> actions(List<Action> actions) {
        return Stream.concat(
                        texts(actions.stream().flatMap(action -> Stream.of(action.ask(), action.text()))).stream(),
                        actions.stream().map(Action::office))
                .toList();
    }

    private static List<String> photo(Profile profile) {
        Photo photo = profile.photo();
        return photo == null
                ? List.of()
                : Stream.concat(photo.altText().values().stream(), Stream.of(photo.credit()))
                        .toList();
    }

    private static List<String> texts(Stream<Map<String, String>> byLanguage) {
        return byLanguage.flatMap(texts -> texts.values().stream()).collect(Collectors.toList());
    }
}
