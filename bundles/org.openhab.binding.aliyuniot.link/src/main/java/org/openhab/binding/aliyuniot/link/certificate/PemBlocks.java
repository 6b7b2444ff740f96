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
package org.openhab.binding.aliyuniot.link.certificate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads texts of PEM (RFC 7468): blocks of base64 between lines that say what they are. What stands between blocks is
 * left out, as tools write explanations there.
 */
final class PemBlocks {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    /** A chain with all its keys has fewer. */
    private static final int MAX_BLOCKS = 32;

    private PemBlocks() {}

    /**
     * One block.
     *
     * @param label such as {@code CERTIFICATE} and {@code EC PRIVATE KEY}
     * @param legacy whether it has headers before its content, as keys that OpenSSL has encrypted in its old way
     */
    record Block(String label, byte[] content, boolean legacy) {
        @Override
        public String toString() {
            return "Block[" + label.length() + " characters]";
        }
    }

    /** Whether there is a block in it at all. */
    static boolean isIn(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    /**
     * All blocks, in their order.
     *
     * @throws IllegalArgumentException if a block is cut off, no base64, or there are more than {@value #MAX_BLOCKS}
     */
    static List<Block> read(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        String label = "";
        StringBuilder content = new StringBuilder();
        boolean legacy = false;
        for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\\R")) {
            String text = line.strip();
            if (text.startsWith(BEGIN) && text.endsWith(DASHES) && text.length() > BEGIN.length() + DASHES.length()) {
                label = text.substring(BEGIN.length(), text.length() - DASHES.length());
                content.setLength(0);
                legacy = false;
            } else if (text.startsWith(END) && !label.isEmpty()) {
                if (blocks.size() == MAX_BLOCKS) {
                    throw new IllegalArgumentException("more than " + MAX_BLOCKS + " blocks");
                }
                blocks.add(new Block(
                        label, legacy ? new byte[0] : Base64.getMimeDecoder().decode(content.toString()), legacy));
                label = "";
            } else if (!label.isEmpty()) {
                legacy |= text.indexOf(':') >= 0;
                content.append(text);
            }
        }
        if (!label.isEmpty()) {
            throw new IllegalArgumentException("a block without an end");
        }
        return blocks;
    }
}
