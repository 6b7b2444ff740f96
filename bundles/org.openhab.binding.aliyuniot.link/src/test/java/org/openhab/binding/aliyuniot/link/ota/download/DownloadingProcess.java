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
package org.openhab.binding.aliyuniot.link.ota.download;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/**
 * A process that loads one image, goes on where an earlier one has ended, and says how far it is.
 */
public final class DownloadingProcess {
    static final String OWNER = "thing";

    /** What it says when the image is complete. */
    static final String DONE = "done";

    private static final int RECORD_EVERY_BYTES = 1 << 18;

    private DownloadingProcess() {}

    /**
     * @param args folder of the store, URL, size, SHA-256, file of the certificate authority
     */
    public static void main(String[] args) throws IOException, ConfigurationFailure {
        URI url = URI.create(args[1]);
        ExpectedImage expected = new ExpectedImage(
                Long.parseLong(args[2]), List.of(new FileDigest(FileDigest.Algorithm.SHA256, args[3])));
        DownloadSettings settings = new DownloadSettings(
                TrustAnchors.ofFile(Path.of(args[4])),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                8,
                Duration.ofMillis(10),
                Duration.ofMillis(100));
        FirmwareStore store = new FirmwareStore(Path.of(args[0]), expected.size(), "downloading");
        try (LinkRuntime runtime = new LinkRuntime("downloading");
                FirmwareFolder own = store.open(OWNER)) {
            if (own.image(expected).isEmpty()) {
                try (PartialImage image = own.partial(expected)) {
                    new FirmwareDownload(
                                    runtime,
                                    settings,
                                    () -> CompletableFuture.completedFuture(url),
                                    position -> tell(own, position))
                            .run(url, image);
                }
            }
            own.installed(List.of(expected));
            own.forgetJob();
            System.out.println(DONE);
        }
    }

    private static void tell(FirmwareFolder own, long position) {
        System.out.println(position);
        if (position % RECORD_EVERY_BYTES == 0) {
            JsonObject job = new JsonObject();
            job.addProperty("position", position);
            job.addProperty("complete", true);
            try {
                own.job(job.toString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
