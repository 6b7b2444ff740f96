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
package org.openhab.binding.aliyuniot.internal.discovery;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevices;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevicesListener;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayHandler;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.config.discovery.AbstractThingHandlerDiscoveryService;
import org.openhab.core.config.discovery.DiscoveryResultBuilder;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ThingUID;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the sub-devices of a gateway that have no thing yet into openHAB's inbox: a scan asks the platform, and in the
 * background it tells. A result has names only: openHAB stores results in clear, and the thing learns its secret by itself.
 * For any thread.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = SubDeviceDiscovery.class)
public class SubDeviceDiscovery extends AbstractThingHandlerDiscoveryService<GatewayHandler> {
    private static final int SCAN_SECONDS = 10;

    private final Logger logger = LoggerFactory.getLogger(SubDeviceDiscovery.class);

    private final ResultIds ids = new ResultIds();
    private final GatewayDevicesListener told = new GatewayDevicesListener() {
        @Override
        public void found(Set<DeviceIdentity> devices) {
            show(devices);
        }

        @Override
        public void lost(Set<DeviceIdentity> devices) {
            Bridge gateway = gateway();
            if (gateway != null) {
                devices.forEach(device -> thingRemoved(ids.remove(gateway, device)));
            }
        }
    };

    /** One for each gateway, as its handler says. */
    public SubDeviceDiscovery() {
        super(GatewayHandler.class, Set.of(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE), SCAN_SECONDS, true);
    }

    @Override
    protected void startBackgroundDiscovery() {
        GatewayDevices devices = thingHandler.subDevices();
        devices.addListener(told);
        Set<DeviceIdentity> known = devices.known();
        if (!known.isEmpty()) {
            show(known);
        }
    }

    @Override
    protected void stopBackgroundDiscovery() {
        thingHandler.subDevices().removeListener(told);
    }

    @Override
    protected void startScan() {
        thingHandler.subDevices().scan().whenComplete((devices, failure) -> {
            if (failure == null) {
                show(devices);
            } else {
                scanFailed(failure);
            }
        });
    }

    /** A scan is one of all devices, of which most are no gateways and have nothing to tell. */
    private void scanFailed(Throwable failure) {
        if (LinkFailure.causeOf(failure) instanceof LinkFailure) {
            logger.info(
                    "{} cannot look for sub-devices: {}",
                    thingHandler.getThing().getUID(),
                    FailureText.of(failure));
        } else {
            logger.debug(
                    "{} looks for no sub-devices: {}", thingHandler.getThing().getUID(), FailureText.of(failure));
        }
    }

    /** In one order, so that of two with the same name the same one gets it after each start. */
    private void show(Set<DeviceIdentity> devices) {
        Bridge gateway = gateway();
        if (gateway == null) {
            return;
        }
        devices.stream()
                .filter(device -> !thingHandler.subDevices().hasThing(device))
                .sorted(Comparator.comparing(DeviceIdentity::toString))
                .forEach(device -> show(gateway, device));
    }

    private void show(Bridge gateway, DeviceIdentity device) {
        String productKey = device.productKey().value();
        String deviceName = device.deviceName().value();
        ThingUID uid = ids.of(gateway, device);
        thingDiscovered(DiscoveryResultBuilder.create(uid)
                .withThingType(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE)
                .withBridge(gateway.getUID())
                .withLabel(deviceName)
                .withProperties(Map.of(
                        AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY,
                        productKey,
                        AliyunIotBindingConstants.PROPERTY_DEVICE_NAME,
                        deviceName,
                        AliyunIotBindingConstants.PROPERTY_DEVICE_ID,
                        productKey + "." + deviceName))
                .withRepresentationProperty(AliyunIotBindingConstants.PROPERTY_DEVICE_ID)
                .build());
    }

    private @Nullable Bridge gateway() {
        if (thingHandler.getThing() instanceof Bridge gateway) {
            return gateway;
        }
        logger.info(
                "{} has sub-devices, but is no bridge; write it as Bridge, or with isBridge: true",
                thingHandler.getThing().getUID());
        return null;
    }
}
