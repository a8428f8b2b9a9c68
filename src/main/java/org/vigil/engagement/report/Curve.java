package org.vigil.engagement.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one number went on, as a line from the left to the right, in units of the drawing, which is {@link #WIDTH} of them wide.
 * Where the number is absent the line is broken, since absent is not zero.
 *
 * @param name what it counts
 * @param stretches of points, each as SVG's {@code polyline} takes them
 * @param most the highest of its numbers, which is at the upper edge; zero is at the lower
 * @param last the newest of its numbers
 */
public record Curve(String name, List<String> stretches, List<Dot> dots, long most, long last) {
    static final int WIDTH = 640;
    static final int HEIGHT = 110;
    private static final int LEFT = 100;
    private static final int RIGHT = 20;
    private static final int ABOVE = 14;
    private static final int BELOW = 14;

    /** A reading. */
    public record Dot(int x, int y) {}

    /** @param number null where nobody told */
    public record Point(Instant at, @Nullable Long number) {}

    /** @param points in order of time, at least one of them with a number */
    public static Curve of(String name, List<Point> points) {
        Instant first = points.getFirst().at();
        long length = Math.max(1, Duration.between(first, points.getLast().at()).toSeconds());
        long most = 0;
        long last = 0;
        for (Point point : points) {
            Long number = point.number();
            most = number == null ? most : Math.max(most, number);
            last = number == null ? last : number;
        }
        List<String> stretches = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        for (Point point : points) {
            Long number = point.number();
            if (number == null) {
                end(stretch, stretches);
            } else {
                Dot dot = dot(Duration.between(first, point.at()).toSeconds(), length, number, most);
                dots.add(dot);
                stretch.append(String.format(Locale.ROOT, "%d,%d ", dot.x(), dot.y()));
            }
        }
        end(stretch, stretches);
        return new Curve(name, stretches, dots, most, last);
    }

    private static void end(StringBuilder stretch, List<String> stretches) {
        if (!stretch.isEmpty()) {
            stretches.add(stretch.toString().strip());
            stretch.setLength(0);
        }
    }

    private static Dot dot(long since, long length, long number, long most) {
        int x = LEFT + (int) (since * (WIDTH - LEFT - RIGHT) / length);
        int y = ABOVE + (int) Math.round((HEIGHT - ABOVE - BELOW) * (1 - (most == 0 ? 0 : (double) number / most)));
        return new Dot(x, y);
    }

    /** As SVG says how large it is. */
    public String viewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return WIDTH - RIGHT;
    }

    public int top() {
        return ABOVE;
    }

    public int bottom() {
        return HEIGHT - BELOW;
    }
}
