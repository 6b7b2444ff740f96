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
package org.openhab.aliyuniot.emulator.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How an emulator is to run; immutable, each {@code with…} returns a changed copy.
 *
 * @param dataFolder where the certificate authority and firmware images are kept; made when missing
 * @param bindAddress address that all but the REST interface listen on, which always stays on 127.0.0.1
 * @param ports where it listens
 * @param tlsHostNames host names and IP addresses that the TLS server certificate is made out for
 * @param products products with custom topic classes; those that only devices name need not be here
 * @param devices the devices known from the start
 * @param gateways devices that are gateways from the start, with their sub-devices
 * @param strictLimits whether the platform's rates are kept to: what is above them is dropped, refused or slowed down
 * @param retransmitSeconds after that, up to twice as long, a QoS 1 message without PUBACK is sent again; 1 to 3600
 * @param minKeepAliveSeconds the shortest keep-alive that is accepted; 30 as on the platform, or 1 to 29 to see time-outs soon
 * @param tokenSeconds how long a device that authenticated over CoAP or HTTPS may publish with its token, 1 to 604,800; seven
 *     days as on the platform, or less to see devices authenticate again
 * @param loginRefusal CONNACK's return code for an unknown device and a wrong signature: 4, as the platform very likely has it,
 *     or 5, as its documentation has it
 * @param filesAddress where devices find firmware, {@code host:port} or {@code host} for port 443; {@code null} for the first of
 *     the TLS host names and the port of {@code ports.files}
 */
public record EmulatorConfiguration(
        Path dataFolder,
        String bindAddress,
        Ports ports,
        List<String> tlsHostNames,
        List<ProductDefinition> products,
        List<DeviceDefinition> devices,
        List<GatewayDefinition> gateways,
        boolean strictLimits,
        int retransmitSeconds,
        int minKeepAliveSeconds,
        int tokenSeconds,
        int loginRefusal,
        @Nullable String filesAddress) {
    private static final int DEFAULT_RETRANSMIT_SECONDS = 5;
    private static final int DEFAULT_LOGIN_REFUSAL = 4;
    private static final int DOCUMENTED_LOGIN_REFUSAL = 5;
    private static final Pattern FILES_ADDRESS =
            Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(:[0-9]{1,5})?");
    private static final int MAX_RETRANSMIT_SECONDS = 3600;
    private static final int DEFAULT_MIN_KEEP_ALIVE_SECONDS = 30;
    private static final int DEFAULT_TOKEN_SECONDS = 604_800;
    /** The most devices that there can be. */
    public static final int MAX_DEVICES = 100_000;

    public EmulatorConfiguration {
        tlsHostNames = List.copyOf(tlsHostNames);
        products = List.copyOf(products);
        devices = List.copyOf(devices);
        gateways = List.copyOf(gateways);
        if (bindAddress.isBlank()) {
            throw new IllegalArgumentException("bind must be an IP address such as 127.0.0.1 but is empty");
        }
        check("retransmitSeconds", retransmitSeconds, MAX_RETRANSMIT_SECONDS);
        check("minKeepAliveSeconds", minKeepAliveSeconds, DEFAULT_MIN_KEEP_ALIVE_SECONDS);
        check("tokenSeconds", tokenSeconds, DEFAULT_TOKEN_SECONDS);
        if (loginRefusal != DEFAULT_LOGIN_REFUSAL && loginRefusal != DOCUMENTED_LOGIN_REFUSAL) {
            throw new IllegalArgumentException("loginRefusal must be 4 or 5 but is " + loginRefusal);
        }
        if (filesAddress != null && !FILES_ADDRESS.matcher(filesAddress).matches()) {
            throw new IllegalArgumentException("filesAddress must be a host such as iot.example.org, or host:port");
        }
        if (tlsHostNames.isEmpty()) {
            throw new IllegalArgumentException("tlsHostNames must name at least one host");
        }
        if (devices.size() > MAX_DEVICES) {
            throw new IllegalArgumentException("there may be at most " + MAX_DEVICES + " devices");
        }
        Set<DeviceName> names = new HashSet<>();
        for (DeviceDefinition device : devices) {
            if (!names.add(device.name())) {
                throw new IllegalArgumentException(
                        "device " + device.deviceName() + " of product " + device.productKey() + " is there twice");
            }
        }
        checkGateways(gateways, names);
    }

    /** Free ports on 127.0.0.1, no devices yet. */
    public static EmulatorConfiguration in(Path dataFolder) {
        return new EmulatorConfiguration(
                dataFolder,
                "127.0.0.1",
                Ports.FREE,
                List.of("localhost", "127.0.0.1", "::1"),
                List.of(),
                List.of(),
                List.of(),
                false,
                DEFAULT_RETRANSMIT_SECONDS,
                DEFAULT_MIN_KEEP_ALIVE_SECONDS,
                DEFAULT_TOKEN_SECONDS,
                DEFAULT_LOGIN_REFUSAL,
                null);
    }

    public EmulatorConfiguration withBindAddress(String address) {
        return with(draft -> draft.bindAddress = address);
    }

    public EmulatorConfiguration withPorts(Ports changed) {
        return with(draft -> draft.ports = changed);
    }

    public EmulatorConfiguration withPorts(int tcp, int tls, int rest) {
        return withPorts(
                ports.withMqtt(tcp, tls, ports.ws(), ports.wss()).withHttp(rest, ports.files(), ports.https()));
    }

    public EmulatorConfiguration withWebSocketPorts(int ws, int wss) {
        return withPorts(ports.withMqtt(ports.tcp(), ports.tls(), ws, wss));
    }

    public EmulatorConfiguration withCoapPorts(int dtls, int symmetric, int plain) {
        return withPorts(ports.withCoap(dtls, symmetric, plain));
    }

    public EmulatorConfiguration withHttpsPort(int https) {
        return withPorts(ports.withHttp(ports.rest(), ports.files(), https));
    }

    /** Keeps to the platform's rates, or lets devices do as much as they can. */
    public EmulatorConfiguration withStrictLimits(boolean strict) {
        return with(draft -> draft.strictLimits = strict);
    }

    public EmulatorConfiguration withRetransmitSeconds(int seconds) {
        return with(draft -> draft.retransmitSeconds = seconds);
    }

    /** Accepts a shorter keep-alive than the platform does, so that a test sees the end of a silent connection soon. */
    public EmulatorConfiguration withMinKeepAliveSeconds(int seconds) {
        return with(draft -> draft.minKeepAliveSeconds = seconds);
    }

    /** Has tokens of CoAP and HTTPS expire sooner or later. */
    public EmulatorConfiguration withTokenSeconds(int seconds) {
        return with(draft -> draft.tokenSeconds = seconds);
    }

    /** Makes the TLS server certificate out for other names, for instance to see a client refuse it. */
    public EmulatorConfiguration withTlsHostNames(String... names) {
        return with(draft -> draft.tlsHostNames = List.of(names));
    }

    public EmulatorConfiguration withProduct(ProductDefinition product) {
        return with(draft -> draft.products.add(product));
    }

    public EmulatorConfiguration withDevice(String productKey, String deviceName, String deviceSecret) {
        return withDevices(List.of(new DeviceDefinition(productKey, deviceName, deviceSecret)));
    }

    /** With another return code for an unknown device and a wrong signature, 4 or 5. */
    public EmulatorConfiguration withLoginRefusal(int returnCode) {
        return with(draft -> draft.loginRefusal = returnCode);
    }

    /** With another address of firmware in the messages to devices. */
    public EmulatorConfiguration withFilesAddress(String address) {
        return with(draft -> draft.filesAddress = address);
    }

    /** With these devices besides those that are there. */
    public EmulatorConfiguration withDevices(List<DeviceDefinition> more) {
        return with(draft -> draft.devices.addAll(more));
    }

    /** With a gateway, whose sub-devices are among the devices. */
    public EmulatorConfiguration withGateway(GatewayDefinition gateway) {
        return with(draft -> draft.gateways.add(gateway));
    }

    private EmulatorConfiguration with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finish();
    }

    /** Relations of devices that do not exist, or of one with two gateways, are mistakes. */
    private static void checkGateways(List<GatewayDefinition> gateways, Set<DeviceName> names) {
        Set<DeviceName> related = new HashSet<>();
        for (GatewayDefinition gateway : gateways) {
            checkExists(gateway.gateway(), names);
            for (DeviceName subDevice : gateway.subDevices()) {
                checkExists(subDevice, names);
                if (!related.add(subDevice)) {
                    throw new IllegalArgumentException("sub-device " + subDevice + " is in subDevices twice");
                }
            }
        }
    }

    private static void checkExists(DeviceName name, Set<DeviceName> names) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no device " + name + ", which subDevices or gateway mean");
        }
    }

    private static void check(String field, int seconds, int max) {
        if (seconds < 1 || seconds > max) {
            throw new IllegalArgumentException(field + " must be 1 to " + max + " but is " + seconds);
        }
    }

    /** The one place that copies all components, for the {@code with…} methods to change one of them. */
    private static final class Draft {
        private final Path dataFolder;
        private final List<ProductDefinition> products;
        private final List<DeviceDefinition> devices;
        private final List<GatewayDefinition> gateways;
        private String bindAddress;
        private Ports ports;
        private List<String> tlsHostNames;
        private boolean strictLimits;
        private int retransmitSeconds;
        private int minKeepAliveSeconds;
        private int tokenSeconds;
        private int loginRefusal;
        private @Nullable String filesAddress;

        Draft(EmulatorConfiguration original) {
            dataFolder = original.dataFolder;
            products = new ArrayList<>(original.products);
            devices = new ArrayList<>(original.devices);
            gateways = new ArrayList<>(original.gateways);
            bindAddress = original.bindAddress;
            ports = original.ports;
            tlsHostNames = original.tlsHostNames;
            strictLimits = original.strictLimits;
            retransmitSeconds = original.retransmitSeconds;
            minKeepAliveSeconds = original.minKeepAliveSeconds;
            tokenSeconds = original.tokenSeconds;
            loginRefusal = original.loginRefusal;
            filesAddress = original.filesAddress;
        }

        EmulatorConfiguration finish() {
            return new EmulatorConfiguration(
                    dataFolder,
                    bindAddress,
                    ports,
                    tlsHostNames,
                    products,
                    devices,
                    gateways,
                    strictLimits,
                    retransmitSeconds,
                    minKeepAliveSeconds,
                    tokenSeconds,
                    loginRefusal,
                    filesAddress);
        }
    }
}
