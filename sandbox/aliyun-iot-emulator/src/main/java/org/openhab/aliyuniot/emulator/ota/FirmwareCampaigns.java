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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImages;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareSigningKey;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareUrls;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;

/** The firmware campaigns and the jobs that they are made of. Only the emulator's event loop touches it, unless a method says else. */
public final class FirmwareCampaigns {
    private static final int MAX_CAMPAIGNS = 500;

    private final Vertx vertx;
    private final Devices devices;
    private final FirmwareImages images;
    private final FirmwareSigningKey key = new FirmwareSigningKey();
    private final FirmwareAnnouncement announcement;
    private final Map<Long, RunningCampaign> campaigns = new LinkedHashMap<>();
    private long lastId;
    private long lastMessageId;

    public FirmwareCampaigns(Vertx vertx, Devices devices, Faults faults, FirmwareImages images, FirmwareUrls urls) {
        this.vertx = vertx;
        this.devices = devices;
        this.images = images;
        announcement = new FirmwareAnnouncement(urls, key, faults);
    }

    public FirmwareSigningKey key() {
        return key;
    }

    public FirmwareImages images() {
        return images;
    }

    /**
     * The campaign, when what it needs and takes long to make is made; to be called before {@link #start}, and not on the
     * event loop.
     */
    public FirmwareCampaign prepared(FirmwareCampaign campaign) {
        if (campaign.delivery().digestSigned()) {
            key.make();
        }
        return campaign;
    }

    /**
     * Starts a campaign that is prepared.
     *
     * @throws IllegalArgumentException when the image or a device does not exist
     * @throws IllegalStateException when a device has a job for the module, or there are too many campaigns
     */
    public RunningCampaign start(FirmwareCampaign campaign) {
        List<FirmwareImage> files = new ArrayList<>();
        for (String id : campaign.images()) {
            FirmwareImage image = images.find(id);
            if (image == null) {
                throw new IllegalArgumentException("There is no image " + id);
            }
            files.add(image);
        }
        if (campaigns.size() >= MAX_CAMPAIGNS) {
            throw new IllegalStateException("There are " + MAX_CAMPAIGNS + " campaigns; restart the emulator");
        }
        List<Device> meant = devices(campaign);
        if (!campaign.rules().overwrite() && !campaign.targets().devices().isEmpty()) {
            meant.stream()
                    .filter(device -> active(device, campaign.module()) != null)
                    .findFirst()
                    .ifPresent(device -> {
                        throw new IllegalStateException(device.definition() + " has a job for module "
                                + campaign.module() + "; cancel it, or overwrite");
                    });
        }
        RunningCampaign running = new RunningCampaign(
                ++lastId,
                campaign,
                files,
                new FirmwarePushes(vertx, campaign.delivery().pushesPerMinute(), this::push));
        campaigns.put(running.id(), running);
        meant.forEach(device -> add(running, device));
        return running;
    }

    public Collection<RunningCampaign> all() {
        return campaigns.values();
    }

    public @Nullable RunningCampaign find(long id) {
        return campaigns.get(id);
    }

    public void cancel(RunningCampaign running) {
        running.cancel();
    }

    /** Returns false when the job of the device does not wait for it. */
    public boolean confirm(RunningCampaign running, String deviceName) {
        FirmwareJob job = running.job(deviceName);
        return job != null && job.confirm();
    }

    /** To be called when a device has connected. */
    public void online(Device device) {
        jobs(device).forEach(FirmwareJob::online);
    }

    /** To be called when a device was deleted. */
    public void removed(Device device) {
        jobs(device).forEach(job -> job.cancel("the device was deleted"));
    }

    /** To be called when a device has reported the version of a module. */
    void reported(Device device, String module, String version) {
        FirmwareJob job = active(device, module);
        if (job != null) {
            job.reported(version);
            return;
        }
        for (RunningCampaign running : List.copyOf(campaigns.values())) {
            FirmwareCampaign campaign = running.campaign();
            if (campaign.targets().dynamic()
                    && !running.isCanceled()
                    && campaign.productKey().equals(device.definition().productKey())
                    && campaign.module().equals(module)
                    && campaign.updates(version)
                    && running.job(device.definition().deviceName()) == null) {
                add(running, device);
            }
        }
    }

    /** The job at hand of a device and module; null is none. */
    @Nullable
    FirmwareJob active(Device device, String module) {
        for (FirmwareJob job : jobs(device)) {
            if (job.campaign().module().equals(module) && !job.status().isFinal()) {
                return job;
            }
        }
        return null;
    }

    /** The image that the device may fetch over MQTT under these numbers; null is none. */
    @Nullable
    FirmwareImage stream(Device device, long streamId, int fileId) {
        RunningCampaign running = campaigns.get(streamId);
        FirmwareJob job =
                running == null ? null : running.job(device.definition().deviceName());
        int index = fileId - FirmwareDelivery.FIRST_FILE_ID;
        return running != null
                        && index >= 0
                        && index < running.images().size()
                        && job != null
                        && job.device() == device
                        && job.status().isAvailable()
                        && running.campaign().delivery().mqtt()
                ? running.images().get(index)
                : null;
    }

    /** What the device has to know about its update, and marks that it knows; empty when there is none. */
    ObjectNode pull(Device device, String module) {
        FirmwareJob job = active(device, module);
        if (job == null || !job.status().isAvailable()) {
            return Json.object();
        }
        ObjectNode data = data(job);
        job.handedOver("the device asked for it");
        return data;
    }

    private void push(FirmwareJob job) {
        Device device = job.device();
        if (!device.isOnline()) {
            return;
        }
        ObjectNode message = Json.object()
                .put("id", Long.toString(++lastMessageId))
                .put("code", "1000")
                .put("message", "success");
        message.set("data", data(job));
        String topic = device.topics().of(PlatformTopic.OTA_UPGRADE);
        if (device.send(topic, Json.bytes(message), 1) == SendResult.SENT) {
            job.handedOver("the platform pushed it");
        }
    }

    private ObjectNode data(FirmwareJob job) {
        return announcement.data(job, campaigns.get(job.campaignId()).images());
    }

    private List<Device> devices(FirmwareCampaign campaign) {
        if (campaign.targets().devices().isEmpty()) {
            return devices.of(campaign.productKey())
                    .filter(device -> Optional.ofNullable(device.versions().get(campaign.module()))
                            .filter(campaign::updates)
                            .isPresent())
                    .toList();
        }
        List<Device> named = new ArrayList<>();
        for (String deviceName : campaign.targets().devices()) {
            Device device = devices.find(campaign.productKey(), deviceName);
            if (device == null) {
                throw new IllegalArgumentException("There is no device " + campaign.productKey() + "/" + deviceName);
            }
            named.add(device);
        }
        return named;
    }

    private void add(RunningCampaign running, Device device) {
        FirmwareJob old = active(device, running.campaign().module());
        if (old != null && !running.campaign().rules().overwrite()) {
            return;
        }
        if (old != null) {
            old.cancel("campaign " + running.id() + " took its place");
        }
        FirmwareJob job = new FirmwareJob(vertx, running.id(), running.campaign(), device, running.pushes()::add);
        running.add(job);
        job.begin();
    }

    private List<FirmwareJob> jobs(Device device) {
        List<FirmwareJob> jobs = new ArrayList<>();
        for (RunningCampaign running : campaigns.values()) {
            FirmwareJob job = running.job(device.definition().deviceName());
            // The other one is a device of the same name that was deleted, or belongs to another product.
            if (job != null && job.device() == device) {
                jobs.add(job);
            }
        }
        return jobs;
    }
}
