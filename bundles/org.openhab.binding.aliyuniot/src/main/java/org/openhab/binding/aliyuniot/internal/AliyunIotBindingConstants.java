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
package org.openhab.binding.aliyuniot.internal;

import org.openhab.core.thing.ThingTypeUID;

/**
 * Names that the add-on shares with its descriptions in {@code OH-INF}.
 */
public final class AliyunIotBindingConstants {
    public static final String BINDING_ID = "aliyuniot";

    public static final ThingTypeUID THING_TYPE_DEVICE = new ThingTypeUID(BINDING_ID, "device");

    /** Devices that only report. */
    public static final ThingTypeUID THING_TYPE_COAP_DEVICE = new ThingTypeUID(BINDING_ID, "coap-device");

    public static final ThingTypeUID THING_TYPE_HTTP_DEVICE = new ThingTypeUID(BINDING_ID, "http-device");

    /** A part of a device that has a firmware of its own. */
    public static final ThingTypeUID THING_TYPE_DEVICE_MODULE = new ThingTypeUID(BINDING_ID, "device-module");

    /** A device that a gateway connects. */
    public static final ThingTypeUID THING_TYPE_SUB_DEVICE = new ThingTypeUID(BINDING_ID, "sub-device");

    public static final String PROPERTY_PRODUCT_KEY = "productKey";
    public static final String PROPERTY_DEVICE_NAME = "deviceName";

    /** Product key, a dot and device name of a sub-device, by which inbox and things know each other. */
    public static final String PROPERTY_DEVICE_ID = "deviceId";

    public static final String PROPERTY_ENDPOINT = "endpoint";
    public static final String PROPERTY_PROTOCOL = "protocol";

    /** How many seconds the platform's clock is ahead. */
    public static final String PROPERTY_CLOCK_OFFSET = "clockOffset";

    /** The tags that were written to the platform. */
    public static final String PROPERTY_TAGS = "tags";

    /** Channels of the firmware, the last one for rules. */
    public static final String CHANNEL_FIRMWARE_STATE = "firmware-state";

    public static final String CHANNEL_FIRMWARE_PROGRESS = "firmware-progress";
    public static final String CHANNEL_FIRMWARE_TARGET = "firmware-target";
    public static final String CHANNEL_FIRMWARE = "firmware";

    private AliyunIotBindingConstants() {}
}
