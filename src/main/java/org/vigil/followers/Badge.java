package org.vigil.followers;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The counter as a small picture of letters: SVG, light or dark as the reader's machine is. */
final class Badge {
    private static final String LOOK =
            "text{font-family:system-ui,'Noto Sans','Liberation Sans',sans-serif;text-anchor:middle}"
                    + ".card{fill:#fffdfa;stroke:#8a8172}.name,.note{fill:#57503f}.days{fill:#24211c;font-weight:700}"
                    + "@media(prefers-color-scheme:dark){.card{fill:#1f1d1a}.name,.note{fill:#c9c1b4}.days{fill:#f5efe4}}";

    /** In pixels. */
    enum Size {
        SMALL(180, 48),
        MEDIUM(260, 72),
        LARGE(400, 112);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        /** The usual one where there is no such size. */
        static Size of(String word) {
            return Optional.of(word.toUpperCase(Locale.ROOT))
                    .filter(name -> name.matches("SMALL|MEDIUM|LARGE"))
                    .map(Size::valueOf)
                    .orElse(MEDIUM);
        }
    }

    private final Days days;
    private final Texts texts;
    private final Size size;
    private final MidnightStyle style;

    /** @param seconds to midnight in the place of custody */
    Badge(Days days, Texts texts, Size size, long seconds) {
        this.days = days;
        this.texts = texts;
        this.size = size;
        this.style = MidnightStyle.after(seconds, LOOK);
    }

    String styleHash() {
        return style.hash();
    }

    String svg() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            write(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        String note = String.join(" · ", days.notes());
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        xml.writeAttribute("width", String.valueOf(size.width()));
        xml.writeAttribute("height", String.valueOf(size.height()));
        xml.writeAttribute("viewBox", "0 0 " + size.width() + " " + size.height());
        xml.writeAttribute("role", "img");
        xml.writeAttribute("xml:lang", texts.language());
        xml.writeAttribute("aria-label", spoken(note));
        element(xml, "title", spoken(note));
        element(xml, "style", style.css());
        xml.writeEmptyElement("rect");
        xml.writeAttribute("class", "card");
        xml.writeAttribute("x", "0.5");
        xml.writeAttribute("y", "0.5");
        xml.writeAttribute("width", String.valueOf(size.width() - 1));
        xml.writeAttribute("height", String.valueOf(size.height() - 1));
        xml.writeAttribute("rx", "8");
        rows(xml, note);
        xml.writeEndElement();
    }

    /** The name, the days in one line or in two, and what has to stand beside them. */
    private void rows(XMLStreamWriter xml, String note) throws XMLStreamException {
        boolean two = isLong(days.now()) || isLong(days.next());
        int rows = 2 + (two ? 1 : 0) + (note.isEmpty() ? 0 : 1);
        double row = size.height() / (rows + 0.6);
        line(xml, "name", days.name(), row, row * 0.62);
        days(xml, "days now", days.now(), two, row);
        days(xml, "days next", days.next(), two, row);
        if (!note.isEmpty()) {
            line(xml, "note", note, row * (rows + 0.05), row * 0.6);
        }
    }

    private void days(XMLStreamWriter xml, String style, String words, boolean two, double row)
            throws XMLStreamException {
        int end = two ? middle(words) : words.length();
        line(xml, style, words.substring(0, end), row * 2.05, row * 0.86);
        if (end < words.length()) {
            line(xml, style, words.substring(end + 1), row * 3.05, row * 0.86);
        }
    }

    /** Whether it would be too small to read in one line. */
    private boolean isLong(String words) {
        return (size.width() - 16) / Math.max(1, widthOf(words)) < size.height() / 4.0;
    }

    /** Where the space nearest to the middle is; the end where there is none. */
    private static int middle(String words) {
        int half = words.length() / 2;
        int before = words.lastIndexOf(' ', half);
        int after = words.indexOf(' ', half);
        if (before < 0 || after < 0) {
            return Math.max(before, after) < 0 ? words.length() : Math.max(before, after);
        }
        return half - before < after - half ? before : after;
    }

    private String spoken(String note) {
        String words = texts.say("share.sentence", "name", days.name(), "status", days.now());
        return note.isEmpty() ? words : words + " " + note;
    }

    /** As large as the line is high, or smaller where the words would not fit beside each other. */
    private void line(XMLStreamWriter xml, String style, String words, double y, double height)
            throws XMLStreamException {
        double fits = (size.width() - 16) / Math.max(1, widthOf(words));
        xml.writeStartElement("text");
        xml.writeAttribute("class", style);
        xml.writeAttribute("x", String.valueOf(size.width() / 2));
        xml.writeAttribute("y", String.format(Locale.ROOT, "%.1f", y));
        xml.writeAttribute("font-size", String.format(Locale.ROOT, "%.1f", Math.min(height, fits)));
        xml.writeAttribute("direction", texts.direction());
        xml.writeCharacters(plain(words));
        xml.writeEndElement();
    }

    /** In heights of a bold letter, on the wide side: no font can be asked. */
    private static double widthOf(String words) {
        return words.codePoints().mapToDouble(Badge::widthOf).sum();
    }

    private static double widthOf(int letter) {
        if (Character.getType(letter) == Character.FORMAT) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN -> 1.05;
            case CYRILLIC -> 0.74;
            default -> 0.65; // Latin, Arabic, digits and signs
        };
    }

    private static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(words));
        xml.writeEndElement();
    }

    /** Without the few characters that no XML may have. */
    private static String plain(String words) {
        return words.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
