package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigil.delivery.Relaxation;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;

/** Each field that restricts: no import takes it back, and a file that does holds until a person has confirmed it. */
class RestrictingFieldsTest {
    private static final String ENDED = "custody: [{ kind: prison, from: 2020-05-04, to: 2021-01-02 }]\n";

    /**
     * One way to take a restriction back.
     *
     * @param field whose restriction it is
     * @param before what the profile has beside the usual
     * @param after what the changed file, or a partner's export, has instead
     * @param file whether a changed file holds as well
     */
    private record Lifting(String field, String before, String after, boolean file) {
        Lifting(String field, String before, String after) {
            this(field, before, after, true);
        }

        @Override
        public String toString() {
            return field + ": " + before.strip() + " -> " + after.strip();
        }
    }

    private static String relative(String more) {
        return "relatives: [{ name: Vera Test, relation: mother" + more
                + " }, { name: Oleg Test, relation: brother }]\n";
    }

    private static String quote(String text, String more) {
        return "{ text: " + text + ", language: en, speaker: Anna, date: 2020, permission: speaker,"
                + " source: { title: T, publisher: P }" + more + " }";
    }

    private static String released(String more) {
        return ENDED + "events: [{ kind: released, date: 2021-01-02, what: let out" + more + " }]\n";
    }

    private static String strike(String more) {
        return "counters: [{ kind: hunger_strike, from: 2026-10-01" + more + " }]\n";
    }

    private static String born(String other) {
        return "facts: { birth_date: { sources: [t], alternatives: [{ text: " + other + ", sources: [t] }] } }\n";
    }

    private static String action(String more) {
        return "actions: [{ ask: { en: Write }, office: The office" + more + " }]\n";
    }

    static Stream<Lifting> liftings() {
        return Stream.of(
                new Lifting("Profile.minor", "minor: true\n", ""),
                new Lifting("Profile.birthDate", "birth_date: 2012-01-01\n", ""),
                new Lifting("Profile.birthDate", "birth_date: 2012-01-01\n", "birth_date: 1990\n"),
                new Lifting("Profile.facts", "birth_date: 1990\n" + born("2012"), "birth_date: 1990\n"),
                new Lifting(
                        "Attribution.alternatives",
                        "birth_date: 1990\n" + born("2012"),
                        born("1991") + "birth_date: 1990\n"),
                new Lifting("Profile.withheld", "withheld: true\n", ""),
                new Lifting(
                        "Profile.doNotPublish", "story: { en: A }\ndo_not_publish: [story]\n", "story: { en: A }\n"),
                new Lifting(
                        "Withheld.fields",
                        "story: { en: A }\naliases: [B]\ndo_not_publish: [story, aliases]\n",
                        "story: { en: A }\naliases: [B]\ndo_not_publish: [aliases]\n"),
                new Lifting("Profile.basis", "", "basis: { consent: { given: 2026-01-05, scope: [name] } }\n"),
                new Lifting("Profile.custody", ENDED, ""),
                new Lifting("Profile.events", released(""), ""),
                new Lifting("LifeEvent.kind", ENDED + "events: [{ kind: died, date: 2021-01-02 }]\n", ENDED),
                new Lifting("LifeEvent.kind", ENDED + "events: [{ kind: died, date: 2021-01-02 }]\n", released("")),
                new Lifting("CustodyPeriod.to", ENDED, ENDED.replace("to: 2021-01-02", "confirmed: 2026-11-01")),
                new Lifting("CustodyPeriod.to", ENDED, ENDED.replace("2021-01-02", "2027-01-02")),
                new Lifting(
                        "CustodyPeriod.endUnknown",
                        "custody: [{ kind: prison, from: 2020-05-04, to: unknown, confirmed: 2026-01-02 }]\n",
                        "custody: [{ kind: prison, from: 2020-05-04, confirmed: 2026-11-25 }]\n"),
                new Lifting("LifeEvent.condition", released(", conditional: bail"), released("")),
                new Lifting("LifeEvent.condition", released(", conditional: bail"), released(", conditional: none")),
                new Lifting("LifeEvent.condition", released(", conditional: bail"), ENDED),
                new Lifting(
                        "LifeEvent.conditions",
                        released(", conditional: bail, conditions: { en: on bail }"),
                        released(", conditional: bail")),
                new Lifting(
                        "Profile.relatives",
                        relative(", do_not_publish: true"),
                        relative("").replace("Vera", "V.")),
                new Lifting("Relative.doNotPublish", relative(", do_not_publish: true"), relative("")),
                new Lifting(
                        "Relative.doNotPublish",
                        relative(", do_not_publish: true"),
                        "relatives: [{ name: Oleg Test, relation: brother }]\n"),
                new Lifting("Relative.living", relative(", living: false"), relative("")),
                new Lifting("Relative.living", relative(", living: false"), relative(", living: true")),
                new Lifting(
                        "Relative.living",
                        relative(", living: false"),
                        relative("").replace("Vera", "V.")),
                new Lifting("Relative.review", relative(", review: 2026-01-05"), relative("")),
                new Lifting("Relative.review", relative(", review: 2026-01-05"), relative(", review: 2027-01-05")),
                new Lifting(
                        "Relative.review",
                        relative(", review: 2026-01-05"),
                        relative("").replace("Vera", "V.")),
                new Lifting(
                        "Profile.quotes",
                        "quotes: [" + quote("Be brave", ", do_not_publish: true") + "]\n",
                        "quotes: [" + quote("Be brave!", "") + "]\n"),
                new Lifting(
                        "Quote.doNotPublish",
                        "quotes: [" + quote("Be brave", ", do_not_publish: true") + "]\n",
                        "quotes: [" + quote("Be brave", "") + "]\n"),
                new Lifting("Profile.members", "kind: group\nmembers: [bo, cy]\n", "kind: group\nmembers: [bo]\n"),
                new Lifting("Profile.speaksFor", "kind: family\nspeaks_for: bo\n", "kind: family\nspeaks_for: cy\n"),
                new Lifting(
                        "Profile.kind",
                        "kind: group\nmembers: [bo]\ncustody: []\n",
                        "kind: prisoner\ncustody: [{ kind: prison, from: 2020-05-04, confirmed: 2026-11-01 }]\n"),
                new Lifting("Profile.counters", strike(", to: 2026-10-20"), strike(", confirmed: 2026-11-25")),
                new Lifting("Counter.to", strike(", to: 2026-10-20"), strike(", to: 2026-12-20")),
                new Lifting(
                        "Counter.to",
                        strike(", to: 2026-10-20"),
                        strike(", confirmed: 2026-11-25").replace("10-01", "10-02")),
                new Lifting(
                        "Counter.endUnknown",
                        strike(", to: unknown, confirmed: 2026-10-05"),
                        strike(", confirmed: 2026-11-25")),
                new Lifting("Action.closes", action(", closes: 2026-10-05"), action(", checked: 2026-11-25"), false),
                new Lifting("Action.closes", action(", closes: 2026-10-05"), action(", closes: 2027-10-05"), false),
                new Lifting("Action.checked", action(", checked: 2026-01-05"), action(", checked: 2026-11-25"), false),
                new Lifting(
                        "Charge.denies",
                        "charges: [{ charge: { en: fraud }, according_to: { en: the court }, denies: true }]\n",
                        "charges: [{ charge: { en: fraud }, according_to: { en: the court } }]\n",
                        false));
    }

    /** Fields of which no value restricts: without them less is said, or the same. */
    private static final Set<String> NOT_RESTRICTING = Set.of(
            "Profile.id",
            "Profile.names",
            "Profile.aliases",
            "Profile.role",
            "Profile.country",
            "Profile.heldBy",
            "Profile.zone",
            "Profile.pronoun",
            "Profile.sentences",
            "Profile.story",
            "Profile.photo",
            "Profile.actions",
            "Profile.hashtags",
            "Profile.sources",
            "Profile.charges",
            "Profile.together",
            "Profile.tags",
            "Profile.convention",
            "Profile.caseHolder",
            "Profile.file",
            "ProfileId.value",
            "OrganisationId.value",
            "SourceId.value",
            "PartialDate.earliest",
            "PartialDate.latest",
            "CustodyDate.date",
            "CustodyDate.circa",
            "CustodyDate.disputed",
            "CustodyDate.lastCandidate",
            "CustodyDate.alternatives",
            "CustodyDate.sources",
            "Alternative.date",
            "Alternative.sources",
            "CustodyPeriod.kind",
            "CustodyPeriod.from",
            "CustodyPeriod.confirmed",
            "CustodyPeriod.note",
            "CustodyPeriod.sources",
            "LifeEvent.date",
            "LifeEvent.what",
            "LifeEvent.until",
            "LifeEvent.zone",
            "LifeEvent.sources",
            "Relative.name",
            "Relative.relation",
            "Relative.sources",
            "Quote.text",
            "Quote.language",
            "Quote.speaker",
            "Quote.date",
            "Quote.source",
            "Quote.permission",
            "Counter.kind",
            "Counter.from",
            "Counter.confirmed",
            "Counter.convention",
            "Counter.note",
            "Counter.sources",
            "Attributions.byFact",
            "Attribution.sources",
            "Action.ask",
            "Action.office",
            "Action.text",
            "Action.readersIn",
            "Charge.charge",
            "Charge.accordingTo",
            "Charge.date",
            "Charge.sources",
            "Sentence.date",
            "Sentence.text",
            "Sentence.length",
            "Sentence.life",
            "Sentence.countsFrom",
            "Sentence.alternatives",
            "Sentence.sources",
            "Said.text",
            "Said.sources",
            "Photo.file",
            "Photo.credit",
            "Photo.licence",
            "Photo.altText",
            "Source.title",
            "Source.publisher",
            "Source.date",
            "Source.link",
            "Source.from",
            "Source.id",
            "Source.accessed",
            "Source.sha256",
            // A basis never comes in by an import, and one that appears in a file holds as a whole.
            "Consent.given",
            "Consent.until",
            "Consent.scope",
            "StatedReason.reason",
            "StatedReason.on",
            "StatedReason.signedBy",
            "StatedReason.scope");

    @TempDir
    private Path top;

    private static Profile anna(String fields) {
        boolean prisoner = !fields.contains("kind: family") && !fields.contains("kind: group");
        return ImportRun.read("anna", yaml(fields, prisoner));
    }

    private static String yaml(String fields, boolean prisoner) {
        return "id: anna\n" + (fields.contains("kind: prisoner") || !prisoner ? "" : "kind: prisoner\n")
                + "names: { en: Anna Test }\nzone: Europe/Minsk\nsources: [{ id: t, title: T, publisher: P }]\n"
                + (prisoner ? "held_by: BY\n" : "")
                + (prisoner && !fields.contains("custody:")
                        ? "custody: [{ kind: prison, from: 2020-05-04, confirmed: 2026-11-01 }]\n"
                        : "")
                + fields;
    }

    @ParameterizedTest
    @MethodSource("liftings")
    void noImportTakesItBack(Lifting lifting) throws IOException {
        ImportRun team = new ImportRun(top);
        String ours = ProfileFile.write(anna(lifting.before()));
        team.put("anna", ours);
        String export = Structures.write(List.of(ProfileFile.fields(anna(lifting.after()))));
        ImportReport report = team.file("partner.json", export, "{}");
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.changed()).as(report.toString()).isZero();
        assertThat(team.text("anna")).isEqualTo(ours);
    }

    @ParameterizedTest
    @MethodSource("liftings")
    void aFileThatTakesItBackHolds(Lifting lifting) {
        Profile before = anna(lifting.before());
        Profile after = anna(lifting.after());
        assertThat(Relaxation.of(before, after, ImportRun.NOW).isPresent()).isEqualTo(lifting.file());
        assertThat(Relaxation.of(before, before, ImportRun.NOW)).isEmpty();
    }

    @Test
    void everyFieldIsNamedAsRestrictingOrNot() {
        Set<String> named = new TreeSet<>(NOT_RESTRICTING);
        named.addAll(restricting());
        assertThat(components()).isEqualTo(named);
        assertThat(restricting()).doesNotContainAnyElementsOf(NOT_RESTRICTING);
    }

    private static Set<String> restricting() {
        return liftings().map(Lifting::field).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The components of a profile and of all that it is made of. */
    private static Set<String> components() {
        Set<String> found = new TreeSet<>();
        List<Class<?>> todo = new ArrayList<>(List.of(Profile.class));
        Set<Class<?>> seen = new java.util.HashSet<>();
        while (!todo.isEmpty()) {
            Class<?> type = todo.removeFirst();
            if (!seen.add(type) || !type.getName().startsWith("org.vigil.")) {
                continue;
            }
            if (type.isSealed()) {
                todo.addAll(List.of(type.getPermittedSubclasses()));
            }
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    found.add(type.getSimpleName() + "." + component.getName());
                    classes(component.getGenericType(), todo);
                }
            }
        }
        return found;
    }

    private static void classes(Type type, List<Class<?>> into) {
        if (type instanceof Class<?> plain) {
            into.add(plain);
        } else if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                classes(argument, into);
            }
        }
    }
}
