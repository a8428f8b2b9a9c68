package org.vigil.poster;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Reads {@code <rect data-box="…"/>}. */
final class BoxReader {
    static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,30}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final String path;
    private final Element rect;
    private final Problems problems;

    BoxReader(String path, Element rect, Problems problems) {
        this.path = path;
        this.rect = rect;
        this.problems = problems;
    }

    Box read() {
        String name = rect.box().orElse("");
        if (!rect.name().equals("rect") || !NAME.matcher(name).matches()) {
            problem(
                    Element.BOX,
                    "\"" + name + "\" is no name of a box",
                    "<rect data-box=\"name\" …/>: a to z and dashes");
        }
        if (rect.attribute("transform").isPresent()) {
            problem("transform", "a box stays where it is", "x, y, width and height");
        }
        boolean photo = name.equals(Box.PHOTO);
        double size = photo ? 1 : length("data-size", Optional.empty());
        double smallest = photo ? 1 : length("data-smallest", Optional.of(size));
        if (smallest > size) {
            problem("data-smallest", "it is larger than data-size", "at most " + size);
        }
        return new Box(
                name,
                number("x"),
                number("y"),
                length("width", Optional.empty()),
                length("height", Optional.empty()),
                photo ? "#000000" : colour(),
                size,
                smallest,
                (int) length("data-lines", Optional.of(1.0)),
                rect.attribute("data-bold").filter("yes"::equals).isPresent(),
                align("data-align"),
                align("data-valign"),
                (int) length("data-columns", Optional.of(1.0)),
                rect.line());
    }

    private String colour() {
        String fill = rect.attribute("fill").orElse("");
        if (!COLOUR.matcher(fill).matches()) {
            problem("fill", "\"" + fill + "\" is no colour of words", "six digits, such as #ffffff");
            return "#000000";
        }
        return fill.toLowerCase(Locale.ROOT);
    }

    private Box.Align align(String attribute) {
        return switch (rect.attribute(attribute).orElse("start")) {
            case "start", "top" -> Box.Align.START;
            case "middle" -> Box.Align.MIDDLE;
            case "end", "bottom" -> Box.Align.END;
            default -> {
                problem(
                        attribute,
                        "\"" + rect.attribute(attribute).orElse("") + "\" cannot stand here",
                        "start, middle or end");
                yield Box.Align.START;
            }
        };
    }

    private double length(String attribute, Optional<Double> usual) {
        double length = rect.attribute(attribute).isEmpty() && usual.isPresent() ? usual.get() : number(attribute);
        if (length <= 0) {
            problem(attribute, "\"" + rect.attribute(attribute).orElse("") + "\" is no length", "more than 0");
            return 1;
        }
        return length;
    }

    private double number(String attribute) {
        String text = rect.attribute(attribute).orElse("");
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && Math.abs(number) < 10_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as a number that is far too large is
        }
        problem(attribute, "\"" + text + "\" is no number", "a number of units of the viewBox, such as 96");
        return 0;
    }

    private void problem(String field, String wrong, String allowed) {
        problems.add(new Problem(path, rect.line(), field, wrong, allowed));
    }
}
