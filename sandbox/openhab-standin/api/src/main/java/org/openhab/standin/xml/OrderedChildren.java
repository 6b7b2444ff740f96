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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;

/** Walks the children of an element in the one order that openHAB's readers accept. */
final class OrderedChildren {

    private final XmlElement parent;
    private final Set<String> expected = new LinkedHashSet<>();
    private int next;

    OrderedChildren(final XmlElement parent) {
        this.parent = parent;
    }

    /** The next child if it has one of these names. */
    @Nullable
    XmlElement optional(final String... names) {
        final List<String> wanted = List.of(names);
        if (next < parent.children.size()) {
            final XmlElement child = parent.children.get(next);
            if (wanted.contains(child.name)) {
                next++;
                expected.clear();
                return child;
            }
        }
        expected.addAll(wanted);
        return null;
    }

    /** The next child, which must have this name. */
    XmlElement required(final String name) throws OhInfSyntaxException {
        final XmlElement child = optional(name);
        if (child == null) {
            throw unexpected();
        }
        return child;
    }

    @Nullable
    String optionalText(final String name) throws OhInfSyntaxException {
        final XmlElement child = optional(name);
        return child == null ? null : child.text();
    }

    String requiredText(final String name) throws OhInfSyntaxException {
        return required(name).text();
    }

    /** All next children that have one of these names. */
    List<XmlElement> all(final String... names) {
        final List<XmlElement> found = new ArrayList<>();
        for (XmlElement child = optional(names); child != null; child = optional(names)) {
            found.add(child);
        }
        return found;
    }

    /** There must be no further child. */
    void end() throws OhInfSyntaxException {
        if (next < parent.children.size()) {
            throw unexpected();
        }
    }

    private OhInfSyntaxException unexpected() {
        final String wanted = expected.stream().map(name -> "<" + name + ">").collect(Collectors.joining(" or "));
        final String end = "</" + parent.name + ">";
        if (next < parent.children.size()) {
            final XmlElement child = parent.children.get(next);
            return child.problem("found <" + child.name + "> in <" + parent.name + ">, expected "
                    + (wanted.isEmpty() ? end : wanted + " or " + end));
        }
        return parent.problem("found " + end + ", expected " + wanted);
    }
}
