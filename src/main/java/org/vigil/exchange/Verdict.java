package org.vigil.exchange;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigil.source.SourceFile;

/**
 * What becomes of a row.
 *
 * @param id the person's; empty for a refused row
 * @param text the person's new file; null where nothing is to be written
 * @param before the person's file as it was; null for somebody new
 */
record Verdict(
        Kind kind,
        String id,
        @Nullable String text,
        @Nullable SourceFile before,
        List<Refusal> refusals) {
    enum Kind {
        NEW,
        CHANGED,
        SAME,
        REFUSED
    }

    static Verdict refused(List<Refusal> refusals) {
        return new Verdict(Kind.REFUSED, "", null, null, List.copyOf(refusals));
    }

    static Verdict same(String id) {
        return new Verdict(Kind.SAME, id, null, null, List.of());
    }

    String words() {
        return kind == Kind.REFUSED ? "" : kind.name().toLowerCase(Locale.ROOT) + ": " + id;
    }
}
