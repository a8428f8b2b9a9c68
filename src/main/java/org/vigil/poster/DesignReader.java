package org.vigil.poster;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Reads a design's SVG and takes only what draws: shapes, colours and gradients. Whatever could fetch something, run or
 * bring in another file is refused by name, and so is text, which is lettered from the post's words.
 */
final class DesignReader {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MOST_BYTES = 300_000;
    private static final int MOST_ELEMENTS = 2_000;
    private static final int DEEPEST = 20;

    private static final Set<String> DRAWN = Set.of(
            "svg",
            "g",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "path",
            "defs",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath");

    private static final Set<String> READ_BY_PEOPLE = Set.of("title", "desc");

    private final String path;
    private final Problems problems;
    private final DesignAttributes attributes;
    private int elements;

    private DesignReader(String path, Problems problems) {
        this.path = path;
        this.problems = problems;
        this.attributes = new DesignAttributes(path, problems);
    }

    /** The root element; empty where the file is no SVG that can be used, and then the problems say all that is wrong. */
    static Optional<Element> read(SourceFile file, Problems problems) {
        int before = problems.size();
        DesignReader reader = new DesignReader(file.path(), problems);
        Optional<Element> root = reader.read(file.bytes());
        return problems.size() == before ? root : Optional.empty();
    }

    private Optional<Element> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            problem(
                    1,
                    "",
                    "the file has " + bytes.length + " bytes",
                    "at most " + MOST_BYTES + ": shapes, no pictures");
            return Optional.empty();
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return Optional.of(root(xml));
                    }
                    case XMLStreamConstants.DTD -> {
                        problem(line(xml), "", "<!DOCTYPE …> brings in other files", "leave it out");
                        return Optional.empty();
                    }
                    default -> {}
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            String wrong = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
            problem(line, "", "this is no XML: " + wrong, "an SVG file, as vector programs save it");
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private Element root(XMLStreamReader xml) throws XMLStreamException {
        if (!xml.getLocalName().equals("svg") || !SVG.equals(xml.getNamespaceURI())) {
            problem(line(xml), "<" + xml.getLocalName() + ">", "this is no SVG", "<svg xmlns=\"" + SVG + "\" …>");
        }
        return element(xml, 0);
    }

    private Element element(XMLStreamReader xml, int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        Element element = new Element(name, attributes.read(xml), new ArrayList<>(), line(xml));
        if (++elements > MOST_ELEMENTS || depth > DEEPEST) {
            throw new XMLStreamException("too many elements, or too deep in one another", xml.getLocation());
        }
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> child(xml, element, depth);
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {}
            }
        }
        return element;
    }

    private void child(XMLStreamReader xml, Element parent, int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        boolean drawn = SVG.equals(xml.getNamespaceURI()) && DRAWN.contains(name);
        if (drawn && !name.equals("svg")) {
            parent.children().add(element(xml, depth + 1));
            return;
        }
        if (!READ_BY_PEOPLE.contains(name) && SVG.equals(xml.getNamespaceURI())) {
            problem(line(xml), "<" + name + ">", whyNot(name), "shapes, gradients and <rect data-box=\"…\"/>");
        }
        skip(xml);
    }

    private static String whyNot(String name) {
        return switch (name) {
            case "script", "foreignObject", "handler", "a" -> "a design runs nothing and leads nowhere";
            case "image", "use", "feImage" -> "a design brings in nothing from elsewhere";
            case "text", "tspan", "textPath" ->
                "text is lettered from the post's words, in Vigil's own fonts; turn fixed lettering into paths";
            case "style" -> "colours stand at the shapes themselves, such as fill=\"#ffffff\"";
            default -> "this cannot stand in a design";
        };
    }

    private void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0 && xml.hasNext(); ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    static int line(XMLStreamReader xml) {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private void problem(int line, String field, String wrong, String allowed) {
        problems.add(new Problem(path, line, field, wrong, allowed));
    }
}
