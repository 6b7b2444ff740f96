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

import java.nio.charset.StandardCharsets;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.remoteconfig.RemoteConfig;
import org.openhab.aliyuniot.emulator.remoteconfig.RemoteConfigs;

/** The file of configuration of a product, as somebody in the console has it. Its methods may be called from every thread. */
public final class CloudRemoteConfig {
    private final EventLoop loop;
    private final RemoteConfigs configs;
    private final String productKey;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudRemoteConfig(EventLoop loop, RemoteConfigs configs, String productKey) {
        this.loop = loop;
        this.configs = configs;
        this.productKey = productKey;
    }

    /** What the product has. */
    public RemoteConfig present() {
        return loop.call(() -> configs.of(productKey));
    }

    /**
     * Saves another version of the file; devices are not told.
     *
     * @throws IllegalArgumentException when it is larger than 64 KB, or no JSON object
     */
    public RemoteConfig save(String json) {
        return loop.call(() -> configs.set(productKey, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Deletes the file. */
    public void delete() {
        loop.call(() -> configs.remove(productKey));
    }

    /** Switches the service on or off: devices that ask hear 6713. */
    public void setEnabled(boolean enabled) {
        loop.call(() -> configs.set(productKey, enabled, configs.of(productKey).signMethod()));
    }

    /** How digests are made from now on. */
    public void sign(DigestMethod method) {
        loop.call(() -> configs.set(productKey, configs.of(productKey).enabled(), method));
    }

    /**
     * Pushes the file to all devices of the product, and returns to how many.
     *
     * @throws IllegalArgumentException when there is none
     */
    public int push() {
        return loop.call(() -> configs.push(productKey, null));
    }

    /** The same to one device. */
    public int push(String deviceName) {
        return loop.call(() -> configs.push(productKey, deviceName));
    }
}
