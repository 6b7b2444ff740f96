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
package org.openhab.binding.aliyuniot.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page of the documentation, taken apart. */
final class MarkdownPage {
    private final List<String> lines;
    private final Node document;

    private MarkdownPage(String text) {
        lines = text.lines().toList();
        document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(text);
    }

    static MarkdownPage read(Path file) throws IOException {
        return new MarkdownPage(Files.readString(file));
    }

    /** The levels of all headings, in their order. */
    List<Integer> headingLevels() {
        return all(Heading.class, document).stream().map(Heading::getLevel).toList();
    }

    /** The rows of all tables, as written, the header first and without the line below it. */
    List<List<String>> tables() {
        return all(TableBlock.class, document).stream()
                .map(table -> all(TableRow.class, table).stream()
                        .map(row -> lines.get(row.getSourceSpans().get(0).getLineIndex()))
                        .toList())
                .toList();
    }

    List<String> codeBlocks(String language) {
        return all(FencedCodeBlock.class, document).stream()
                .filter(block -> language.equals(block.getInfo()))
                .map(FencedCodeBlock::getLiteral)
                .toList();
    }

    List<String> inlineCode() {
        return all(Code.class, document).stream().map(Code::getLiteral).toList();
    }

    /** The links to files of the source tree, pictures included, without fragments. */
    List<String> relativeLinks() {
        return Stream.concat(
                        all(Link.class, document).stream().map(Link::getDestination),
                        all(Image.class, document).stream().map(Image::getDestination))
                .filter(destination -> !destination.matches("[a-z]+:.*"))
                .map(destination -> destination.replaceFirst("#.*", ""))
                .filter(destination -> !destination.isEmpty())
                .toList();
    }

    private static <T extends Node> List<T> all(Class<T> type, Node top) {
        List<T> found = new ArrayList<>();
        visit(top, node -> {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
        });
        return found;
    }

    private static void visit(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            visit(child, visitor);
        }
    }
}
