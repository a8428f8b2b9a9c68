package org.vigil.followers;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A feed as Atom (RFC 4287). */
record AtomFeed(Feed feed) {
    String text() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element(xml, "id", feed.id());
        element(xml, "title", feed.title());
        element(xml, "updated", feed.updated().toString());
        xml.writeStartElement("author");
        element(xml, "name", feed.title());
        xml.writeEndElement();
        link(xml, "self", feed.self("atom"));
        if (feed.home().isPresent()) {
            link(xml, "alternate", feed.home().get());
        }
        for (Feed.Entry entry : feed.entries()) {
            write(xml, entry);
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Feed.Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        xml.writeAttribute("xml:lang", entry.language());
        element(xml, "id", entry.id());
        element(xml, "title", entry.title());
        element(xml, "published", entry.published().toString());
        element(xml, "updated", entry.changed().toString());
        for (int i = 0; i < entry.links().size(); i++) {
            link(xml, i == 0 ? "alternate" : "related", entry.links().get(i));
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(plain(entry.text()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(words));
        xml.writeEndElement();
    }

    /** Without the characters that no XML may have. */
    private static String plain(String words) {
        return words.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\x{FFFE}\\x{FFFF}]", "");
    }
}
