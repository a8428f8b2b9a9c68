package org.vigil.engagement.report;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bars from the left to the right, one below the other, as the page's template draws them. Lengths are in units of the
 * drawing, which is {@link #WIDTH} of them wide.
 *
 * @param title what it shows, for those who do not see it; the table below it has the same numbers
 * @param line where the median stands; null for none
 */
public record Chart(String title, List<Bar> bars, @Nullable Line line) {
    static final int WIDTH = 640;
    static final int ROW = 22;
    private static final int LABELS = 220;
    private static final int NUMBERS = 90;
    private static final int ABOVE = 20;

    /**
     * One bar.
     *
     * @param language of the label; empty for the page's
     * @param y of its upper edge
     * @param value as it is written behind it
     */
    public record Bar(String label, String language, int x, int y, int length, String value) {
        /** Where its words stand. */
        public int baseline() {
            return y + ROW - 8;
        }

        public int after() {
            return x + length + 6;
        }
    }

    /** The median. */
    public record Line(int x, String label) {}

    /** Something to draw. */
    record Value(String label, String language, double number, String words) {}

    static Chart of(String title, List<Value> values, @Nullable Double median, String medianWords) {
        double most = Math.max(values.stream().mapToDouble(Value::number).max().orElse(0), median == null ? 0 : median);
        int room = WIDTH - LABELS - NUMBERS;
        List<Bar> bars = IntStream.range(0, values.size())
                .mapToObj(n -> new Bar(
                        shortened(values.get(n).label()),
                        values.get(n).language(),
                        LABELS,
                        ABOVE + n * ROW,
                        length(values.get(n).number(), most, room),
                        values.get(n).words()))
                .toList();
        return new Chart(
                title, bars, median == null ? null : new Line(LABELS + length(median, most, room), medianWords));
    }

    private static int length(double number, double most, int room) {
        return most == 0 ? 0 : (int) Math.round(room * number / most);
    }

    /** Too long a label would run into its bar; the table has it whole. */
    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= 26
                ? label
                : label.substring(0, label.offsetByCodePoints(0, 25)).strip() + "…";
    }

    /** Its lower edge. */
    public int height() {
        return ABOVE + bars.size() * ROW + 4;
    }

    /** As SVG says how large it is. */
    public String viewBox() {
        return "0 0 " + WIDTH + " " + height();
    }

    public int labelsEnd() {
        return LABELS - 8;
    }

    public int width() {
        return WIDTH;
    }
}
