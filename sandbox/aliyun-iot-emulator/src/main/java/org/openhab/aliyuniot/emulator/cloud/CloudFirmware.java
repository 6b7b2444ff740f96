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
package org.openhab.aliyuniot.emulator.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaigns;
import org.openhab.aliyuniot.emulator.ota.FirmwareJob;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.ota.RunningCampaign;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;

/** Firmware images and campaigns. Its methods may be called from every thread. */
public final class CloudFirmware {
    private final EventLoop loop;
    private final FirmwareCampaigns campaigns;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudFirmware(EventLoop loop, FirmwareCampaigns campaigns) {
        this.loop = loop;
        this.campaigns = campaigns;
    }

    /** Takes a firmware image of 1 byte to 1000 MB, on the thread of the caller. */
    public FirmwareImage addImage(InputStream content) throws IOException {
        return campaigns.images().add(content);
    }

    /** With what devices check the signatures of firmware: an RSA key as PEM, another one with each start. */
    public String publicKey() {
        return campaigns.key().publicPem();
    }

    /**
     * Starts to update devices.
     *
     * @return the id of the campaign
     * @throws IllegalArgumentException when the image or a device does not exist
     * @throws IllegalStateException when a device has a job for the module already
     */
    public long start(FirmwareCampaign campaign) {
        FirmwareCampaign prepared = campaigns.prepared(campaign);
        return loop.call(() -> campaigns.start(prepared).id());
    }

    /** How the updates of a campaign are going; empty when there is no such campaign. */
    public List<FirmwareJobState> jobs(long campaign) {
        return ask(
                        campaign,
                        running ->
                                running.jobs().stream().map(FirmwareJob::state).toList())
                .orElse(List.of());
    }

    /** Cancels what has not ended of a campaign, and returns whether that exists. */
    public boolean cancel(long campaign) {
        return ask(campaign, running -> {
                    campaigns.cancel(running);
                    return true;
                })
                .orElse(false);
    }

    /** Confirms the update of a device, and returns whether it waited for that. */
    public boolean confirm(long campaign, String deviceName) {
        return ask(campaign, running -> campaigns.confirm(running, deviceName)).orElse(false);
    }

    private <T> Optional<T> ask(long id, Function<RunningCampaign, T> action) {
        return loop.call(() -> {
            RunningCampaign running = campaigns.find(id);
            return running == null ? Optional.<T>empty() : Optional.of(action.apply(running));
        });
    }
}
