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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;

/**
 * A process that loads one configuration, goes on where an earlier one has ended, and says when it begins and when
 * somebody is told.
 */
public final class ConfigProcess {
    static final String OWNER = "thing";
    static final String BEGUN = "begun";
    static final String TOLD = "told";

    private ConfigProcess() {}

    /**
     * @param args folder of the store, file with what the platform tells, file of the certificate authority
     */
    public static void main(String[] args) throws Exception {
        ConfigFile file =
                ConfigFile.read(JsonParser.parseString(Files.readString(Path.of(args[1]), StandardCharsets.UTF_8)));
        DownloadSettings settings = new DownloadSettings(
                TrustAnchors.ofFile(Path.of(args[2])),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                8,
                Duration.ofMillis(10),
                Duration.ofMillis(100));
        try (LinkRuntime runtime = new LinkRuntime("config-process")) {
            System.out.println(BEGUN);
            ConfigLoad load = new ConfigLoad(
                    runtime,
                    new ConfigStore(Path.of(args[0]), OWNER, "config-process"),
                    settings,
                    file,
                    false,
                    () -> CompletableFuture.completedFuture(file.source().uri()),
                    new ConfigListener() {
                        @Override
                        public void arrived(StoredConfig config) {
                            System.out.println(TOLD);
                        }

                        @Override
                        public void failed(ConfigFile failed, ConfigFailure failure) {}
                    });
            load.run();
            load.end().toCompletableFuture().get();
        }
    }
}
