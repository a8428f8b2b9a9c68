package org.vigil.poster;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A text of one size that becomes outlines: its letters joined and ordered as its script has it (HarfBuzz by way of Java2D,
 * UAX #9 by ICU), in lines that end between words. Measured in an em of {@link #EM} units.
 */
final class Paragraph {
    /** Large, so that nothing is rounded to a pixel's grid. */
    static final int EM = 1_000;

    private static final FontRenderContext OUTLINES = new FontRenderContext(new AffineTransform(), true, true);

    private final String text;
    private final ULocale locale;
    private final boolean rightToLeft;
    private final boolean bold;
    private final Map<Long, Line> shaped = new HashMap<>();

    Paragraph(String text, String language, boolean bold) {
        this.text = text;
        this.locale = ULocale.forLanguageTag(language);
        this.rightToLeft = locale.isRightToLeft();
        this.bold = bold;
    }

    boolean isRightToLeft() {
        return rightToLeft;
    }

    /**
     * A line that is set, in units of the em.
     *
     * @param from inclusive, in the text
     * @param to exclusive, without the spaces at its end
     */
    record Line(List<Placed> runs, double width, int from, int to) {
        /** From its left end, on its base line. */
        Path2D outlines() {
            Path2D outlines = new Path2D.Double();
            runs.forEach(run -> outlines.append(run.glyphs().getOutline((float) run.at(), 0), false));
            return outlines;
        }
    }

    /** @param at how far from the left end of its line it begins */
    record Placed(GlyphVector glyphs, double at) {}

    /** A run of one direction and one font. */
    private record Run(String text, Font font, boolean rightToLeft) {}

    /** The characters that no font has, each once. */
    static Set<String> missing(String text) {
        Set<String> missing = new LinkedHashSet<>();
        text.codePoints()
                .filter(each -> !isUnseen(each) && !Character.isWhitespace(each))
                .filter(each -> Typefaces.having(each, true, Optional.empty()).isEmpty())
                .forEach(each -> missing.add(Character.toString(each)));
        return missing;
    }

    /** Lines no wider than that; a word that is wider than a line stands alone in one, and is. */
    List<Line> lines(double width) {
        List<Line> lines = new ArrayList<>();
        BreakIterator places = BreakIterator.getLineInstance(locale);
        places.setText(text);
        int begin = 0;
        Optional<Line> fitting = Optional.empty();
        for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
            Line longer = line(begin, end);
            if (fitting.isPresent() && longer.width() > width) {
                lines.add(fitting.get());
                begin = fitting.get().to();
                longer = line(begin, end);
            }
            boolean must = text.charAt(end - 1) == '\n';
            fitting = must ? Optional.empty() : Optional.of(longer);
            if (must) {
                lines.add(longer);
                begin = end;
            }
        }
        fitting.filter(line -> line.to() > line.from()).ifPresent(lines::add);
        return lines;
    }

    /** Shaping costs more than anything else of a poster, and letters are tried in many sizes. */
    private Line line(int from, int to) {
        return shaped.computeIfAbsent((long) from << 32 | to, range -> shape(from, to));
    }

    private Line shape(int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        List<Placed> placed = new ArrayList<>();
        double at = 0;
        for (Run run : runs(begin, end)) {
            char[] letters = run.text().toCharArray();
            GlyphVector glyphs = run.font()
                    .deriveFont((float) EM)
                    .layoutGlyphVector(
                            OUTLINES,
                            letters,
                            0,
                            letters.length,
                            run.rightToLeft() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
            placed.add(new Placed(glyphs, at));
            at += glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
        }
        return new Line(placed, at, begin, end);
    }

    /** In the order in which they stand on the line, from left to right. */
    private List<Run> runs(int from, int to) {
        List<Run> runs = new ArrayList<>();
        if (from == to) {
            return runs;
        }
        Bidi paragraph = new Bidi(text, rightToLeft ? Bidi.RTL : Bidi.LTR);
        Bidi line = paragraph.setLine(from, to);
        for (int i = 0; i < line.countRuns(); i++) {
            var run = line.getVisualRun(i);
            boolean turned = run.isOddRun();
            List<Run> ofFonts = byFont(text.substring(from + run.getStart(), from + run.getLimit()), turned);
            runs.addAll(turned ? ofFonts.reversed() : ofFonts);
        }
        return runs;
    }

    private List<Run> byFont(String letters, boolean turned) {
        List<Run> runs = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        Optional<Font> inUse =
                locale.getLanguage().equals("zh") ? Optional.of(Typefaces.ofChinese()) : Optional.empty();
        for (int at = 0; at < letters.length(); at += Character.charCount(letters.codePointAt(at))) {
            int letter = letters.codePointAt(at);
            if (isControl(letter)) {
                continue;
            }
            Optional<Font> font = isUnseen(letter) && inUse.isPresent()
                    ? inUse
                    : Typefaces.having(
                            Character.isWhitespace(letter) ? ' ' : letter,
                            bold,
                            isLatin(letter) ? Optional.empty() : inUse);
            if (!font.equals(inUse) && !one.isEmpty()) {
                runs.add(new Run(one.toString(), inUse.orElseThrow(), turned));
                one.setLength(0);
            }
            inUse = font.isPresent() ? font : inUse;
            one.appendCodePoint(Character.isWhitespace(letter) ? ' ' : letter);
        }
        if (!one.isEmpty()) {
            runs.add(new Run(one.toString(), inUse.orElseThrow(), turned));
        }
        return runs;
    }

    /** The Chinese font has Latin letters too, of another weight. */
    private static boolean isLatin(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    /** What only orders the text, and has done so by then. */
    private static boolean isControl(int letter) {
        return UCharacter.hasBinaryProperty(letter, UProperty.BIDI_CONTROL);
    }

    /** Joiners and the like, which change their neighbours and are not seen. */
    private static boolean isUnseen(int letter) {
        return UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
