package org.vigil.poster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of names in columns, one below the other, in letters of one size: as large as there is room for.
 *
 * They begin at the side on which the poster's language does.
 */
record Columns(Box box, List<Lettering> names) {
    private static final double STEP = 0.95;
    /** Between two columns, in ems. */
    private static final double GAP = 0.9;

    /**
     * As large as there is room for.
     *
     * @param text a name a line
     * @return empty where they do not fit, not even in the smallest letters
     */
    static Optional<Columns> fit(Box box, String text, String language) {
        List<String> names = text.lines().filter(line -> !line.isBlank()).toList();
        double leading = names.stream().mapToDouble(Lettering::leading).max().orElse(1);
        List<Widest> widths = names.stream()
                .map(name -> Widest.of(name, language, box.bold()))
                .toList();
        for (double size = box.size(); size >= box.smallest(); size *= STEP) {
            int rows = (int) Math.floor(box.height() / (size * leading));
            int most = columns(box, size, rows, widths);
            if (most > 0) {
                return Optional.of(set(box, names, language, size, leading, most));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a list in a box, in words for people; empty where it fits. */
    static Optional<String> unfit(Box box, String text, String language) {
        return Lettering.unlettered(text)
                .or(() -> fit(box, text, language).isPresent()
                        ? Optional.empty()
                        : Optional.of("the names do not fit, not even in the smallest letters"));
    }

    private record Widest(double ems) {
        static Widest of(String name, String language, boolean bold) {
            return new Widest(new Paragraph(name, language, bold)
                            .lines(Double.MAX_VALUE).stream()
                                    .mapToDouble(Paragraph.Line::width)
                                    .max()
                                    .orElse(0)
                    / Paragraph.EM);
        }
    }

    /** The fewest columns in which all stand; 0 where there are none. */
    private static int columns(Box box, double size, int rows, List<Widest> widths) {
        double widest = widths.stream().mapToDouble(Widest::ems).max().orElse(0);
        for (int columns = 1; columns <= box.columns() && rows > 0; columns++) {
            double width = (box.width() - (columns - 1) * GAP * size) / columns;
            if (widths.size() <= (long) columns * rows && widest * size <= width) {
                return columns;
            }
        }
        return 0;
    }

    private static Columns set(Box box, List<String> names, String language, double size, double leading, int columns) {
        boolean turned = new Paragraph("", language, false).isRightToLeft();
        int rows = (names.size() + columns - 1) / columns;
        double width = (box.width() - (columns - 1) * GAP * size) / columns;
        double step = Math.min(box.height() / rows, size * leading * 1.6);
        List<Lettering> set = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i / rows;
            double left = box.x() + (turned ? columns - 1 - column : column) * (width + GAP * size);
            Box place = new Box(
                    box.name(),
                    left,
                    box.y() + i % rows * step,
                    width,
                    step,
                    box.fill(),
                    size,
                    size,
                    1,
                    box.bold(),
                    box.align(),
                    Box.Align.MIDDLE,
                    1,
                    box.line());
            Lettering.fit(place.wider(), names.get(i), language).ifPresent(set::add);
        }
        return new Columns(box, set);
    }

    String path() {
        StringBuilder path = new StringBuilder();
        names.forEach(name -> path.append(name.path()));
        return path.toString();
    }
}
