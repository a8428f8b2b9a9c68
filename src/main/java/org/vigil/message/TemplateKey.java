package org.vigil.message;

import org.vigil.profile.ProfileKind;

/**
 * Which template speaks: {@code templates/<name>/<kind>.<language>.txt}.
 *
 * @param language BCP 47
 */
public record TemplateKey(String name, ProfileKind kind, String language) {

    public String path() {
        return "templates/" + name + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "." + language + ".txt";
    }
}
