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
import java.util.function.Function;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.kind.ChannelKinds;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportMeans;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureMaker;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.remoteconfig.ConfigStore;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.core.thing.ThingUID;

/**
 * What all devices share.
 *
 * @param runtime outlives every device
 * @param stores keep messages over a restart
 * @param firmwares what the firmware of all things shares
 * @param models the thing models of products
 * @param kinds make the kinds of channels
 * @param features make the features of sessions
 * @param mirrors which channels have items of other bindings
 * @param secrets what devices have learnt to log in with
 */
public record DeviceEnvironment(
        LinkRuntime runtime,
        OutgoingStores stores,
        FirmwareSurroundings firmwares,
        ProductModels models,
        List<Function<ChannelContext, ChannelKind>> kinds,
        List<FeatureMaker> features,
        MirroredItems mirrors,
        SecretFile secrets) {

    /** Uses all built-in kinds of channels and features. */
    public DeviceEnvironment(
            LinkRuntime runtime,
            OutgoingStores stores,
            FirmwareSurroundings firmwares,
            ProductModels models,
            MirroredItems mirrors,
            SecretFile secrets) {
        this(runtime, stores, firmwares, models, ChannelKinds.OF_DEVICES, DeviceFeatures.OF_DEVICES, mirrors, secrets);
    }

    /** What connections are made with. */
    public TransportMeans means() {
        // The folder keeps numbers that must not be used twice.
        return new TransportMeans(runtime, firmwares.folder().resolveSibling("coap"), secrets);
    }

    /** Where files of configuration of a thing are kept. */
    ConfigStore configs(ThingUID thing) {
        return new ConfigStore(firmwares.folder().resolveSibling("config"), thing.toString(), firmwares.threadPrefix());
    }

    /** Makes a session. */
    DeviceSession newSession(DeviceSettings settings, TransportFactory transports, SessionListener listener) {
        return new DeviceSession(
                runtime, settings.identity(), transports, settings.session(), stores.storeFor(settings), listener);
    }
}
