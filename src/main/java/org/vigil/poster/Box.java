package org.vigil.poster;

/**
 * A place for words or for the photo.
 *
 * @param x of its left edge, in the design's units, as all lengths here
 * @param fill the colour of its words, {@code #rrggbb}
 * @param size of the letters where there is room
 * @param smallest down to which they shrink
 * @param lines at most so many
 * @param columns into which a list is divided; 1 for words
 */
record Box(
        String name,
        double x,
        double y,
        double width,
        double height,
        String fill,
        double size,
        double smallest,
        int lines,
        boolean bold,
        Align align,
        Align valign,
        int columns,
        int line) {
    enum Align {
        START,
        MIDDLE,
        END
    }

    static final String PHOTO = "photo";

    /** The same place on a poster whose words run from right to left. */
    Box mirrored(double whole) {
        return at(whole - x - width, width, height);
    }

    /** A hair wider, for what was measured to fit exactly. */
    Box wider() {
        return at(x, width * 1.001, height * 1.001);
    }

    private Box at(double left, double wide, double high) {
        return new Box(name, left, y, wide, high, fill, size, smallest, lines, bold, align, valign, columns, line);
    }

    boolean overlaps(Box other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
}
