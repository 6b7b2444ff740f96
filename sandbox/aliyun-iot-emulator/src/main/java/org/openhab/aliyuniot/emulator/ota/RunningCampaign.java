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
package org.openhab.aliyuniot.emulator.ota;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;

/** A campaign that was started, with its jobs by device name. Only the emulator's event loop touches it. */
public final class RunningCampaign {
    private final long id;
    private final FirmwareCampaign campaign;
    private final List<FirmwareImage> images;
    private final FirmwarePushes pushes;
    private final Map<String, FirmwareJob> jobs = new LinkedHashMap<>();
    private boolean canceled;

    RunningCampaign(long id, FirmwareCampaign campaign, List<FirmwareImage> images, FirmwarePushes pushes) {
        this.id = id;
        this.campaign = campaign;
        this.images = images;
        this.pushes = pushes;
    }

    public long id() {
        return id;
    }

    public FirmwareCampaign campaign() {
        return campaign;
    }

    public boolean isCanceled() {
        return canceled;
    }

    public Collection<FirmwareJob> jobs() {
        return jobs.values();
    }

    List<FirmwareImage> images() {
        return images;
    }

    FirmwarePushes pushes() {
        return pushes;
    }

    /** The job of the device of this name, which may be another device by now; null is none. */
    @Nullable
    FirmwareJob job(String deviceName) {
        return jobs.get(deviceName);
    }

    void add(FirmwareJob job) {
        jobs.put(job.device().definition().deviceName(), job);
    }

    void cancel() {
        canceled = true;
        jobs.values().forEach(job -> job.cancel("the operator canceled the campaign"));
    }
}
