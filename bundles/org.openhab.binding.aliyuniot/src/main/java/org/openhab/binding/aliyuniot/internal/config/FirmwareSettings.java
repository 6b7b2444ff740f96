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
package org.openhab.binding.aliyuniot.internal.config;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;

/**
 * How a device gets its firmware, checked.
 *
 * @param version that runs before the first update; {@code null} if the platform is to hear of none
 * @param installer what brings an image to where it runs
 * @param autoUpdate whether a job starts by itself, in the window
 * @param preDownload whether an image is loaded before somebody starts the update
 * @param key with which images have to be signed; {@code null} if that is not asked for
 * @param maxImageBytes larger images are refused
 * @param upload where the installer {@code HTTP} puts images; {@code null} for others
 */
public record FirmwareSettings(
        @Nullable FirmwareVersion version,
        Installer installer,
        boolean autoUpdate,
        TimeWindow window,
        boolean preDownload,
        @Nullable OtaPublicKey key,
        long maxImageBytes,
        Duration downloadTimeout,
        Duration installTimeout,
        @Nullable Upload upload) {

    /** What brings an image to where it runs. */
    public enum Installer {
        /** Nothing: the verified file is kept, and that is all. */
        STORE,
        /** The device takes it at an address of its own. */
        HTTP,
        /** A rule. */
        RULE
    }

    /** How a device takes an image. */
    public enum Method {
        PUT,
        POST,
        /** POST of a form with a field {@code file}. */
        MULTIPART
    }

    /**
     * Where a device takes its image, and how it says which version it runs.
     *
     * @param answer what the body of a good answer contains
     * @param versionUrl where to ask for the version; {@code null} if not over HTTP
     * @param versionTopic on which the device tells its version; empty if it does not
     * @param version what to take of that; its first group if there is one
     */
    public record Upload(
            URI url,
            Method method,
            Pattern answer,
            @Nullable URI versionUrl,
            String versionTopic,
            Pattern version) {}
}
