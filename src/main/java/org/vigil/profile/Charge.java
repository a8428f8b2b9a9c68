package org.vigil.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is accused of. Never a fact: a post says it as a charge, and whose it is (RULES 2, "charges").
 *
 * @param charge by language, as a noun: "espionage"
 * @param accordingTo by language, who says so: "the prosecutor's office"
 * @param denies whether the person denies it, as far as is known
 * @param date of the charge, as far as known
 * @param sources that it rests on
 */
public record Charge(
        Map<String, String> charge,
        Map<String, String> accordingTo,
        boolean denies,
        @Nullable PartialDate date,
        List<SourceId> sources) {}
