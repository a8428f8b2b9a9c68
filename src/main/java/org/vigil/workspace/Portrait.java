package org.vigil.workspace;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.profile.Basis;
import org.vigil.profile.Charge;
import org.vigil.profile.Convention;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.Headline;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Profile;
import org.vigil.profile.Source;
import org.vigil.profile.SourceId;
import org.vigil.profile.SourcedFact;
import org.vigil.profile.Status;
import org.vigil.profile.Unconfirmed;

/** All that a campaigner wants to see of one profile as of a day. */
public final class Portrait {
    /** What is told, in this order. */
    public enum Part {
        NAMES,
        ALSO_CALLED,
        ROLE,
        SPEAKS_FOR,
        MEMBERS,
        HELD_IN,
        ON,
        LIMIT_OF_AGE,
        SHOWN,
        COUNTED,
        CUSTODY,
        IN_TOTAL,
        COUNTED_UP,
        SENTENCES,
        EVENTS,
        CHARGES,
        NOT_CONFIRMED,
        RESTS_ON,
        NO_SOURCE,
        NOT_PUBLISHED,
        BASIS,
        SOURCES;

        /** As it stands before what it tells: {@code Held in}. */
        public String words() {
            return name().charAt(0)
                    + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Profile whole;
    /** Without what is not to be published: what stands on a screen is soon copied. */
    private final Profile profile;

    private final Profile counted;
    private final LocalDate day;
    private final Status status;
    private final Optional<String> shown;
    private final StatusLimits.Limit limit;

    /**
     * @param whose the profile whose days and status are meant: a family's prisoner, else the profile itself
     * @param day in the place of custody
     */
    public Portrait(Profile profile, Profile whose, LocalDate day, StatusLimits.Limit limit) {
        this.limit = limit;
        this.whole = profile;
        this.profile = profile.published();
        this.counted = whose.published();
        this.day = day;
        this.status = counted.statusOn(day, Convention.ELAPSED, limit.duration());
        this.shown = profile.silence(day, Convention.ELAPSED).or(() -> whose.silence(day, Convention.ELAPSED));
    }

    public Profile profile() {
        return profile;
    }

    public Profile counted() {
        return counted;
    }

    public LocalDate day() {
        return day;
    }

    public Status status() {
        return status;
    }

    public StatusLimits.Limit limit() {
        return limit;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(profile.name("en")).append(" (").append(profile.id()).append(")\n");
        facts().forEach((part, values) -> text.append("\n%-15s%s"
                .formatted(
                        (part == Part.ON ? "On " + day : part.words()) + ":",
                        String.join("\n" + " ".repeat(15), values))));
        return text.toString();
    }

    /** In English words; what there is nothing to tell of is left out. */
    public Map<Part, List<String>> facts() {
        Map<Part, List<String>> facts = new EnumMap<>(Part.class);
        add(
                facts,
                Part.NAMES,
                profile.names().entrySet().stream()
                        .map(e -> e.getValue() + " (" + e.getKey() + ")")
                        .toList());
        add(facts, Part.ALSO_CALLED, profile.aliases());
        add(facts, Part.ROLE, List.copyOf(profile.role().values()));
        add(
                facts,
                Part.SPEAKS_FOR,
                profile.speaksFor() == null
                        ? List.of()
                        : List.of(profile.speaksFor().value()));
        add(
                facts,
                Part.MEMBERS,
                profile.members().stream().map(Object::toString).toList());
        add(
                facts,
                Part.HELD_IN,
                counted.heldBy() == null ? List.of() : List.of(country(counted.heldBy()) + ", " + counted.zone()));
        add(facts, Part.ON, List.of(StatusWords.of(status)));
        add(facts, Part.LIMIT_OF_AGE, List.of(limit.words()));
        add(facts, Part.SHOWN, List.of(shown()));
        add(facts, Part.COUNTED, List.of(convention()));
        add(facts, Part.CUSTODY, counted.custody().stream().map(Portrait::words).toList());
        add(
                facts,
                Part.IN_TOTAL,
                counted.totalsUpTo(day, Convention.ELAPSED).stream()
                        .map(Portrait::words)
                        .toList());
        add(facts, Part.COUNTED_UP, new Tally(counted, day, limit.duration()).lines());
        add(
                facts,
                Part.SENTENCES,
                counted.sentences().stream().map(Tally::words).toList());
        add(facts, Part.EVENTS, counted.events().stream().map(Portrait::words).toList());
        add(facts, Part.CHARGES, profile.charges().stream().map(Portrait::words).toList());
        add(facts, Part.NOT_CONFIRMED, notConfirmed());
        add(
                facts,
                Part.RESTS_ON,
                whole.sourcedFacts().stream()
                        .filter(fact -> !fact.sources().isEmpty()
                                || !fact.alternatives().isEmpty())
                        .map(Portrait::words)
                        .toList());
        add(facts, Part.NO_SOURCE, unsourced());
        add(
                facts,
                Part.NOT_PUBLISHED,
                whole.doNotPublish().fields().stream().sorted().toList());
        add(facts, Part.BASIS, List.of(basis()));
        add(facts, Part.SOURCES, profile.sources().stream().map(Portrait::words).toList());
        return facts;
    }

    private static void add(Map<Part, List<String>> facts, Part what, List<String> values) {
        if (!values.isEmpty()) {
            facts.put(what, values);
        }
    }

    private String shown() {
        return shown.map(why -> "no: " + why).orElse("yes, where a campaign, its accounts and the basis allow it");
    }

    private String convention() {
        String whose = counted.convention() == null ? ", unless a campaign says otherwise" : ", as this profile says";
        return switch (counted.conventionOr(Convention.ELAPSED)) {
            case ELAPSED -> "the first day is day 0" + whose;
            case INCLUSIVE -> "the first day is day 1" + whose;
        };
    }

    private static String words(CustodyPeriod period) {
        String until = period.to() != null
                ? " to " + period.to().words()
                : (period.endUnknown() ? ", end unknown" : ", lasts")
                        + (period.confirmed() == null
                                ? ""
                                : ", last confirmed " + period.confirmed().words());
        return word(period.kind()) + " from " + period.from().words() + until
                + (period.note() == null ? "" : " (" + period.note() + ")");
    }

    private static String words(Headline total) {
        String label =
                switch (total.label()) {
                    case CUSTODY -> " in custody";
                    case HOUSE_ARREST -> " under house arrest";
                    case DISAPPEARANCE -> " of disappearance";
                };
        return CountWords.of(total.count()) + label + ", since " + total.since().words();
    }

    /** Facts of custody without two sources of different publishers; of a withheld field nothing is said. */
    private List<String> notConfirmed() {
        return profile.unconfirmed().stream().map(Unconfirmed::toString).toList();
    }

    /** With what other sources say instead. */
    private static String words(SourcedFact fact) {
        String others = fact.alternatives().stream()
                .map(said -> "\"" + said.text() + "\" (" + ids(said.sources()) + ")")
                .collect(Collectors.joining(", "));
        String sources = fact.sources().isEmpty() ? "no source" : ids(fact.sources());
        return fact.field() + ": " + sources + (others.isEmpty() ? "" : "; instead of it: " + others);
    }

    private static String ids(List<SourceId> sources) {
        return sources.stream().map(SourceId::value).collect(Collectors.joining(", "));
    }

    /** The places alone, of withheld fields as well. */
    private List<String> unsourced() {
        List<String> places = whole.unsourced();
        return places.isEmpty() ? places : List.of(String.join(", ", places));
    }

    private static String words(Charge charge) {
        return "charged with " + Profile.byLanguage(charge.charge(), "en") + ", according to "
                + Profile.byLanguage(charge.accordingTo(), "en") + (charge.denies() ? "; denies it" : "");
    }

    private static String words(LifeEvent event) {
        return event.date().words() + ": " + word(event.kind()) + (event.what().isEmpty() ? "" : ", " + event.what());
    }

    private static String words(Source source) {
        SourceId id = source.id();
        return (id == null ? "" : id + ": ") + source.title() + ", " + source.publisher()
                + (source.date() == null ? "" : ", " + source.date().words())
                + (source.link() == null ? "" : ", " + source.link());
    }

    private String basis() {
        return switch (profile.basis()) {
            case Basis.None none -> "none recorded: sandbox accounts only";
            case Basis.Historic historic -> "a campaign of the past: sandbox accounts only";
            case Basis.Consent consent ->
                "consent of " + consent.given()
                        + (consent.until() == null ? ", until revoked" : ", until " + consent.until()) + ", to: "
                        + consent.scope().stream().map(Portrait::word).sorted().collect(Collectors.joining(", "))
                        + holds();
            case Basis.StatedReason reason ->
                "a stated reason of " + reason.on() + ", signed by " + String.join(" and ", reason.signedBy())
                        + ", for: "
                        + reason.scope().stream().map(Portrait::word).sorted().collect(Collectors.joining(", ")) + ": "
                        + reason.reason() + holds();
        };
    }

    private String holds() {
        return profile.basis().holdsOn(day)
                ? "; real networks allowed"
                : "; does not hold on that day: sandbox accounts only";
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
