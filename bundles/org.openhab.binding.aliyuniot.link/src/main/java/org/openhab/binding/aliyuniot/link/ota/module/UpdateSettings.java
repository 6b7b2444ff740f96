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
package org.openhab.binding.aliyuniot.link.ota.module;

import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateLimits;

/**
 * What users want of a module's firmware. An update keeps those with which it began.
 *
 * @param version that they say is installed; {@code null} if they say nothing
 * @param maxImageBytes larger images are refused
 * @param key with which images have to be signed; {@code null} if that is not asked for
 * @param preDownload whether an image has to be here before its update may begin
 * @param autoStart when jobs start by themselves; {@code null} if they never do
 * @param limits how long an update may take
 * @param downloads how patient downloads from servers are that lead to given trust anchors
 * @param installers makes what installs on a device; good for one update
 */
public record UpdateSettings(
        @Nullable FirmwareVersion version,
        long maxImageBytes,
        @Nullable OtaPublicKey key,
        boolean preDownload,
        AutoStart.@Nullable Window autoStart,
        UpdateLimits limits,
        Function<TrustAnchors, DownloadSettings> downloads,
        Function<DeviceFirmware, FirmwareInstaller> installers) {}
