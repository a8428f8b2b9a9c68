package org.vigil.message;

import org.vigil.profile.ProfileKind;

/**
 * Which template speaks: {@code templates/<name>/<kind>.<language>.txt}.
 *
 * @param language BCP 47
 */
public record TemplateKey(String name, TemplateKind kind, String language) {

    /** Of the daily posts about a profile of a kind. */
    public TemplateKey(String name, ProfileKind kind, String language) {
        this(name, TemplateKind.of(kind), language);
    }

    public String path() {
        return "templates/" + name + "/" + kind.word() + "." + language + ".txt";
    }
}
