package org.vigil.followers;

import java.util.ArrayList;
import java.util.List;
import org.vigil.poster.Card;

/** The counter as a small picture of pixels: for where no SVG may stand, such as in a letter or a forum. */
record PixelBadge(Days days, Texts texts, Badge.Size size) {
    /** Shares of the height, from the top: the name, the days, and what has to stand beside them. */
    private static final double[] WITHOUT_NOTE = {0.04, 0.34, 0.60};

    private static final double[] WITH_NOTE = {0.02, 0.27, 0.38, 0.33};

    Card card() {
        String note = String.join(" · ", days.notes());
        double[] shares = note.isEmpty() ? WITHOUT_NOTE : WITH_NOTE;
        List<Card.Row> rows = new ArrayList<>();
        rows.add(row(days.name(), shares[0], shares[1], Card.Ink.QUIET));
        rows.add(row(days.now(), shares[0] + shares[1], shares[2], Card.Ink.STRONG));
        if (!note.isEmpty()) {
            rows.add(row(note, shares[0] + shares[1] + shares[2], shares[3], Card.Ink.QUIET));
        }
        return new Card(size.width(), size.height(), texts.language(), rows);
    }

    private Card.Row row(String words, double top, double height, Card.Ink ink) {
        return new Card.Row(words, top * size.height(), height * size.height(), ink);
    }
}
