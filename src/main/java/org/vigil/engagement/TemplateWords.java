package org.vigil.engagement;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template as reports name it: by the file of the words that all accounts share. An organisation's own words have its id in
 * their file's name, and that of a member that must not be named may stand in no report.
 */
public final class TemplateWords {
    private static final Pattern OWN = Pattern.compile("^(templates/[^/]+/[^./]+[.][^./]+)[.][^/]+[.]txt$");

    private TemplateWords() {}

    /** @param file null where nobody wrote down which it was */
    public static @Nullable String shared(@Nullable String file) {
        return file == null ? null : OWN.matcher(file).replaceFirst("$1.txt");
    }

    /** What {@code like} finds the organisations' own words beside a file with. */
    public static String ownWords(String file) {
        String literal = file.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
        return literal.replaceFirst("\\.txt$", ".%.txt");
    }
}
