package org.vigil.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.vigil.profile.Convention;
import org.vigil.profile.Status;
import org.vigil.workspace.CountWords;
import org.vigil.workspace.Portrait;
import org.vigil.workspace.StatusWords;
import tools.jackson.databind.json.JsonMapper;

/** One person for other programs. */
final class PortraitJson {
    private static final Set<Portrait.Part> TOLD = EnumSet.of(
            Portrait.Part.CUSTODY,
            Portrait.Part.IN_TOTAL,
            Portrait.Part.COUNTED_UP,
            Portrait.Part.SENTENCES,
            Portrait.Part.EVENTS,
            Portrait.Part.CHARGES,
            Portrait.Part.NOT_CONFIRMED,
            Portrait.Part.RESTS_ON,
            Portrait.Part.NO_SOURCE,
            Portrait.Part.BASIS,
            Portrait.Part.SOURCES,
            Portrait.Part.SHOWN);

    private PortraitJson() {}

    static String of(Portrait portrait) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", portrait.profile().id().value());
        json.put("kind", word(portrait.profile().kind()));
        json.put("names", portrait.profile().names());
        json.put("on", portrait.day().toString());
        json.put("status", portrait.status().word());
        json.put("says", StatusWords.of(portrait.status()));
        json.put("limit_days", portrait.limit().duration().toDays());
        portrait.limit().of().ifPresent(campaign -> json.put("limit_of", campaign.value()));
        json.put("count", count(portrait.status()));
        json.put("convention", word(portrait.counted().conventionOr(Convention.ELAPSED)));
        portrait.facts().forEach((part, values) -> {
            if (TOLD.contains(part)) {
                json.put(part.name().toLowerCase(Locale.ROOT), values);
            }
        });
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static Map<String, Object> count(Status status) {
        return switch (status) {
            case Status.InCustody held -> CountWords.json(held.headline().count());
            case Status.Released released -> Map.of("certainty", "none", "reason", StatusWords.of(released));
            case Status.Died died -> Map.of("certainty", "none", "reason", StatusWords.of(died));
            case Status.Unknown unknown -> Map.of("certainty", "none", "reason", unknown.reason());
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
