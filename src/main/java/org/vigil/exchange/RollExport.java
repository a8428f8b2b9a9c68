package org.vigil.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vigil.profile.Basis;
import org.vigil.profile.Fact;
import org.vigil.profile.Likeness;
import org.vigil.profile.OwnWords;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Unnamed;
import org.vigil.profile.WrittenText;
import org.vigil.source.ProfileFolder;

/**
 * What of the roll may leave: who may be shown at all, and of them what is neither a note nor the team's own. A field that
 * is not named here does not leave.
 */
public final class RollExport {
    /** Fields that leave, in the order in which they are written. */
    static final List<String> LEAVING = List.of(
            "id",
            "kind",
            "speaks_for",
            "members",
            "together",
            "names",
            "aliases",
            "role",
            "country",
            "held_by",
            "zone",
            "pronoun",
            "custody",
            "charges",
            "sentences",
            "counters",
            "events",
            "relatives",
            "story",
            "quotes",
            "photo",
            "actions",
            "hashtags",
            "facts",
            "sources",
            "tags",
            "convention");

    /** Fields that stay: a basis cannot be imported, a birth is nobody's business, minors and withheld people do not leave. */
    static final Set<String> STAYING =
            Set.of("basis", "minor", "withheld", "do_not_publish", "birth_date", "case_holder");

    /** What facts rest on; an alternative stands by its source alone. */
    private static final Set<Object> RESTING = Set.of("sources", "alternatives");

    private static final String DO_NOT_PUBLISH = "do_not_publish";

    private final ProfileFolder folder;
    private final Set<String> silent = new TreeSet<>();
    /** Whose own words name somebody of whom nothing may be said. */
    private final Set<String> naming = new TreeSet<>();

    private final List<String> broken = new ArrayList<>();
    private final List<Profile> unspoken = new ArrayList<>();
    /** Hashtags of those who leave, in small letters. */
    private final Set<String> shared = new HashSet<>();

    private final Holds holds;

    private RollExport(ProfileFolder folder, Holds holds) {
        this.folder = folder;
        this.holds = holds;
    }

    /**
     * What people have decided, which no file tells.
     *
     * @param silenced whether nothing may be said of somebody
     * @param discreet somebody without those beside them of whom nothing may be said
     */
    public record Holds(Predicate<Profile> silenced, UnaryOperator<Profile> discreet) {
        /** Where nothing is known but the files. */
        public static final Holds UNKNOWN = new Holds(profile -> false, UnaryOperator.identity());
    }

    /** @param now whoever may be under age then does not leave */
    public static RollExport of(Path folder, Instant now, Holds holds) throws IOException {
        RollExport export = new RollExport(ProfileFolder.of(folder), holds);
        export.broken.addAll(new Roll(export.folder).each(profile -> {
            if (profile.minorOn(profile.dayAt(now))
                    || profile.withheld()
                    || holds.silenced().test(profile)) {
                export.unspoken.add(profile);
                export.silent.add(profile.id().value());
            } else {
                profile.hashtags().forEach(tag -> export.shared.add(tag.toLowerCase(Locale.ROOT)));
            }
        }));
        export.silenceWhoeverNamesThem();
        return export;
    }

    /** A story may tell of somebody of whom nothing may be said: then it does not leave either. */
    private void silenceWhoeverNamesThem() throws IOException {
        Unnamed unnamed = new Unnamed(unspoken, this::ownHashtags);
        if (!unspoken.isEmpty()) {
            new Roll(folder).each(profile -> {
                if (unnamed.passage(whole(profile), new OwnWords()).isPresent() || othersName(unnamed, profile)) {
                    naming.add(profile.id().value());
                }
            });
        }
    }

    /** What other sources say instead leaves with the facts. */
    private static boolean othersName(Unnamed unnamed, Profile profile) {
        return Stream.of(Fact.values())
                .flatMap(fact -> profile.published().facts().of(fact).stream())
                .flatMap(rests -> rests.alternatives().stream())
                .anyMatch(said -> unnamed.in(WrittenText.of(said.text()), List.of(profile))
                        .isPresent());
    }

    private List<String> ownHashtags(Profile person) {
        return person.hashtags().stream()
                .filter(tag -> !shared.contains(tag.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** An export asks for no basis: all of its words leave. */
    private static Profile whole(Profile profile) {
        return profile.showing(new Basis.None(), profile.relatives(), profile.quotes());
    }

    /** How many profiles do not leave since nothing may be said of them. */
    public int silent() {
        return (int) Stream.concat(silent.stream(), naming.stream()).distinct().count();
    }

    /** The files that have problems, and therefore do not leave. */
    public List<String> broken() {
        return broken;
    }

    interface Taker {
        void take(Map<String, Object> fields) throws IOException;
    }

    /** Each profile that leaves, in order of the ids. */
    void each(Taker taker) throws IOException {
        for (String path : folder.paths()) {
            Profile profile = folder.file(path).flatMap(Roll::profile).orElse(null);
            if (profile != null && leaves(profile)) {
                taker.take(leaving(profile));
            }
        }
    }

    private boolean leaves(Profile profile) {
        return !silent.contains(profile.id().value())
                && !naming.contains(profile.id().value())
                && (profile.speaksFor() == null
                        || !silent.contains(profile.speaksFor().value()))
                && profile.members().stream().noneMatch(member -> silent.contains(member.value()));
    }

    private Map<String, Object> leaving(Profile profile) {
        Profile discreet = quoting(discreet(holds.discreet().apply(profile)));
        Map<String, Object> all = ProfileFile.fields(discreet);
        Map<String, Object> told = ProfileFile.fields(discreet.published());
        Set<String> kept = withheldFields(all);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String field : LEAVING) {
            Object value = field.equals("facts") ? told.get(field) : all.get(field);
            if (value != null && !kept.contains(field)) {
                Object clean = published(clean(field, value), field, kept);
                if (!(clean instanceof List<?> list && list.isEmpty()
                        || clean instanceof Map<?, ?> map && map.isEmpty())) {
                    fields.put(field, clean);
                }
            }
        }
        return fields;
    }

    /** Without relatives who have a file of their own that does not leave. */
    private Profile discreet(Profile profile) {
        List<Relative> left = profile.relatives().stream()
                .filter(relative ->
                        unspoken.stream().noneMatch(person -> Likeness.likely(person, List.of(relative.name()))))
                .toList();
        if (left.size() == profile.relatives().size()) {
            return profile;
        }
        List<Quote> quotes = profile.quotes().stream()
                .filter(quote -> profile.relatives().stream()
                        .filter(relative -> !left.contains(relative))
                        .noneMatch(quote::isLikelyOf))
                .toList();
        return profile.showing(profile.basis(), left, quotes);
    }

    /** What a relative said who is withheld does not leave either. */
    private static Profile quoting(Profile profile) {
        return profile.showing(
                profile.basis(), profile.relatives(), profile.published().quotes());
    }

    private static Set<String> withheldFields(Map<String, Object> all) {
        Set<String> kept = new TreeSet<>();
        if (all.get(DO_NOT_PUBLISH) instanceof List<?> names) {
            names.forEach(name -> kept.add(name.toString()));
        }
        return kept;
    }

    private Object clean(String field, Object value) {
        return switch (field) {
            case "custody", "counters" -> without("note", value);
            case "quotes" -> without("permission", value);
            case "events" -> untold(value);
            case "together" ->
                ((List<?>) value)
                        .stream().filter(id -> !silent.contains(id.toString())).toList();
            default -> value;
        };
    }

    /** Without the names by language that are kept back, and without each item that says so of itself. */
    private static Object published(Object value, String path, Set<String> kept) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(item -> !(item instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(DO_NOT_PUBLISH))))
                    .map(item -> published(item, path, kept))
                    .toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> left = new LinkedHashMap<>();
        map.forEach((name, inner) -> {
            String below = path + "." + name;
            boolean id = kept.contains("sources") && RESTING.contains(name);
            if (!kept.contains(below) && !name.equals(DO_NOT_PUBLISH) && !id) {
                left.put(name.toString(), published(inner, below, kept));
            } else if (id && name.equals("alternatives") && map.containsKey("date") && !map.containsKey("text")) {
                left.put("disputed", true);
            }
        });
        return left;
    }

    /** What happened, in the team's own words, is a note like others: in its place stands only of what kind it was. */
    private static List<Map<Object, Object>> untold(Object events) {
        return ((List<?>) events)
                .stream()
                        .map(item -> {
                            Map<Object, Object> left = new LinkedHashMap<>((Map<?, ?>) item);
                            left.replace("what", String.valueOf(left.get("kind")));
                            return left;
                        })
                        .toList();
    }

    /** Each item of a list without a field that is the team's own. */
    private static List<Map<Object, Object>> without(String field, Object list) {
        return ((List<?>) list)
                .stream()
                        .map(item -> {
                            Map<Object, Object> left = new LinkedHashMap<>((Map<?, ?>) item);
                            left.remove(field);
                            return left;
                        })
                        .toList();
    }
}
