package dev.storywire.gateway.syndication;

import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0 in UTF-8; characters that it can't have are left out. */
final class Xml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    Xml() {
        try {
            out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    /** Begins an element; attributes are names and values in turn. */
    Xml begin(String name, String... attributes) {
        try {
            out.writeStartElement(name);
            attributes(attributes);
            return this;
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    Xml end() {
        try {
            out.writeEndElement();
            return this;
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    /** An element without content. */
    Xml empty(String name, String... attributes) {
        try {
            out.writeEmptyElement(name);
            attributes(attributes);
            return this;
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    /** An element with text in it. */
    Xml text(String name, String content, String... attributes) {
        try {
            begin(name, attributes);
            out.writeCharacters(allowed(content));
            return end();
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    /** The same, where there is a text. */
    Xml text(String name, Optional<String> content, String... attributes) {
        return content.isPresent() ? text(name, content.get(), attributes) : this;
    }

    Buffer done() {
        try {
            out.writeEndDocument();
            out.close();
            return Buffer.buffer(text.toString());
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], allowed(attributes[i + 1]));
        }
    }

    /** XML 1.0, section 2.2. */
    private static String allowed(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c < 0xd800)
                        || (c >= 0xe000 && c < 0xfffe)
                        || c >= 0x10000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static IllegalStateException unexpected(XMLStreamException failure) {
        return new IllegalStateException("Writing to memory can't fail", failure);
    }
}
