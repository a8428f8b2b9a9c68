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
        ProfileKind kind,
        String language,
        @Nullable String variant) {

    /** The words that all accounts of a language share. */
    public TemplateKey(String name, ProfileKind kind, String language) {
        this(name, kind, language, null);
    }

    public String path() {
        return "templates/" + name + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "." + language
                + (variant == null ? "" : "." + variant) + ".txt";
    }
}
