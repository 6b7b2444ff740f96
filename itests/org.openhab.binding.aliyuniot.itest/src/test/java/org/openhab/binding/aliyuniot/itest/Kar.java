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

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Domain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The add-on as the build has packed it: every entry of the KAR and of the bundles in it. */
record Kar(Map<String, byte[]> entries) {
    static Kar read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Kar(unzip(in));
        }
    }

    static Map<String, byte[]> unzip(InputStream in) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** What Karaf reads: the entries of the Maven repository in the KAR. */
    List<String> namesEndingWith(String end) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith("repository/") && name.endsWith(end))
                .toList();
    }

    List<Bundle> bundles() throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (String name : namesEndingWith(".jar")) {
            bundles.add(new Bundle(name, unzip(new ByteArrayInputStream(entries.get(name)))));
        }
        return bundles;
    }

    /** One bundle of the KAR. */
    record Bundle(String name, Map<String, byte[]> entries) {
        @Override
        public String toString() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        private Domain manifest() throws IOException {
            return Domain.domain(new Manifest(new ByteArrayInputStream(entries.get("META-INF/MANIFEST.MF"))));
        }

        Parameters imports() throws IOException {
            return manifest().getImportPackage();
        }

        Parameters exports() throws IOException {
            return manifest().getExportPackage();
        }
    }
}
