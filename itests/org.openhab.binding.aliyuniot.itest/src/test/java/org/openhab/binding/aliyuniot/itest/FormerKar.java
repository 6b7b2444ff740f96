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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The KAR as it was before this one: of a smaller version, and its feature named as openHAB names its own. */
final class FormerKar {
    static final String FEATURE = "openhab-binding-aliyuniot";
    static final String VERSION = "0.0.9";
    static final String NAME = "org.openhab.binding.aliyuniot-" + VERSION;

    private static final String BUNDLE_VERSION = "Bundle-Version";

    private FormerKar() {}

    /**
     * Makes it of the one that the build has packed.
     *
     * @param folder where the file is written
     */
    static Path write(Path built, Path folder) throws IOException {
        Kar kar = Kar.read(built);
        Path file = folder.resolve(NAME + ".kar");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(zip(kar.entries(), built.getFileName().toString().replaceAll(".*-(.*)\\.kar", "$1")));
        }
        return file;
    }

    private static byte[] zip(Map<String, byte[]> entries, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                boolean inRepository = entry.getKey().startsWith("repository/");
                zip.putNextEntry(
                        new ZipEntry(inRepository ? entry.getKey().replace(version, VERSION) : entry.getKey()));
                zip.write(inRepository ? former(entry, version) : entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] former(Map.Entry<String, byte[]> entry, String version) throws IOException {
        if (entry.getKey().endsWith("-features.xml")) {
            return new String(entry.getValue(), StandardCharsets.UTF_8)
                    .replace("aliyuniot-binding", FEATURE)
                    .replace(version, VERSION)
                    .getBytes(StandardCharsets.UTF_8);
        }
        return entry.getKey().endsWith(".jar") ? bundle(entry.getValue()) : entry.getValue();
    }

    private static byte[] bundle(byte[] jar) throws IOException {
        Map<String, byte[]> entries = Kar.unzip(new ByteArrayInputStream(jar));
        Manifest manifest = new Manifest(new ByteArrayInputStream(entries.get("META-INF/MANIFEST.MF")));
        manifest.getMainAttributes().putValue(BUNDLE_VERSION, VERSION);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        entries.put("META-INF/MANIFEST.MF", text.toByteArray());
        return zip(entries, VERSION);
    }
}
