/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.standin.xml;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.jdt.annotation.Nullable;

/** One element of a file with its place, so that a refusal can name it. */
final class XmlElement {

    // The files of an add-on have some hundreds of elements; the bounds only stop a runaway file.
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 100_000;

    final String file;
    final int line;
    final String name;
    final Map<String, String> attributes;
    final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(final String file, final XMLStreamReader reader) {
        this.file = file;
        this.line = reader.getLocation().getLineNumber();
        this.name = reader.getLocalName();
        this.attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            // xsi:schemaLocation and the like are for editors.
            if (reader.getAttributeNamespace(i) == null
                    || reader.getAttributeNamespace(i).isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
    }

    /** Reads a file whose root element must have the given name. No document type, no external entities. */
    static XmlElement read(final String file, final InputStream in, final String root) throws OhInfSyntaxException {
        final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            final XMLStreamReader reader = factory.createXMLStreamReader(in);
            try {
                final XmlElement element = readTree(file, reader);
                if (!root.equals(element.name)) {
                    throw element.problem("found <" + element.name + ">, expected <" + root + ">");
                }
                return element;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            final int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new OhInfSyntaxException(file, line, "not well-formed XML: " + e.getMessage());
        }
    }

    private static XmlElement readTree(final String file, final XMLStreamReader reader)
            throws XMLStreamException, OhInfSyntaxException {
        final List<XmlElement> open = new ArrayList<>();
        int count = 0;
        while (true) {
            final int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new OhInfSyntaxException(
                        file, reader.getLocation().getLineNumber(), "found a document type, expected none");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                final XmlElement element = new XmlElement(file, reader);
                if (open.size() >= MAX_DEPTH || ++count > MAX_ELEMENTS) {
                    throw element.problem("more than " + MAX_DEPTH + " levels or " + MAX_ELEMENTS + " elements");
                }
                if (!open.isEmpty()) {
                    open.get(open.size() - 1).children.add(element);
                }
                open.add(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                final XmlElement closed = open.remove(open.size() - 1);
                if (open.isEmpty()) {
                    return closed;
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                open.get(open.size() - 1).text.append(reader.getText());
            }
        }
    }

    OhInfSyntaxException problem(final String problem) {
        return new OhInfSyntaxException(file, line, problem);
    }

    String attribute(final String attribute) throws OhInfSyntaxException {
        final String value = optionalAttribute(attribute);
        if (value == null) {
            throw problem("<" + name + "> has no attribute '" + attribute + "'");
        }
        return value;
    }

    @Nullable
    String optionalAttribute(final String attribute) {
        return attributes.get(attribute);
    }

    boolean flag(final String attribute, final boolean otherwise) {
        final String value = optionalAttribute(attribute);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }

    /** The text of an element that must not have children. */
    String text() throws OhInfSyntaxException {
        if (!children.isEmpty()) {
            final XmlElement child = children.get(0);
            throw child.problem("found <" + child.name + ">, expected only text in <" + name + ">");
        }
        return text.toString().trim();
    }
}
