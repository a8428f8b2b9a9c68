package org.vigil.poster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * How posters of one form look: shapes, and boxes for words and the photo.
 *
 * @param path of its file
 * @param digest of the file's bytes
 * @param width in pixels, as the design's units are
 */
public record Design(String path, String digest, int width, int height, Element root, List<Box> boxes) {
    private static final int SMALLEST_SIDE = 400;
    private static final int LARGEST_SIDE = 4_096;

    public Design {
        boxes = List.copyOf(boxes);
    }

    /** The design of a file; empty where it cannot be used, and then the problems say all that is wrong with it. */
    public static Optional<Design> read(SourceFile file, Problems problems) {
        Problems own = new Problems();
        Optional<Design> design = DesignReader.read(file, own).map(root -> of(file, root, own));
        problems.addAll(own.list());
        return own.isEmpty() ? design : Optional.empty();
    }

    private static Design of(SourceFile file, Element root, Problems problems) {
        List<Box> boxes = new ArrayList<>();
        all(root)
                .filter(element -> element.box().isPresent())
                .map(element -> new BoxReader(file.path(), element, problems).read())
                .forEach(box -> {
                    if (boxes.stream().anyMatch(other -> other.name().equals(box.name())) && !conditional(root, box)) {
                        problems.add(new Problem(
                                file.path(),
                                box.line(),
                                Element.BOX,
                                "the box " + box.name() + " is there twice",
                                "once, or under data-if and data-unless"));
                    }
                    boxes.add(box);
                });
        all(root)
                .filter(each -> each.attribute("transform").isPresent()
                        && each.children().stream().anyMatch(Design::holdsBox))
                .forEach(each -> problems.add(new Problem(
                        file.path(),
                        each.line(),
                        "transform",
                        "a box in it would not stay where it is",
                        "no transform around boxes")));
        int[] size = size(file.path(), root, problems);
        return new Design(file.path(), file.digest(), size[0], size[1], root, boxes);
    }

    private static boolean conditional(Element root, Box box) {
        return all(root)
                .filter(each -> each.attribute(Element.IF).isPresent()
                        || each.attribute(Element.UNLESS).isPresent())
                .anyMatch(each -> all(each).anyMatch(inner -> inner.line() == box.line()));
    }

    private static boolean holdsBox(Element element) {
        return all(element).anyMatch(each -> each.box().isPresent());
    }

    static Stream<Element> all(Element from) {
        return Stream.concat(Stream.of(from), from.children().stream().flatMap(Design::all));
    }

    private static int[] size(String path, Element root, Problems problems) {
        String box = root.attribute("viewBox").orElse("");
        String[] numbers = box.strip().split("[\\s,]+", -1);
        try {
            int width = Integer.parseInt(numbers[2]);
            int height = Integer.parseInt(numbers[3]);
            if (numbers.length == 4
                    && numbers[0].equals("0")
                    && numbers[1].equals("0")
                    && Math.min(width, height) >= SMALLEST_SIDE
                    && Math.max(width, height) <= LARGEST_SIDE) {
                return new int[] {width, height};
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // said below
        }
        problems.add(new Problem(
                path,
                root.line(),
                "viewBox",
                "\"" + box + "\" is no size of a poster",
                "\"0 0 1600 900\": whole pixels, from " + SMALLEST_SIDE + " to " + LARGEST_SIDE + " a side"));
        return new int[] {SMALLEST_SIDE, SMALLEST_SIDE};
    }

    /** The names of its places, each once. */
    public List<String> places() {
        return boxes.stream().map(Box::name).distinct().toList();
    }

    /** Whether it has a place for something. */
    public boolean has(String box) {
        return boxes.stream().anyMatch(each -> each.name().equals(box));
    }
}
