package org.vigil.poster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small card of words in rows, lettered as posters are: dark on light, since pixels do not know how their reader's
 * machine is set.
 *
 * @param width in pixels
 * @param height in pixels
 * @param language of the words, BCP 47
 */
public record Card(int width, int height, String language, List<Row> rows) {
    private static final String PAPER = "#fffdfa";
    private static final String EDGE = "#8a8172";
    /** On either side of the words, in pixels. */
    private static final int MARGIN = 8;

    /** Smaller letters would be there and be read by nobody, in pixels. */
    private static final double SMALLEST = 5;

    public Card {
        rows = List.copyOf(rows);
    }

    /**
     * Words one below the other in at most two lines, in the middle, as large as there is room for.
     *
     * @param top in pixels, as the height is
     */
    public record Row(String words, double top, double height, Ink ink) {}

    /** How words stand out: both by far more than WCAG AA asks for. */
    public enum Ink {
        QUIET("#57503f", false),
        STRONG("#24211c", true);

        private final String fill;
        private final boolean bold;

        Ink(String fill, boolean bold) {
            this.fill = fill;
            this.bold = bold;
        }
    }

    /** Why it cannot be drawn, in words for people; empty where it can. */
    public Optional<String> problem() {
        return rows.stream()
                .flatMap(row -> Lettering.unfit(box(row), plain(row.words()), language).stream())
                .findFirst();
    }

    /** The picture's file, the same each time. There must be no {@link #problem()}. */
    public byte[] png() {
        return Raster.png(Raster.draw(svg(), width, height, 1));
    }

    private String svg() {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\"><rect x=\"0.5\" y=\"0.5\" width=\"")
                .append(width - 1)
                .append("\" height=\"")
                .append(height - 1)
                .append("\" fill=\"" + PAPER + "\" stroke=\"" + EDGE + "\"/>");
        rows.stream().flatMap(this::lettered).forEach(svg::append);
        return svg.append("</svg>").toString();
    }

    private Stream<String> lettered(Row row) {
        return Lettering.fit(box(row), plain(row.words()), language).stream()
                .map(words -> "<path fill=\"" + row.ink().fill + "\" d=\"" + words.path() + "\"/>");
    }

    private Box box(Row row) {
        return new Box(
                "row",
                MARGIN,
                row.top(),
                width - 2.0 * MARGIN,
                row.height(),
                row.ink().fill,
                Math.max(SMALLEST, row.height()),
                SMALLEST,
                2,
                row.ink().bold,
                Box.Align.MIDDLE,
                Box.Align.MIDDLE,
                1,
                1);
    }

    private static String plain(String words) {
        return words.replaceAll("\\p{Cc}+", " ");
    }
}
