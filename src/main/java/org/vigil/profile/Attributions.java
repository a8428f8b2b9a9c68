package org.vigil.profile;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the facts rest on that have no room of their own to say it ({@code facts} of a profile's file).
 *
 * @param byFact in the order of {@link Fact}; a fact that names no source has no entry
 */
public record Attributions(Map<Fact, Attribution> byFact) {
    /** No such fact names a source. */
    public static final Attributions NONE = new Attributions(Map.of());

    public Attributions {
        Map<Fact, Attribution> ordered = new EnumMap<>(Fact.class);
        ordered.putAll(byFact);
        byFact = Collections.unmodifiableMap(ordered);
    }

    /** Empty where the fact names no source. */
    public Optional<Attribution> of(Fact fact) {
        return Optional.ofNullable(byFact.get(fact));
    }

    List<SourceId> sources(Fact fact) {
        return of(fact).map(Attribution::sources).orElse(List.of());
    }

    List<Said> alternatives(Fact fact) {
        return of(fact).map(Attribution::alternatives).orElse(List.of());
    }

    /**
     * Without what would tell a withheld field: another role than the one that nobody may read is a role, too. With the
     * sources withheld, nothing of it is told.
     */
    Attributions published(Withheld withheld) {
        if (withheld.has("sources")) {
            return NONE;
        }
        Map<Fact, Attribution> left = new EnumMap<>(Fact.class);
        left.putAll(byFact);
        left.keySet().removeIf(withheld::keeps);
        return new Attributions(left);
    }

    /**
     * The latest day on which somebody may have been born, whichever source is right: whoever may be under age is a minor.
     *
     * @param inUse the day of birth in use; null for none
     */
    Optional<LocalDate> latestBirth(@Nullable PartialDate inUse) {
        return Stream.concat(
                        Stream.ofNullable(inUse),
                        alternatives(Fact.BIRTH_DATE).stream().map(said -> PartialDate.parse(said.text())))
                .map(PartialDate::latest)
                .max(LocalDate::compareTo);
    }
}
