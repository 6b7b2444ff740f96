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
package org.openhab.aliyuniot.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.GatewayDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.registration.Registrations;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.Subscriptions;
import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/**
 * The platform's side of gateways. A device is one when it has sub-devices, the configuration says so, or it has asked for
 * a sub-device on its connection. Only the emulator's event loop touches it.
 */
public final class Gateways {
    /** What a gateway replies to when the platform has disabled, enabled or deleted a sub-device: it has no session then. */
    private static final Pattern REPLY_ABOUT_A_SUB_DEVICE =
            Pattern.compile("/sys/[^/]+/[^/]+/thing/(disable|enable|delete)_reply");

    private final Devices devices;
    private final Topology topology = new Topology();
    private final GatewayNotices notices;
    private final Sessions sessions;
    private final FoundSubDevices found;
    private final Set<DeviceName> configured = new HashSet<>();
    private final Set<Device> asking = new HashSet<>();
    private final Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests = new HashMap<>();

    /**
     * Begins with the gateways of the configuration.
     *
     * @param later runs what has to wait until the reply to a log-in is out
     * @param online gets each sub-device that has logged in
     */
    public Gateways(
            EmulatorConfiguration configuration,
            Devices devices,
            Registrations registrations,
            MessageIds ids,
            Executor later,
            Consumer<Device> online) {
        this.devices = devices;
        notices = new GatewayNotices(ids);
        sessions = new Sessions(devices, notices, later, online);
        found = new FoundSubDevices(devices);
        configuration.gateways().forEach(this::add);
        TopologyRequests relations = new TopologyRequests(devices, topology, sessions);
        SessionRequests logins = new SessionRequests(devices, topology, sessions);
        RegistrationRequests secrets = new RegistrationRequests(registrations, topology, this::takeFromOther);
        GatewayPosts posts = new GatewayPosts(devices, topology);
        serve("thing/topo/add", relations::add);
        serve("thing/topo/delete", relations::delete);
        serve("thing/topo/get", relations::get);
        serve("thing/list/found", found::report);
        serve("thing/sub/register", secrets::register);
        serve("thing/proxy/provisioning/product_register", secrets::registerForProducts);
        serve("combine/login", logins::logIn);
        serve("combine/batch_login", logins::logInMany);
        serve("combine/logout", logins::logOut);
        serve("combine/batch_logout", logins::logOutMany);
        // Those also come from devices that are no gateways.
        requests.put("thing/event/property/pack/post", posts::pack);
        requests.put("thing/event/property/history/post", posts::history);
        devices.onRemoved(this::removed);
    }

    private void add(GatewayDefinition definition) {
        configured.add(definition.gateway());
        definition.subDevices().forEach(name -> topology.add(definition.gateway(), name));
    }

    private void serve(String path, BiFunction<Device, JsonNode, AlinkResult> request) {
        requests.put(path, (device, params) -> {
            asking.add(device);
            return request.apply(device, params);
        });
    }

    /** What gateways ask for, by topic below {@code /sys/…/} or {@code /ext/session/…/}. */
    public Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests() {
        return Map.copyOf(requests);
    }

    /** The sub-device that the topic, or topic filter, is of, if it is logged in on the connection of the device. */
    public Optional<Device> loggedIn(Device gateway, String topic) {
        Optional<DeviceName> name = sessions.count(gateway) == 0 ? Optional.empty() : TopicOwner.of(topic);
        SubDeviceLine session = name.isEmpty() ? null : sessions.find(gateway, name.get());
        return session == null ? Optional.empty() : Optional.of(session.subDevice());
    }

    /**
     * To be called when the device has published to a topic that neither it nor a sub-device with a session may use.
     *
     * @return whether it is a gateway that published for a sub-device, and was told that there is no session if need be
     */
    public boolean tellNoSession(Device device, String topic, byte[] payload, int qos) {
        Optional<DeviceName> name = TopicFilters.hasWildcard(topic) ? Optional.empty() : TopicOwner.of(topic);
        DeviceName own = device.definition().name();
        if (name.isEmpty() || name.get().equals(own) || !isGateway(device)) {
            return false;
        }
        if (REPLY_ABOUT_A_SUB_DEVICE.matcher(topic).matches()) {
            return true;
        }
        device.problem("it published for " + name.get() + ", which has no session as a sub-device");
        if (device.admit(qos)) {
            notices.noSession(device, name.get(), id(payload));
        }
        return true;
    }

    /** That of the message, or an empty one if it has none. */
    private static JsonNode id(byte[] payload) {
        ObjectNode alink = Json.parseObject(payload);
        JsonNode id = alink == null ? null : alink.get("id");
        return id == null || !id.isValueNode() ? TextNode.valueOf("") : id;
    }

    public boolean isGateway(Device device) {
        DeviceName name = device.definition().name();
        return asking.contains(device) || configured.contains(name) || topology.count(name) > 0;
    }

    /** Subscribes the device, or the sub-device that the filter is of, within the limit of the connection. */
    public OptionalInt subscribe(Device device, String filter, int qos) {
        Optional<Device> subDevice = loggedIn(device, filter);
        Subscriptions subscriptions = subDevice.orElse(device).subscriptions();
        boolean oneMore = !subscriptions.filters().contains(filter);
        if (oneMore && subscriptions(device) >= Subscriptions.MAX_PER_DEVICE) {
            return OptionalInt.empty();
        }
        return subscriptions.subscribe(filter, subDevice.isPresent() ? 0 : qos);
    }

    private int subscriptions(Device device) {
        return device.subscriptions().filters().size()
                + sessions.all(device).stream()
                        .mapToInt(session ->
                                session.subDevice().subscriptions().filters().size())
                        .sum();
    }

    public void unsubscribe(Device device, String filter) {
        loggedIn(device, filter).orElse(device).subscriptions().unsubscribe(filter);
    }

    /** To be called when the connection of a device is over: its sub-devices are offline as well. */
    public void offline(Device device) {
        sessions.endAll(device);
        asking.remove(device);
    }

    /** The sub-devices that belong to the gateway, in the order in which they were added. */
    public List<Device> subDevices(Device gateway) {
        List<Device> all = new ArrayList<>();
        for (DeviceName name : topology.of(gateway.definition().name())) {
            Device device = devices.find(name.productKey(), name.deviceName());
            if (device != null) {
                all.add(device);
            }
        }
        return all;
    }

    /** What the gateway has reported as found, the newest last. */
    public List<DeviceName> found(Device gateway) {
        return found.of(gateway);
    }

    /** The gateway that the sub-device belongs to. */
    public Optional<DeviceName> gatewayOf(Device subDevice) {
        return topology.gatewayOf(subDevice.definition().name());
    }

    /**
     * Adds sub-devices in the cloud, and tells the gateway.
     *
     * @throws IllegalArgumentException when there are too many, or the gateway is among them
     */
    public void add(Device gateway, List<Device> subDevices) {
        DeviceName own = gateway.definition().name();
        List<DeviceName> names =
                subDevices.stream().map(device -> device.definition().name()).toList();
        if (names.contains(own)) {
            throw new IllegalArgumentException("a gateway is no sub-device of itself");
        }
        Set<DeviceName> all = new HashSet<>(topology.of(own));
        all.addAll(names);
        if (all.size() > GatewayDefinition.MAX_SUB_DEVICES) {
            throw new IllegalArgumentException(
                    "a gateway has at most " + GatewayDefinition.MAX_SUB_DEVICES + " sub-devices");
        }
        names.forEach(name -> {
            takeFromOther(gateway, name);
            topology.add(own, name);
        });
        notices.changed(gateway, GatewayNotices.Change.ADDED, names);
    }

    /** Takes a sub-device from the gateway in the cloud, ends its session and tells the gateway; false if it has no such one. */
    public boolean remove(Device gateway, DeviceName subDevice) {
        if (!topology.has(gateway.definition().name(), subDevice)) {
            return false;
        }
        topology.remove(subDevice);
        endWithoutTopology(gateway, subDevice);
        notices.changed(gateway, GatewayNotices.Change.DELETED, List.of(subDevice));
        return true;
    }

    private void takeFromOther(Device gateway, DeviceName subDevice) {
        Device other = gateway(subDevice);
        if (other != null && other != gateway) {
            topology.remove(subDevice);
            endWithoutTopology(other, subDevice);
        }
    }

    private void endWithoutTopology(Device gateway, DeviceName subDevice) {
        if (sessions.find(gateway, subDevice) != null) {
            notices.sessionEnded(gateway, subDevice, SessionCode.NO_TOPOLOGY);
            sessions.end(gateway, subDevice);
        }
    }

    /** Disables a device, which ends its connection or session, or enables it again; its gateway is told. */
    public void setEnabled(Device device, boolean enabled) {
        Device gateway = gateway(device.definition().name());
        if (gateway != null) {
            notices.told(gateway, device.definition().name(), enabled ? "thing/enable" : "thing/disable");
        }
        device.setEnabled(enabled);
        if (gateway != null) {
            notices.changed(
                    gateway,
                    enabled ? GatewayNotices.Change.ENABLED : GatewayNotices.Change.DISABLED,
                    List.of(device.definition().name()));
        }
    }

    private @Nullable Device gateway(DeviceName subDevice) {
        Optional<DeviceName> name = topology.gatewayOf(subDevice);
        return name.isEmpty()
                ? null
                : devices.find(name.get().productKey(), name.get().deviceName());
    }

    private void removed(Device device) {
        DeviceName name = device.definition().name();
        Device gateway = gateway(name);
        if (gateway != null) {
            notices.told(gateway, name, "thing/delete");
            notices.changed(gateway, GatewayNotices.Change.DELETED, List.of(name));
        }
        topology.forget(name);
        found.forget(device);
        offline(device);
    }
}
