package org.vigil.poster;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** Writes shapes as SVG path data, to a hundredth of a pixel. */
final class Outlines {
    private static final char[] COMMANDS = {'M', 'L', 'Q', 'C', 'Z'};
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};

    private final StringBuilder path = new StringBuilder();

    void add(Shape shape, double scale, double left, double base) {
        AffineTransform place = new AffineTransform(scale, 0, 0, scale, left, base);
        double[] numbers = new double[6];
        for (PathIterator each = shape.getPathIterator(place); !each.isDone(); each.next()) {
            int command = each.currentSegment(numbers);
            path.append(COMMANDS[command]);
            for (int i = 0; i < NUMBERS[command]; i++) {
                number(numbers[i]);
            }
        }
    }

    private void number(double value) {
        long hundredths = Math.round(value * 100);
        path.append(hundredths < 0 ? "-" : "").append(Math.abs(hundredths) / 100);
        long rest = Math.abs(hundredths) % 100;
        if (rest > 0) {
            path.append('.').append(rest / 10).append(rest % 10);
        }
        path.append(' ');
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
