package org.vigil.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How somebody is called in the audit, in the files, and when they sign in. */
public record UserName(String value) {
    public static final String ALLOWED =
            "a name of at most 60 letters, digits, spaces, dots, dashes and underscores, such as Ada or ada.k";

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .'_-]{0,59}");

    /** What acts by itself is called so in the audit. */
    private static final Set<String> NOBODY = Set.of("files", "vigil", "demo");

    public UserName {
        if (!FORM.matcher(value).matches() || !value.equals(value.strip()) || NOBODY.contains(key(value))) {
            throw new IllegalArgumentException("no name of a user");
        }
    }

    /** Two names that read alike have the same. */
    public String key() {
        return key(value);
    }

    static String key(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
