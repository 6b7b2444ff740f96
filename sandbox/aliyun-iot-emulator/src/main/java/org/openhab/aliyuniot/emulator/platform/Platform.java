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
package org.openhab.aliyuniot.emulator.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.call.Broadcasts;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.ThingCalls;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.device.Line;
import org.openhab.aliyuniot.emulator.devicelog.DeviceLogs;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.gateway.Gateways;
import org.openhab.aliyuniot.emulator.job.Jobs;
import org.openhab.aliyuniot.emulator.job.NetworkReports;
import org.openhab.aliyuniot.emulator.login.CertifiedDevices;
import org.openhab.aliyuniot.emulator.login.DeviceTokens;
import org.openhab.aliyuniot.emulator.login.PlatformTokens;
import org.openhab.aliyuniot.emulator.message.IncomingMessage;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.message.TrafficListener;
import org.openhab.aliyuniot.emulator.ota.FirmwareBlocks;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaigns;
import org.openhab.aliyuniot.emulator.ota.FirmwareRequests;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImages;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareUrls;
import org.openhab.aliyuniot.emulator.registration.Registrations;
import org.openhab.aliyuniot.emulator.remoteconfig.RemoteConfigs;
import org.openhab.aliyuniot.emulator.text.Printable;
import org.openhab.aliyuniot.emulator.upload.Uploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the platform, and what happens to a message from a device. Only the emulator's event loop touches it.
 */
public final class Platform {
    private final Logger logger = LoggerFactory.getLogger(Platform.class);
    private final MessageIds ids = new MessageIds();
    private final PlatformServices services;
    private final Faults faults = new Faults();
    private final Devices devices;
    private final Broadcasts broadcasts;
    private final RrpcCalls rrpc;
    private final ThingCalls things;
    private final FirmwareCampaigns campaigns;
    private final FirmwareRequests firmware;
    private final Registrations registrations;
    private final DeviceTokens tokens = new DeviceTokens();
    private final PlatformTokens platformTokens;
    private final CertifiedDevices certified = new CertifiedDevices();
    private final Gateways gateways;
    private final RemoteConfigs configs;
    private final DeviceLogs logs;
    private final Jobs jobs;
    private final NetworkReports networkReports = new NetworkReports();
    private final Uploads uploads = new Uploads();

    /** Takes where firmware is kept and how devices find it, and who hears of all that passes. */
    public Platform(
            Vertx vertx,
            EmulatorConfiguration configuration,
            FirmwareImages images,
            FirmwareUrls urls,
            TrafficListener traffic) {
        devices = new Devices(configuration, traffic);
        broadcasts = new Broadcasts(devices, ids, configuration.strictLimits());
        campaigns = new FirmwareCampaigns(vertx, devices, faults, images, urls);
        firmware = new FirmwareRequests(campaigns, new FirmwareBlocks(campaigns, faults), faults);
        rrpc = new RrpcCalls(vertx);
        things = new ThingCalls(vertx, rrpc);
        registrations = new Registrations(configuration, devices);
        gateways = new Gateways(
                configuration,
                devices,
                registrations,
                ids,
                task -> vertx.runOnContext(now -> task.run()),
                this::online);
        platformTokens = new PlatformTokens(Duration.ofSeconds(configuration.tokenSeconds()));
        configs = new RemoteConfigs(configuration, devices, ids, images, urls);
        logs = new DeviceLogs(ids);
        jobs = new Jobs(vertx, things);
        services = new PlatformServices(requests(), uploads, faults);
        devices.onRemoved(logs::removed);
        devices.onRemoved(removed -> uploads.forget(removed.definition()));
        devices.onRemoved(tokens::forget);
        devices.onRemoved(platformTokens::forget);
        devices.onRemoved(certified::forget);
        devices.onRemoved(campaigns::removed);
        devices.onRemoved(removed -> faults.remove(fault -> fault.isOnlyFor(removed.definition())));
        faults.onChange(() -> devices.all().forEach(Platform::faultsChanged));
        faults.onChange(traffic::changed);
    }

    /** What devices ask for, by topic. */
    private Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests() {
        Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests = new HashMap<>(gateways.requests());
        requests.put(RemoteConfigs.GET, configs::get);
        requests.put(DeviceLogs.CONFIG_GET, logs::configuration);
        requests.put(DeviceLogs.POST, logs::post);
        requests.putAll(jobs.requests());
        requests.putAll(networkReports.requests());
        requests.put("thing/reset", registrations::reset);
        return requests;
    }

    private static void faultsChanged(Device device) {
        Line connection = device.line();
        if (connection != null) {
            connection.faultsChanged();
        }
    }

    public Devices devices() {
        return devices;
    }

    public Faults faults() {
        return faults;
    }

    public Broadcasts broadcasts() {
        return broadcasts;
    }

    public RrpcCalls rrpc() {
        return rrpc;
    }

    public ThingCalls things() {
        return things;
    }

    public FirmwareCampaigns campaigns() {
        return campaigns;
    }

    public Gateways gateways() {
        return gateways;
    }

    /** Files of configuration. */
    public RemoteConfigs configs() {
        return configs;
    }

    /** Logs of devices. */
    public DeviceLogs logs() {
        return logs;
    }

    /** The files that devices have sent. */
    public Uploads uploads() {
        return uploads;
    }

    public Registrations registrations() {
        return registrations;
    }

    public Jobs jobs() {
        return jobs;
    }

    public NetworkReports networkReports() {
        return networkReports;
    }

    /** With which devices log in that have registered without having been added before. */
    public DeviceTokens tokens() {
        return tokens;
    }

    /** With which devices log in that have proven over HTTPS who they are. */
    public PlatformTokens platformTokens() {
        return platformTokens;
    }

    /** Whose certificates devices log in with. */
    public CertifiedDevices certified() {
        return certified;
    }

    /** The platform's own ids of messages. */
    public MessageIds ids() {
        return ids;
    }

    /** To be called when a device that listens has connected. */
    public void online(Device device) {
        campaigns.online(device);
    }

    /** To be called when the connection of a device that listens is over. */
    public void offline(Device device) {
        gateways.offline(device);
    }

    /**
     * Keeps the message and hands whatever the platform answers to the consumer.
     *
     * @return whether it was taken; false when the device sends too many
     */
    public boolean received(Device device, IncomingMessage message, Consumer<PlatformReply> replies) {
        String topic = message.topic();
        byte[] payload = message.payload();
        if (logger.isDebugEnabled()) {
            logger.debug(
                    "{} -> {} ({} bytes, {}, QoS {})",
                    device.definition(),
                    Printable.of(topic),
                    payload.length,
                    message.protocol(),
                    message.qos());
        }
        if (!device.admit(message.qos())) {
            return false;
        }
        device.traffic().received(message);
        rrpc.received(topic, payload);
        things.received(device, topic, payload);
        firmware.answer(device, topic, payload)
                .orElseGet(() -> services.answer(device, topic, payload))
                .forEach(replies);
        firmware.received(device, topic, payload);
        return true;
    }

    /** Sends an answer to a device that is connected. */
    public void reply(Device device, PlatformReply reply, int qos) {
        SendResult result = device.send(reply.topic(), reply.payload(), qos);
        if (logger.isDebugEnabled()) {
            logger.debug("{} <- {} {}", device.definition(), Printable.of(reply.topic()), result);
        }
    }
}
