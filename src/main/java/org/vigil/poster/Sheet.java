package org.vigil.poster;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Optional;

/** A design with its words set, as an SVG that needs no font: letters are outlines in it. The photo's place is left bare. */
final class Sheet {
    private final Design design;
    private final Map<String, String> words;
    private final String language;
    private final boolean photo;
    private final boolean turned;
    private final StringBuilder svg = new StringBuilder();
    private boolean bare;

    /** @param words by box; what has no box is not drawn, and a box without words is empty */
    Sheet(Design design, Map<String, String> words, String language, boolean photo) {
        this.design = design;
        this.words = words;
        this.language = language;
        this.photo = photo;
        this.turned = ULocale.forLanguageTag(language).isRightToLeft();
    }

    /** The drawing without its words: what is under them. */
    String shapes() {
        bare = true;
        return svg();
    }

    /** The whole drawing. */
    String svg() {
        svg.setLength(0);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(design.width())
                .append("\" height=\"")
                .append(design.height())
                .append("\" viewBox=\"0 0 ")
                .append(design.width())
                .append(' ')
                .append(design.height())
                .append("\">");
        design.root().children().forEach(this::element);
        return svg.append("</svg>").toString();
    }

    /** Where the photo goes; empty where there is none, or no place for it. */
    Optional<Box> photoBox() {
        return photo ? shown(Box.PHOTO) : Optional.empty();
    }

    /** The box of that name which this sheet shows, where it stands here. */
    Optional<Box> shown(String name) {
        return Design.all(design.root())
                .filter(element -> element.box().filter(name::equals).isPresent())
                .filter(element -> visible(design.root(), element))
                .flatMap(element -> design.boxes().stream()
                        .filter(box ->
                                box.line() == element.line() && box.name().equals(name)))
                .findFirst()
                .map(box -> turned ? box.mirrored(design.width()) : box);
    }

    private boolean visible(Element within, Element wanted) {
        return within.equals(wanted)
                ? holds(within)
                : holds(within) && within.children().stream().anyMatch(child -> visible(child, wanted));
    }

    private void element(Element element) {
        if (!holds(element)) {
            return;
        }
        if (element.box().isPresent()) {
            box(element);
        } else if (Design.all(element).anyMatch(each -> each.box().isPresent())
                || element.name().equals("defs")
                || !turned
                || element.attribute(Element.MIRROR).filter("no"::equals).isPresent()) {
            written(element);
        } else {
            svg.append("<g transform=\"matrix(-1 0 0 1 ").append(design.width()).append(" 0)\">");
            written(element);
            svg.append("</g>");
        }
    }

    private boolean holds(Element element) {
        return element.attribute(Element.IF).map(this::has).orElse(true)
                && !element.attribute(Element.UNLESS).map(this::has).orElse(false);
    }

    private boolean has(String box) {
        return box.equals(Box.PHOTO) ? photo : !words.getOrDefault(box, "").isEmpty();
    }

    private void box(Element element) {
        String name = element.box().orElse("");
        String text = words.getOrDefault(name, "");
        if (bare || name.equals(Box.PHOTO) || text.isEmpty()) {
            return;
        }
        design.boxes().stream()
                .filter(box -> box.line() == element.line() && box.name().equals(name))
                .findFirst()
                .map(box -> turned ? box.mirrored(design.width()) : box)
                .ifPresent(box -> letter(box, text));
    }

    private void letter(Box box, String text) {
        String path = box.columns() > 1
                ? Columns.fit(box, text, language).map(Columns::path).orElse("")
                : Lettering.fit(box, text, language).map(Lettering::path).orElse("");
        svg.append("<path fill=\"")
                .append(box.fill())
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
    }

    private void written(Element element) {
        svg.append('<').append(element.name());
        element.attributes().forEach((name, value) -> {
            if (!Element.OF_VIGIL.contains(name)) {
                svg.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"');
            }
        });
        svg.append('>');
        boolean inside = Design.all(element).anyMatch(each -> each.box().isPresent());
        for (Element child : element.children()) {
            if (inside) {
                element(child);
            } else if (holds(child)) {
                written(child);
            }
        }
        svg.append("</").append(element.name()).append('>');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
