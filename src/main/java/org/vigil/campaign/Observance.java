package org.vigil.campaign;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.Profile;
import org.vigil.profile.Pronoun;

/**
 * A day of the year that campaigns keep.
 *
 * @param names by language; a language without one has no name for it
 * @param scope ISO 3166 code of the country it is about, or UN or international
 * @param roles words of which one stands in the English role of those it is about; empty for everybody
 * @param pronouns of those it is about; empty for everybody
 * @param kinds how those are held whom it is about; empty for everybody
 * @param contentWarning whether its name needs a content warning
 * @param confidence high, medium or low: how good the source is
 * @param source where the date was read; null where nowhere
 */
public record Observance(
        String id,
        MonthDay date,
        Map<String, String> names,
        String scope,
        List<String> roles,
        Set<Pronoun> pronouns,
        Set<CustodyKind> kinds,
        boolean contentWarning,
        String confidence,
        @Nullable String source) {

    /** Its English name. */
    public String name() {
        return names.getOrDefault("en", id);
    }

    /**
     * Whether it is kept for a profile on a date.
     *
     * @param held the prisoner whom the profile is about
     */
    boolean fits(LocalDate day, Profile profile, Profile held) {
        return MonthDay.from(day).equals(date)
                && fitsScope(held)
                && (roles.isEmpty() || fitsRole(profile) || fitsRole(held))
                && (pronouns.isEmpty() || (held.pronoun() != null && pronouns.contains(held.pronoun())))
                && (kinds.isEmpty() || isHeldSo(held, day));
    }

    private boolean fitsScope(Profile held) {
        return scope.length() != 2
                || scope.equals("UN")
                || scope.equals(held.heldBy())
                || held.country().contains(scope);
    }

    private boolean fitsRole(Profile profile) {
        String role = profile.role().getOrDefault("en", "").toLowerCase(Locale.ROOT);
        return roles.stream()
                .anyMatch(word -> Pattern.compile("\\b" + Pattern.quote(word) + "s?\\b")
                        .matcher(role)
                        .find());
    }

    private boolean isHeldSo(Profile held, LocalDate day) {
        return held.custody().stream()
                .filter(period -> !period.from().latest().isAfter(day)
                        && (period.to() == null || period.to().earliest().isAfter(day)))
                .anyMatch(period -> kinds.contains(period.kind()));
    }
}
