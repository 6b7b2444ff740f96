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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.List;
import java.util.SortedMap;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.firmware.ThingFirmware;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureMaker;
import org.openhab.binding.aliyuniot.internal.session.feature.FirmwareFeature;
import org.openhab.binding.aliyuniot.internal.session.feature.SessionFeatures;
import org.openhab.binding.aliyuniot.internal.session.model.DeviceModelLine;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.standing.DeviceStanding;

/**
 * A session of a device with its features. It is filled before it starts; from then on it is for any thread.
 */
final class OpenSession implements AutoCloseable {
    private final DeviceSession session;
    private final List<FeatureMaker> carried;
    private final SessionFeatures features = new SessionFeatures();

    /**
     * @param carried make what else goes over the connections
     */
    OpenSession(DeviceSession session, List<FeatureMaker> carried) {
        this.session = session;
        this.carried = carried;
    }

    /**
     * Adds all features of the device. If one cannot be made, those before it are closed together with the session.
     *
     * @param writtenTags tags that the platform has from an earlier time
     * @param model the device's thing model
     * @param channels of the thing, which subscribe here
     * @param firmware of the device itself
     * @param modules follow the session
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes, or a file
     *     of certificates cannot be used
     */
    void fill(
            DeviceEnvironment environment,
            ServedThing thing,
            DeviceSettings settings,
            SortedMap<String, String> writtenTags,
            LinkedModel model,
            ThingChannels channels,
            ThingFirmware firmware,
            SessionMembers<OtaModule, DeviceFirmware> modules)
            throws ConfigurationFailure {
        LinkRuntime runtime = environment.runtime();
        AlinkRequests requests = new AlinkRequests(runtime, settings.identity(), session);
        features.add(requests);
        FeatureContext context = new FeatureContext(
                runtime,
                settings,
                session,
                requests,
                thing.reports(),
                channels,
                writtenTags,
                model.model(),
                environment.configs(thing.uid()));
        features.make(environment.features(), context);
        features.make(carried, context);
        RrpcCalls calls = new RrpcCalls(runtime, settings.identity(), session);
        DeviceModelLine line = model.line();
        if (line != null) {
            features.add(line.open(context, calls, channels));
        }
        DeviceChannelSession ofChannels = new DeviceChannelSession(session, calls, channels, thing.reports(), features);
        features.add(ofChannels);
        channels.attach(ofChannels);
        DeviceFirmware device =
                new DeviceFirmware(runtime, settings.identity(), session, requests, settings.fileTrustAnchors());
        features.add(new FirmwareFeature(runtime, device, settings.reporting().firmwarePoll()));
        firmware.join(device);
        features.add(modules.opened(thing.life(), device));
    }

    /** Takes over other settings, which were checked before. */
    void change(DeviceSettings settings) {
        try {
            features.change(settings);
        } catch (ConfigurationFailure e) {
            throw new IllegalStateException("Something of the settings was not checked", e);
        }
    }

    void start() {
        session.start();
    }

    /** The features of the session. */
    SessionFeatures features() {
        return features;
    }

    /** Tells the features that the connection is lost; returns why it is, by all that they know. */
    LinkFailure offline(LinkFailure reason) {
        features.offline();
        DeviceStanding standing = features.find(DeviceStanding.class);
        return standing == null ? reason : standing.explain(reason);
    }

    boolean isOnline() {
        return session.state() == SessionState.ONLINE;
    }

    DeviceSession session() {
        return session;
    }

    /** Ends the session without waiting for it. */
    @Override
    public void close() {
        features.close();
        session.close();
    }
}
