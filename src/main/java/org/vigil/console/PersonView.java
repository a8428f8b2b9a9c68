package org.vigil.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.RollCall;
import org.vigil.profile.Basis;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.profile.Relative;
import org.vigil.profile.Release;
import org.vigil.profile.Source;
import org.vigil.profile.SourceId;
import org.vigil.workspace.Portrait;

/** What a page tells of one person by the files in force: only what may be published, as {@code ./vigil people show} does. */
final class PersonView {
    /** These have a place of their own on the page. */
    private static final Set<Portrait.Part> ELSEWHERE = EnumSet.of(
            Portrait.Part.NAMES, Portrait.Part.ON, Portrait.Part.CUSTODY, Portrait.Part.SOURCES, Portrait.Part.BASIS);

    record Named(String text, String language) {}

    /** @param part a key of the texts */
    record Fact(String part, List<String> values) {}

    /**
     * One line of the table beside the drawing.
     *
     * @param kind a key of the texts
     * @param until null where the end is open
     * @param end a key of the texts: what is known of the end
     */
    record Period(
            String kind,
            String from,
            @Nullable String until,
            String end,
            @Nullable String confirmed,
            List<String> sources) {}

    /** @param may a key of the texts: whether a post may name them today */
    record Kin(
            String name,
            String relation,
            String may,
            @Nullable String until) {}

    /** @param url null where there is none that a browser may open */
    record From(
            @Nullable String id,
            String title,
            String publisher,
            @Nullable String date,
            @Nullable String url) {}

    private final Profile profile;
    private final RollCall roll;
    private final RollCall.Entry entry;
    private final Portrait portrait;
    private final Instant now;

    /** @param profile as in force */
    PersonView(Profile profile, RollCall roll, Instant now) {
        this.profile = profile;
        this.roll = roll;
        this.now = now;
        this.entry = roll.entry(profile);
        this.portrait = new Portrait(profile, entry.counted(), entry.today(), roll.limit(profile));
    }

    RollCall.Entry entry() {
        return entry;
    }

    List<Named> names() {
        return profile.published().names().entrySet().stream()
                .map(name -> new Named(name.getValue(), name.getKey()))
                .toList();
    }

    /** @param withBasis whether they may know why somebody is shown */
    List<Fact> facts(boolean withBasis) {
        return portrait.facts().entrySet().stream()
                .filter(fact -> !ELSEWHERE.contains(fact.getKey()) || withBasis && fact.getKey() == Portrait.Part.BASIS)
                .map(fact -> new Fact(word(fact.getKey()), fact.getValue()))
                .toList();
    }

    Optional<Timeline> timeline() {
        return Timeline.of(entry.counted().published(), entry.today());
    }

    List<Period> periods() {
        return Stream.concat(
                        entry.counted().published().custody().stream().map(PersonView::period),
                        entry.counted().published().counters().stream().map(PersonView::period))
                .toList();
    }

    private static Period period(CustodyPeriod period) {
        return new Period(
                word(period.kind()),
                period.from().words(),
                words(period.to()),
                end(period.to(), period.endUnknown()),
                period.confirmed() == null ? null : period.confirmed().words(),
                ids(period.sources()));
    }

    private static Period period(Counter counter) {
        return new Period(
                word(counter.kind()),
                counter.from().words(),
                words(counter.to()),
                end(counter.to(), counter.endUnknown()),
                counter.confirmed() == null ? null : counter.confirmed().words(),
                ids(counter.sources()));
    }

    private static String end(@Nullable CustodyDate to, boolean unknown) {
        return to != null ? "ended" : unknown ? "unknown" : "lasts";
    }

    private static @Nullable String words(@Nullable CustodyDate date) {
        return date == null ? null : date.words();
    }

    private static List<String> ids(List<SourceId> sources) {
        return sources.stream().map(SourceId::value).toList();
    }

    /** Never one of whom nothing may be said for themselves. */
    List<Kin> relatives() {
        LocalDate today = entry.today();
        boolean covered = roll.eligibility().covers(profile, Basis.Scope.RELATION);
        return roll.eligibility().withoutSilenced(profile.published(), now).relatives().stream()
                .map(relative -> new Kin(
                        relative.name(),
                        relative.relation(),
                        may(relative, covered, today),
                        relative.review() == null ? null : When.day(relative.review())))
                .toList();
    }

    private static String may(Relative relative, boolean covered, LocalDate today) {
        if (Boolean.FALSE.equals(relative.living())) {
            return "died";
        }
        return !covered ? "not-covered" : relative.mayBeNamedOn(today) ? "named" : "ask";
    }

    List<From> sources() {
        return profile.published().sources().stream().map(PersonView::from).toList();
    }

    private static From from(Source source) {
        SourceId id = source.id();
        return new From(
                id == null ? null : id.value(),
                source.title(),
                source.publisher(),
                source.date() == null ? null : source.date().words(),
                DeliveryLine.openable(source.link()));
    }

    /** Those of whom it speaks, as far as a page names them. */
    List<Map.Entry<String, String>> others(PeopleSight sight) {
        return Stream.of(
                        Stream.ofNullable(profile.speaksFor()), profile.members().stream(), profile.together().stream())
                .flatMap(ids -> ids)
                .distinct()
                .flatMap(id -> sight.seen(id).stream())
                .map(other -> Map.entry(other.id().value(), other.name("en")))
                .collect(Collectors.toList());
    }

    @Nullable String altText() {
        Photo photo = profile.published().photo();
        return photo == null ? null : Profile.byLanguage(photo.altText(), "en");
    }

    @Nullable String credit() {
        Photo photo = profile.published().photo();
        return photo == null ? null : photo.credit();
    }

    /** The last day of watch over somebody who was released; null for nobody to watch. */
    @Nullable String watchedUntil() {
        return Release.watchedUntil(entry.counted(), entry.today())
                .map(When::day)
                .orElse(null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
