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
package org.openhab.binding.aliyuniot.internal.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.action.AliyunGatewayActions;
import org.openhab.binding.aliyuniot.internal.action.GatewayOperations;
import org.openhab.binding.aliyuniot.internal.channel.gateway.PermitChannel;
import org.openhab.binding.aliyuniot.internal.channel.kind.ChannelTopics;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.IdentityQuestion;
import org.openhab.binding.aliyuniot.internal.config.UnnamedDeviceException;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.reader.DeviceSettingsReader;
import org.openhab.binding.aliyuniot.internal.discovery.SubDeviceDiscovery;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayHandler;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.internal.session.SessionSource;
import org.openhab.binding.aliyuniot.internal.session.gateway.GatewaySource;
import org.openhab.binding.aliyuniot.internal.session.gateway.SubDevices;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.BridgeHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a thing of the types {@code device}, {@code coap-device} and {@code http-device} to the platform. A thing of
 * type {@code device} may be written as a bridge, so that its modules and sub-devices are things below it; the first
 * sub-device makes it a gateway.
 */
public class DeviceHandler extends ConnectedDeviceHandler implements BridgeHandler, GatewayHandler, GatewayOperations {
    private final Logger logger = LoggerFactory.getLogger(DeviceHandler.class);

    private final SubDevices subDevices;
    /** There is, or was, a sub-device. It stays so, or the session would end with each edit of the only one. */
    private volatile boolean hasSubDevices;
    /** Which device it is, of one that only its certificate tells. */
    private volatile @Nullable Named named;

    private record Named(IdentityQuestion question, DeviceIdentity identity) {}

    /**
     * @param environment shared by all devices
     */
    public DeviceHandler(Thing thing, DeviceEnvironment environment) {
        super(thing, environment);
        subDevices = new SubDevices(environment.runtime(), this::hasThing, this::permitted);
    }

    @Override
    DeviceSettings settings() throws InvalidConfigurationException, UnnamedDeviceException {
        ThingTypeUID type = getThing().getThingTypeUID();
        if (type.equals(AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE)) {
            return DeviceSettingsReader.coap(getConfig());
        }
        if (type.equals(AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE)) {
            return DeviceSettingsReader.http(getConfig());
        }
        if (!hasSubDevices && things().stream().anyMatch(DeviceHandler::isSubDevice)) {
            hasSubDevices = true;
        }
        return DeviceSettingsReader.mqtt(
                getConfig(), ChannelTopics.answersOwnTopics(getThing().getChannels()), hasSubDevices, this::nameOf);
    }

    private @Nullable DeviceIdentity nameOf(IdentityQuestion question) {
        Named known = named;
        return known != null && known.question().equals(question) ? known.identity() : null;
    }

    @Override
    void named(IdentityQuestion question, DeviceIdentity identity) {
        named = new Named(question, identity);
    }

    @Override
    SessionSource source(DeviceSettings settings) {
        return new GatewaySource(environment().means(), subDevices);
    }

    @Override
    public SubDevices subDevices() {
        return subDevices;
    }

    /** A sub-device wants to be connected. The first one has the device log in anew, as a gateway. */
    void connectsSubDevices() {
        if (!hasSubDevices) {
            hasSubDevices = true;
            Life<OpenDevice> life = life();
            if (life != null) {
                scheduler.execute(() -> goOn(life));
            }
        }
    }

    private List<Thing> things() {
        return getThing() instanceof Bridge bridge ? bridge.getThings() : List.of();
    }

    private static boolean isSubDevice(Thing thing) {
        return AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE.equals(thing.getThingTypeUID());
    }

    private boolean hasThing(DeviceIdentity device) {
        return things().stream()
                .filter(DeviceHandler::isSubDevice)
                .map(Thing::getConfiguration)
                .anyMatch(configuration -> isOf(configuration, device));
    }

    private static boolean isOf(Configuration configuration, DeviceIdentity device) {
        return device.productKey().value().equals(text(configuration, AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY))
                && device.deviceName()
                        .value()
                        .equals(text(configuration, AliyunIotBindingConstants.PROPERTY_DEVICE_NAME));
    }

    private static String text(Configuration configuration, String parameter) {
        return configuration.get(parameter) instanceof String text ? text.strip() : "";
    }

    private void permitted(ProductKey product, Duration time) {
        OpenDevice open = content();
        if (open != null) {
            open.channels().all(PermitChannel.class).forEach(channel -> channel.permitted(product, time));
        }
    }

    @Override
    public CompletionStage<?> foundSubDevice(String productKey, String deviceName) {
        try {
            return subDevices.report(DeviceIdentity.of(productKey, deviceName));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Modules and sub-devices join by themselves: they need the session before they can work. */
    @Override
    public void childHandlerInitialized(ThingHandler childHandler, Thing childThing) {
        logger.trace("{} has {} below it", getThing().getUID(), childThing.getUID());
    }

    @Override
    public void childHandlerDisposed(ThingHandler childHandler, Thing childThing) {
        logger.trace("{} has {} no more", getThing().getUID(), childThing.getUID());
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        List<Class<? extends ThingHandlerService>> services = new ArrayList<>(super.getServices());
        if (getThing().getThingTypeUID().equals(AliyunIotBindingConstants.THING_TYPE_DEVICE)) {
            services.add(AliyunGatewayActions.class);
            services.add(SubDeviceDiscovery.class);
        }
        return services;
    }
}
