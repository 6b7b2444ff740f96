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
package org.openhab.binding.aliyuniot.benchmarks.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import javax.net.ssl.HttpsURLConnection;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.download.FirmwareDownload;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/**
 * A process that loads one image and does nothing else.
 */
@NonNullByDefault({})
public final class DownloadRun {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int COLLECTIONS_BEFORE = 3;
    private static final int SAMPLES = 16;

    private DownloadRun() {}

    /** What it loads with. */
    public enum Client {
        /** What is measured. */
        OURS("FirmwareDownload"),

        /** A loop that reads, hashes and writes, without resuming, checking and syncing. */
        LOOP("HttpsURLConnection loop"),

        /** The same as the first, but it collects garbage now and then, and says how much of the heap was in use. */
        HEAP("");

        private final String label;

        Client(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Loads.
     *
     * @param args client, URL, file of the certificate, folder that is empty, size, SHA-256
     */
    public static void main(String[] args) throws IOException, ConfigurationFailure, GeneralSecurityException {
        Client client = Client.valueOf(args[0]);
        URI url = URI.create(args[1]);
        Path folder = Path.of(args[3]);
        long size = Long.parseLong(args[4]);
        if (client == Client.LOOP) {
            loop(url, Path.of(args[2]), folder, args[5]);
        } else if (client == Client.OURS) {
            load(url, Path.of(args[2]), folder, size, args[5], position -> {});
        } else {
            HeapSamples samples = new HeapSamples(size);
            load(url, Path.of(args[2]), folder, size, args[5], samples);
            System.out.println(samples.growth());
        }
    }

    private static void load(URI url, Path authority, Path folder, long size, String sha256, LongConsumer progress)
            throws IOException, ConfigurationFailure {
        ExpectedImage expected = new ExpectedImage(size, List.of(new FileDigest(FileDigest.Algorithm.SHA256, sha256)));
        DownloadSettings settings = DownloadSettings.of(TrustAnchors.ofFile(authority));
        try (LinkRuntime runtime = new LinkRuntime("download");
                FirmwareFolder own = new FirmwareStore(folder, size, "download").open("thing");
                PartialImage image = own.partial(expected)) {
            new FirmwareDownload(runtime, settings, () -> CompletableFuture.completedFuture(url), progress)
                    .run(url, image);
        }
    }

    private static void loop(URI url, Path authority, Path folder, String sha256)
            throws IOException, ConfigurationFailure, GeneralSecurityException {
        HttpsURLConnection connection = (HttpsURLConnection) url.toURL().openConnection();
        connection.setSSLSocketFactory(TrustAnchors.ofFile(authority).socketFactory(socket -> {}));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER_BYTES];
        Files.createDirectories(folder);
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(folder.resolve("image"))) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new IOException("The image is not the expected one");
        }
    }

    /** Live bytes: what is left after a collection, at some moments of the download, the first one before it. */
    private static final class HeapSamples implements LongConsumer {
        private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        private final long step;
        private final long before;
        private long next;
        private long most;

        HeapSamples(long size) {
            step = Math.max(1, size / SAMPLES);
            next = step;
            for (int i = 1; i < COLLECTIONS_BEFORE; i++) {
                used();
            }
            before = used();
            most = before;
        }

        private long used() {
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed();
        }

        @Override
        public void accept(long position) {
            if (position >= next) {
                next += step;
                most = Math.max(most, used());
            }
        }

        long growth() {
            return most - before;
        }
    }
}
