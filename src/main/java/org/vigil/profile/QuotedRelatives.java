package org.vigil.profile;

import java.time.LocalDate;
import java.util.List;

/** Which quotes stand with which relatives: whatever silences a relative silences what the relative said (RULES 2). */
final class QuotedRelatives {
    private QuotedRelatives() {}

    /** Those that are not withheld, by themselves or since all of a relative is. */
    static List<Quote> published(Profile profile) {
        boolean allRelatives = profile.doNotPublish().has("relatives");
        return profile.doNotPublish().unless("quotes", profile.quotes()).stream()
                .filter(quote -> !quote.doNotPublish())
                .filter(quote -> profile.relatives().stream()
                        .filter(relative -> allRelatives || relative.doNotPublish())
                        .noneMatch(quote::isLikelyOf))
                .toList();
    }

    static List<Quote> sayable(Profile profile, LocalDate day) {
        return profile.quotes().stream()
                .filter(quote -> quote.permission() != null)
                .filter(quote -> profile.relatives().stream()
                        .filter(quote::isLikelyOf)
                        .allMatch(relative -> profile.basis().covers(Basis.Scope.RELATION)
                                && relative.mayBeNamedOn(day)
                                && relative.mayBeQuoted()))
                .toList();
    }
}
