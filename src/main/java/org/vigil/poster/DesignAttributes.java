package org.vigil.poster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Reads an element's attributes and takes only those that draw, or say what belongs into a box. */
final class DesignAttributes {
    private static final Set<String> OF_SVG = Set.of(
            "x",
            "y",
            "width",
            "height",
            "rx",
            "ry",
            "cx",
            "cy",
            "r",
            "x1",
            "y1",
            "x2",
            "y2",
            "fx",
            "fy",
            "d",
            "points",
            "fill",
            "fill-opacity",
            "fill-rule",
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-dasharray",
            "opacity",
            "transform",
            "id",
            "viewBox",
            "version",
            "gradientUnits",
            "gradientTransform",
            "spreadMethod",
            "offset",
            "stop-color",
            "stop-opacity",
            "clip-path",
            "clip-rule",
            "clipPathUnits",
            "href");

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)url\\s*\\((?!\\s*#)|https?:|data:|javascript:|//");

    private final String path;
    private final Problems problems;

    DesignAttributes(String path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    Map<String, String> read(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            boolean foreign = xml.getAttributeNamespace(i) != null
                    && !xml.getAttributeNamespace(i).isEmpty();
            if ((name.equals("href") && !value.startsWith("#"))
                    || ELSEWHERE.matcher(value).find()) {
                problem(
                        DesignReader.line(xml),
                        name,
                        "\"" + shortened(value) + "\" leads elsewhere",
                        "a place of this file, such as #shade");
            } else if (name.startsWith("on")) {
                problem(DesignReader.line(xml), name, "a design runs nothing", "leave it out");
            } else if (name.equals("style") || name.equals("class")) {
                problem(
                        DesignReader.line(xml),
                        name,
                        "\"" + shortened(value) + "\" is not read",
                        "attributes, such as fill=\"#ffffff\"");
            } else if (!foreign && (OF_SVG.contains(name) || Element.OF_VIGIL.contains(name))) {
                attributes.put(name, value);
            } else if (name.startsWith("data-")) {
                problem(
                        DesignReader.line(xml),
                        name,
                        "<" + xml.getLocalName() + "> has no such attribute",
                        "docs/posters.md lists them");
            }
        }
        return attributes;
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }

    private void problem(int line, String field, String wrong, String allowed) {
        problems.add(new Problem(path, line, field, wrong, allowed));
    }
}
