package org.vigil.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import org.vigil.workspace.StatusLimits;
import tools.jackson.databind.json.JsonMapper;

/** All that a campaigner wants to see of one profile as of a day. */
final class Portrait {
    private final Profile whole;
    /** Without what is not to be published: what stands on a screen is soon copied. */
    private final Profile profile;

    private final Profile counted;
    private final LocalDate day;
    private final Status status;
    private final Optional<String> shown;
    private final StatusLimits.Limit limit;

    Portrait(Profile profile, RollOnDisk roll, LocalDate day, StatusLimits.Limit limit) {
        this.limit = limit;
        this.whole = profile;
        this.profile = profile.published();
        this.counted = roll.counted(profile).published();
        this.day = day;
        this.status = counted.statusOn(day, Convention.ELAPSED, limit.duration());
        this.shown = profile.silence(day, Convention.ELAPSED)
                .or(() -> roll.counted(profile).silence(day, Convention.ELAPSED));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(profile.name("en")).append(" (").append(profile.id()).append(")\n");
        facts().forEach((what, values) ->
                text.append("\n%-15s%s".formatted(what + ":", String.join("\n" + " ".repeat(15), values))));
        return text.toString();
    }

    private Map<String, List<String>> facts() {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        add(
                facts,
                "Names",
                profile.names().entrySet().stream()
                        .map(e -> e.getValue() + " (" + e.getKey() + ")")
                        .toList());
        add(facts, "Also called", profile.aliases());
        add(facts, "Role", List.copyOf(profile.role().values()));
        add(
                facts,
                "Speaks for",
                profile.speaksFor() == null
                        ? List.of()
                        : List.of(profile.speaksFor().value()));
        add(facts, "Members", profile.members().stream().map(Object::toString).toList());
        add(
                facts,
                "Held in",
                counted.heldBy() == null ? List.of() : List.of(country(counted.heldBy()) + ", " + counted.zone()));
        add(facts, "On " + day, List.of(People.words(status)));
        add(facts, "Limit of age", List.of(limit.words()));
        add(facts, "Shown", List.of(shown()));
        add(facts, "Counted", List.of(convention()));
        add(facts, "Custody", counted.custody().stream().map(Portrait::words).toList());
        add(
                facts,
                "In total",
                counted.totalsUpTo(day, Convention.ELAPSED).stream()
                        .map(Portrait::words)
                        .toList());
        add(facts, "Counted up", new Tally(counted, day, limit.duration()).lines());
        add(facts, "Sentences", counted.sentences().stream().map(Tally::words).toList());
        add(facts, "Events", counted.events().stream().map(Portrait::words).toList());
        add(facts, "Charges", profile.charges().stream().map(Portrait::words).toList());
        add(facts, "Not confirmed", notConfirmed());
        add(
                facts,
                "Rests on",
                whole.sourcedFacts().stream()
                        .filter(fact -> !fact.sources().isEmpty()
                                || !fact.alternatives().isEmpty())
                        .map(Portrait::words)
                        .toList());
        add(facts, "No source", unsourced());
        add(
                facts,
                "Not published",
                whole.doNotPublish().fields().stream().sorted().toList());
        add(facts, "Basis", List.of(basis()));
        add(facts, "Sources", profile.sources().stream().map(Portrait::words).toList());
        return facts;
    }

    private static void add(Map<String, List<String>> facts, String what, List<String> values) {
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

    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", profile.id().value());
        json.put("kind", word(profile.kind()));
        json.put("names", profile.names());
        json.put("on", day.toString());
        json.put("status", status.word());
        json.put("says", People.words(status));
        json.put("limit_days", limit.duration().toDays());
        limit.of().ifPresent(campaign -> json.put("limit_of", campaign.value()));
        json.put("count", count());
        json.put("convention", word(counted.conventionOr(Convention.ELAPSED)));
        facts().forEach((what, values) -> {
            if (List.of(
                            "Custody",
                            "In total",
                            "Counted up",
                            "Sentences",
                            "Events",
                            "Charges",
                            "Not confirmed",
                            "Rests on",
                            "No source",
                            "Basis",
                            "Sources",
                            "Shown")
                    .contains(what)) {
                json.put(what.toLowerCase(Locale.ROOT).replace(' ', '_'), values);
            }
        });
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private Map<String, Object> count() {
        return switch (status) {
            case Status.InCustody held -> CountWords.json(held.headline().count());
            case Status.Released released -> Map.of("certainty", "none", "reason", People.words(released));
            case Status.Died died -> Map.of("certainty", "none", "reason", People.words(died));
            case Status.Unknown unknown -> Map.of("certainty", "none", "reason", unknown.reason());
        };
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
