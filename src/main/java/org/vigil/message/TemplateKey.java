package org.vigil.message;

import org.jspecify.annotations.Nullable;
import org.vigil.profile.ProfileKind;

/**
 * Which template speaks: {@code templates/<name>/<kind>.<language>.txt}, or {@code <kind>.<language>.<organisation>.txt}.
 *
 * @param language BCP 47
 * @param variant the organisation whose own words these are; null for the words of all
 */
public record TemplateKey(
        String name,
        TemplateKind kind,
        String language,
        @Nullable String variant) {

    /** The words that all accounts of a language share, in the daily posts about a profile of a kind. */
    public TemplateKey(String name, ProfileKind kind, String language) {
        this(name, TemplateKind.of(kind), language, null);
    }

    public String path() {
        return "templates/" + name + "/" + kind.word() + "." + language + (variant == null ? "" : "." + variant)
                + ".txt";
    }
}
