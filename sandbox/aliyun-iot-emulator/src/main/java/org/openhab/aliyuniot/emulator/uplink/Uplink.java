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
package org.openhab.aliyuniot.emulator.uplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.login.SignMethod;
import org.openhab.aliyuniot.emulator.message.IncomingMessage;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.text.Printable;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/**
 * What devices that only report, over CoAP or HTTPS, can ask of the platform. The same services, rights and records answer
 * them as those of MQTT.
 *
 * <p>To be used on the emulator's event loop only.
 */
public final class Uplink {

    private final Platform platform;

    public Uplink(Platform platform) {
        this.platform = platform;
    }

    /** Whose messages it takes. */
    public Devices devices() {
        return platform.devices();
    }

    /**
     * Finds out which device it is.
     *
     * @param protocol how it came, such as {@code coaps}
     * @param signMethods names of those that the protocol knows; the first one is the default
     * @param signed the fields that the protocol's formula names; all fields may be signed as well
     */
    public DeviceDefinition authenticate(
            String protocol, Credentials credentials, List<String> signMethods, Set<String> signed)
            throws UplinkRefusal {
        String productKey = credentials.productKey();
        String deviceName = credentials.deviceName();
        Device device = platform.devices().find(productKey, deviceName);
        if (device == null) {
            throw new UplinkRefusal(
                    UplinkRefusal.Reason.UNAUTHORIZED,
                    "there is no device " + Printable.of(productKey + "/" + deviceName));
        }
        String name = credentials.field("signmethod").orElse(signMethods.get(0));
        Optional<SignMethod> method = SignMethod.of(name).filter(found -> signMethods.contains(name));
        if (method.isEmpty()) {
            throw refuse(device, protocol, UplinkRefusal.Reason.MALFORMED, "signmethod is none of " + signMethods);
        }
        if (!device.isEnabled()) {
            throw refuse(device, protocol, UplinkRefusal.Reason.UNAUTHORIZED, "the device is disabled");
        }
        if (!isSigned(credentials, method.get(), device.definition().deviceSecret(), signed)) {
            throw refuse(
                    device,
                    protocol,
                    UplinkRefusal.Reason.UNAUTHORIZED,
                    "sign is not the signature made with the device secret");
        }
        return device.definition();
    }

    /** Aliyun documents both a formula and the rule that everything is signed, so whoever follows either is right. */
    private static boolean isSigned(Credentials credentials, SignMethod method, String secret, Set<String> signed) {
        byte[] signature = SignMethod.read(credentials.sign());
        return List.of(credentials.content(signed), credentials.content()).stream()
                .anyMatch(content -> MessageDigest.isEqual(method.sign(secret, content), signature));
    }

    /**
     * Takes a message.
     *
     * @param qos 1 when the device is told that it arrived, else 0
     */
    public Publication publish(DeviceDefinition definition, String protocol, String topic, int qos, byte[] payload)
            throws UplinkRefusal {
        Device device = platform.devices().find(definition.productKey(), definition.deviceName());
        if (device == null || !device.definition().equals(definition) || !device.isEnabled()) {
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_EXPIRED, "the device was disabled, deleted or replaced");
        }
        if (!device.rights().mayPublish(topic)) {
            throw refuse(
                    device, protocol, UplinkRefusal.Reason.FORBIDDEN, "it may not publish to " + Printable.of(topic));
        }
        List<PlatformReply> replies = new ArrayList<>();
        if (!platform.received(device, new IncomingMessage(protocol, topic, qos, false, payload), replies::add)) {
            throw refuse(
                    device, protocol, UplinkRefusal.Reason.TOO_MANY, "it published too many messages within a second");
        }
        PlatformReply reply = reply(topic, replies);
        if (reply != null) {
            device.traffic().sent(protocol, reply.topic(), qos, false, reply.payload());
        }
        return new Publication(platform.ids().next(), reply == null ? null : reply.payload());
    }

    /** Only requests are answered in the response; whatever else the platform sends is for devices that listen. */
    private static @Nullable PlatformReply reply(String topic, List<PlatformReply> replies) {
        for (PlatformReply reply : replies) {
            if (reply.topic().equals(topic + DeviceTopics.REPLY)
                    || reply.topic().equals(topic)) {
                return reply;
            }
        }
        return null;
    }

    /** The fault of the type that the device is to meet now, if there is one; it is counted. */
    public <F extends Fault> Optional<F> take(DeviceDefinition device, Class<F> type) {
        return platform.faults().take(device, type);
    }

    /** Whether the device is to meet the fault now; it is counted. */
    public boolean happens(DeviceDefinition device, Fault.Kind kind) {
        return platform.faults().happens(device, kind);
    }

    /** How much later the device gets its answers, in milliseconds. */
    public int delayMillis(DeviceDefinition device) {
        return platform.faults().delayMillis(device);
    }

    /** Whether the device gets no answers. */
    public boolean blackHole(DeviceDefinition device) {
        return platform.faults().blackHole(device);
    }

    /** All faults in force. */
    public List<ActiveFault> faults() {
        return platform.faults().list();
    }

    /** Counts a fault that has happened. */
    public void used(long fault) {
        platform.faults().use(fault);
    }

    /** The listener runs after faults came or went. */
    public void onFaultsChanged(Runnable listener) {
        platform.faults().onChange(listener);
    }

    private static UplinkRefusal refuse(Device device, String protocol, UplinkRefusal.Reason reason, String sentence) {
        device.problem("a request over " + protocol + " was refused: " + sentence);
        return new UplinkRefusal(reason, sentence);
    }

    /** Reads the fields of an authentication; the object may have others. */
    public static Credentials credentials(byte[] json) throws UplinkRefusal {
        ObjectNode object = Json.parseObject(json);
        if (object == null) {
            throw new UplinkRefusal(UplinkRefusal.Reason.MALFORMED, "the payload is no JSON object");
        }
        return Credentials.of(object);
    }
}
