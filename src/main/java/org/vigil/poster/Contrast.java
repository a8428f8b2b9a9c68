package org.vigil.poster;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.source.Problem;

/**
 * Whether words stand out from what is under them (WCAG 2.2, 1.4.3, level AA): at least 4.5 to 1, for large letters too,
 * since posters are looked at on telephones.
 */
public final class Contrast {
    static final double LEAST = 4.5;

    private static final String ANY = "x";

    private Contrast() {}

    /** Every box of a design whose words would be hard to read, in whichever of its states it is seen. */
    public static List<Problem> problems(Design design) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Map<String, String> words : states(design)) {
            problems(design, new Sheet(design, words, "en", false), problems);
            problems(design, new Sheet(design, words, "en", true), problems);
        }
        return List.copyOf(problems);
    }

    private static void problems(Design design, Sheet sheet, Set<Problem> problems) {
        BufferedImage under = Raster.draw(sheet.shapes(), design.width(), design.height(), 1);
        Optional<Box> photo = sheet.photoBox();
        design.boxes().stream()
                .filter(box -> !box.name().equals(Box.PHOTO))
                .filter(box -> sheet.shown(box.name()).filter(box::equals).isPresent())
                .flatMap(box -> problem(design, box, photo, under).stream())
                .forEach(problems::add);
    }

    /** With words in every box, and without those in whose absence something else is seen. */
    private static List<Map<String, String>> states(Design design) {
        Map<String, String> all = new LinkedHashMap<>();
        design.boxes().forEach(box -> all.put(box.name(), ANY));
        List<Map<String, String>> states = new ArrayList<>(List.of(all));
        Design.all(design.root())
                .flatMap(element -> element.attribute(Element.UNLESS).stream())
                .filter(all::containsKey)
                .distinct()
                .forEach(absent -> {
                    Map<String, String> without = new LinkedHashMap<>(all);
                    without.remove(absent);
                    states.add(without);
                });
        return states;
    }

    private static Optional<Problem> problem(Design design, Box box, Optional<Box> photo, BufferedImage under) {
        if (box.x() < 0
                || box.y() < 0
                || box.x() + box.width() > design.width()
                || box.y() + box.height() > design.height()) {
            return Optional.of(of(design, box, "the box reaches beyond the poster", "a place inside of the viewBox"));
        }
        if (photo.filter(box::overlaps).isPresent()) {
            return Optional.of(of(design, box, "words would stand on the photo", "a place beside the photo"));
        }
        double least = least(box, under);
        return least >= LEAST
                ? Optional.empty()
                : Optional.of(of(
                        design,
                        box,
                        String.format(
                                Locale.ROOT,
                                "the words in %s have a contrast of %.1f to 1 with what is under them",
                                box.fill(),
                                least),
                        "at least 4.5 to 1 (WCAG AA): a lighter or darker fill"));
    }

    private static Problem of(Design design, Box box, String wrong, String allowed) {
        return new Problem(design.path(), box.line(), box.name(), wrong, allowed);
    }

    /** With any of the pixels in the box. */
    private static double least(Box box, BufferedImage under) {
        double words = luminance(Color.decode(box.fill()).getRGB());
        double least = 21;
        int right = (int) Math.min(under.getWidth(), Math.ceil(box.x() + box.width()));
        int bottom = (int) Math.min(under.getHeight(), Math.ceil(box.y() + box.height()));
        for (int y = (int) box.y(); y < bottom; y++) {
            for (int x = (int) box.x(); x < right; x++) {
                least = Math.min(least, ratio(words, luminance(under.getRGB(x, y))));
            }
        }
        return least;
    }

    static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Relative luminance as WCAG has it, from 0 for black to 1 for white. */
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
