package org.vigil.console;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody wanted to go: a path of these pages, and never another site. */
final class WayBack {
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,500}");

    private WayBack() {}

    /** The first page for everything else. */
    static String of(@Nullable String wanted) {
        return Optional.ofNullable(wanted)
                .filter(path -> HERE.matcher(path).matches())
                .orElse("/");
    }
}
