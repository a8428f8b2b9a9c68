package org.vigil.poster;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words in their box: as large as there is room for, in lines that end between words.
 *
 * @param size of the letters, in the design's units
 * @param leading from one base line to the next, in ems
 */
record Lettering(Box box, List<Paragraph.Line> lines, double size, double leading, boolean rightToLeft) {
    private static final double STEP = 0.94;

    /** Arabic letters reach further up and down than others, and Vietnamese ones carry two marks on each other. */
    private static final double LEADING = 1.24;

    private static final double VIETNAMESE = 1.34;
    private static final double ARABIC = 1.5;

    /** How far below the middle of its line a base line lies, in ems: half the height of the letters. */
    private static final double BELOW_MIDDLE = 0.35;

    /** What is wrong with a text in a box, in words for people; empty where it fits. */
    static Optional<String> unfit(Box box, String text, String language) {
        return unlettered(text)
                .or(() -> fit(box, text, language).isPresent()
                        ? Optional.empty()
                        : Optional.of("\"" + text + "\" does not fit, not even in its smallest letters"));
    }

    /** Letters that would be seen as empty boxes. */
    static Optional<String> unlettered(String text) {
        Set<String> missing = Paragraph.missing(text);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no font of Vigil's has " + String.join(" ", missing) + " (" + codes(missing) + ")");
    }

    private static String codes(Set<String> letters) {
        return String.join(", ", letters.stream().map(Lettering::code).toList());
    }

    private static String code(String letter) {
        return String.format(java.util.Locale.ROOT, "U+%04X", letter.codePointAt(0));
    }

    /** Empty where it does not fit. Every letter must have a font. */
    static Optional<Lettering> fit(Box box, String text, String language) {
        Paragraph paragraph = new Paragraph(text, language, box.bold());
        double leading = leading(text);
        for (double size = box.size(); size >= box.smallest(); size *= STEP) {
            int most = Math.min(box.lines(), (int) Math.floor(box.height() / (size * leading) + 1e-6));
            double width = box.width() / size * Paragraph.EM;
            List<Paragraph.Line> lines = most < 1 ? List.of() : paragraph.lines(width);
            if (!lines.isEmpty() && lines.size() <= most && lines.stream().allMatch(line -> line.width() <= width)) {
                return Optional.of(new Lettering(box, lines, size, leading, paragraph.isRightToLeft()));
            }
        }
        return Optional.empty();
    }

    static double leading(String text) {
        boolean arabic =
                text.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.ARABIC);
        boolean stacked = text.codePoints().anyMatch(each -> each >= 0x1EA0 && each <= 0x1EF9);
        return arabic ? ARABIC : stacked ? VIETNAMESE : LEADING;
    }

    /** The outlines as SVG path data, in the design's units. */
    String path() {
        Outlines outlines = new Outlines();
        double block = lines.size() * leading * size;
        double top = box.y() + at(box.valign(), box.height() - block);
        for (int i = 0; i < lines.size(); i++) {
            Paragraph.Line line = lines.get(i);
            double free = box.width() - line.width() / Paragraph.EM * size;
            double left = box.x() + at(rightToLeft ? turned(box.align()) : box.align(), free);
            double base = top + size * (leading * (i + 0.5) + BELOW_MIDDLE);
            outlines.add(line.outlines(), size / Paragraph.EM, left, base);
        }
        return outlines.toString();
    }

    private static double at(Box.Align align, double free) {
        return switch (align) {
            case START -> 0;
            case MIDDLE -> free / 2;
            case END -> free;
        };
    }

    private static Box.Align turned(Box.Align align) {
        return switch (align) {
            case START -> Box.Align.END;
            case MIDDLE -> Box.Align.MIDDLE;
            case END -> Box.Align.START;
        };
    }
}
