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
package org.openhab.aliyuniot.emulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.call.Broadcasts;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.cloud.CloudThing;
import org.openhab.aliyuniot.emulator.cloud.EventLoop;
import org.openhab.aliyuniot.emulator.coap.CoapListeners;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.http.HttpsListener;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.mqtt.MqttListeners;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJob;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.ota.RunningCampaign;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareFiles;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImages;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareUrls;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.port.PlatformRestart;
import org.openhab.aliyuniot.emulator.rest.RestListener;
import org.openhab.aliyuniot.emulator.tls.KeyKind;
import org.openhab.aliyuniot.emulator.tls.ServerCertificate;
import org.openhab.aliyuniot.emulator.tls.ServerKeys;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.uplink.Uplink;
import org.openhab.aliyuniot.emulator.web.TrafficRecorder;

/**
 * A running emulator of Aliyun IoT Platform.
 *
 * <p>Its methods may be called from every thread; each waits at most ten seconds. To restart one on the same ports and
 * with the same certificate authority: {@code AliyunIotEmulator.start(emulator.configuration())} after {@link #close()}.
 */
public final class AliyunIotEmulator implements AutoCloseable {
    private final Vertx vertx;
    private final EventLoop loop;
    private final Platform platform;
    private final PlatformRestart restart;
    private final EmulatorConfiguration configuration;
    private final ServerKeys keys;
    private final CoapListeners coap;

    private AliyunIotEmulator(
            Vertx vertx,
            EventLoop loop,
            Platform platform,
            PlatformRestart restart,
            EmulatorConfiguration configuration,
            ServerKeys keys,
            CoapListeners coap) {
        this.vertx = vertx;
        this.loop = loop;
        this.platform = platform;
        this.restart = restart;
        this.configuration = configuration;
        this.keys = keys;
        this.coap = coap;
    }

    /**
     * Starts an emulator and returns once all its ports listen.
     *
     * @throws IOException when the data folder cannot be used or a port is taken; the message says which
     */
    public static AliyunIotEmulator start(EmulatorConfiguration configuration) throws IOException {
        ServerKeys keys = ServerKeys.in(configuration.dataFolder(), configuration.tlsHostNames());
        ServerCertificate certificate = keys.ofCurve();
        FirmwareImages images = new FirmwareImages(configuration.dataFolder());
        // One event loop owns all state, so nothing needs a lock.
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            Context context = vertx.getOrCreateContext();
            EventLoop loop = new EventLoop(context);
            FirmwareUrls urls = new FirmwareUrls(configuration.tlsHostNames().get(0), configuration.filesAddress());
            TrafficRecorder recorder = new TrafficRecorder();
            Platform platform = new Platform(vertx, configuration, images, urls, recorder);
            Uplink uplink = new Uplink(platform);
            MqttListeners mqtt = new MqttListeners(vertx, platform, configuration, keys);
            CoapListeners coap =
                    new CoapListeners(vertx, context, uplink, configuration, certificate.key(), certificate.chain());
            HttpsListener https = new HttpsListener(vertx, uplink, configuration, keys);
            PlatformRestart restart = new PlatformRestart(vertx, platform.devices(), List.of(mqtt, coap, https));
            RestListener rest = new RestListener(vertx, platform, restart, recorder, configuration);
            FirmwareFiles files =
                    new FirmwareFiles(vertx, platform.devices(), platform.faults(), images, urls, configuration, keys);
            loop.begin(() -> mqtt.listen().toCompletionStage());
            loop.begin(() -> https.listen().toCompletionStage());
            loop.begin(() -> files.listen().toCompletionStage());
            loop.begin(rest::listen);
            // The last one, for Vert.x does not close it when another one fails.
            loop.begin(() -> coap.listen().toCompletionStage());
            EmulatorConfiguration actual = configuration.withPorts(
                    mqtt.in(coap.in(configuration.ports())).withHttp(rest.port(), files.port(), https.port()));
            return new AliyunIotEmulator(vertx, loop, platform, restart, actual, keys, coap);
        } catch (IOException | RuntimeException e) {
            EventLoop.await(vertx.close().toCompletionStage());
            throw e;
        }
    }

    /** Port of MQTT over TCP. */
    public int tcpPort() {
        return configuration.ports().tcp();
    }

    /** Port of MQTT over TLS. */
    public int tlsPort() {
        return configuration.ports().tls();
    }

    /** Port of MQTT over WebSocket, path {@code /mqtt}. */
    public int wsPort() {
        return configuration.ports().ws();
    }

    /** Port of MQTT over secure WebSocket, path {@code /mqtt}. */
    public int wssPort() {
        return configuration.ports().wss();
    }

    /** Port of the REST interface on 127.0.0.1. */
    public int restPort() {
        return configuration.ports().rest();
    }

    /** Port of firmware over HTTPS. */
    public int filesPort() {
        return configuration.ports().files();
    }

    /** Port of CoAP over DTLS. */
    public int coapDtlsPort() {
        return configuration.ports().coapDtls();
    }

    /** Port of CoAP with symmetric encryption. */
    public int coapSymmetricPort() {
        return configuration.ports().coapSymmetric();
    }

    /** Port of CoAP in clear. */
    public int coapPlainPort() {
        return configuration.ports().coapPlain();
    }

    /** Port of messages over HTTPS. */
    public int httpsPort() {
        return configuration.ports().https();
    }

    /** PEM file with the certificate that clients have to trust. */
    public Path caCertificate() {
        return keys.authority(KeyKind.EC);
    }

    /** PEM file with the certificate that clients have to trust which know RSA only; it is made when it is first asked for. */
    public Path rsaCaCertificate() {
        return keys.authority(KeyKind.RSA);
    }

    /** The configuration it was started with, with the ports that it really has. */
    public EmulatorConfiguration configuration() {
        return configuration;
    }

    public List<DeviceState> devices() {
        return call(() -> platform.devices().all().stream().map(Device::state).toList());
    }

    public Optional<DeviceState> device(String productKey, String deviceName) {
        return withDevice(productKey, deviceName, Device::state);
    }

    /** The newest messages of the device with a sequence number above the given one, oldest first; at most 1000. */
    public List<ReceivedMessage> messages(String productKey, String deviceName, long afterSeq) {
        return withDevice(productKey, deviceName, device -> device.log().after(afterSeq))
                .orElse(List.of());
    }

    /**
     * Sends a message to a device.
     *
     * @param topic absolute, or relative such as {@code user/get} and {@code thing/service/property/set}
     * @param qos 0 or 1
     */
    public SendResult send(String productKey, String deviceName, String topic, int qos, byte[] payload) {
        return withDevice(
                        productKey,
                        deviceName,
                        device -> device.send(device.topics().absolute(topic), payload, qos))
                .orElse(SendResult.UNKNOWN_DEVICE);
    }

    /**
     * Calls a device and waits for its response.
     *
     * @param topic null for the system's topic; else the device's own, and the device has to announce {@code ext=1}
     * @param timeout 1 to 8000 ms
     * @return the payload of the response
     * @throws RrpcException when the device cannot be reached or does not respond in time
     */
    public byte[] rrpc(String productKey, String deviceName, @Nullable String topic, byte[] payload, Duration timeout)
            throws RrpcException {
        long millis = timeout.toMillis();
        if (millis < 1 || millis > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            throw new IllegalArgumentException(
                    "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms but is " + millis + " ms");
        }
        return await(productKey, deviceName, device -> platform.rrpc().call(device, topic, payload, (int) millis));
    }

    private <T> T await(String productKey, String deviceName, Function<Device, Future<T>> call) throws RrpcException {
        CompletionStage<T> answer = withDevice(
                        productKey, deviceName, device -> call.apply(device).toCompletionStage())
                .orElseThrow(() -> new RrpcException(404, "There is no device " + productKey + "/" + deviceName + "."));
        try {
            return EventLoop.await(answer);
        } catch (IOException e) {
            if (e.getCause() instanceof RrpcException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** What an application in the cloud sees and does with a device of a product with a thing model. */
    public CloudThing thing(String productKey, String deviceName) {
        return new CloudThing(loop, platform.devices(), platform.things(), productKey, deviceName);
    }

    /**
     * Sends to all devices of a product that are online and have subscribed, with QoS 0.
     *
     * @param topic below {@code /broadcast/{productKey}/}, with or without that
     * @param payload up to 64 KB
     * @return number of devices that it was sent to
     * @throws IllegalStateException when limits are strict and the last one is less than a minute ago
     */
    public int broadcast(String productKey, String topic, byte[] payload) {
        if (payload.length > Broadcasts.MAX_BYTES) {
            throw new IllegalArgumentException("The payload of a broadcast must not be larger than 64 KB");
        }
        return call(() -> {
            if (!platform.broadcasts().admit(productKey)) {
                throw new IllegalStateException(Broadcasts.TOO_MANY);
            }
            return platform.broadcasts().send(productKey, DeviceTopics.broadcast(productKey, topic), payload);
        });
    }

    /** Closes the device's connection and returns whether the device exists. */
    public boolean disconnect(String productKey, String deviceName) {
        return withDevice(productKey, deviceName, device -> {
                    device.disconnect("the operator closed the connection");
                    return true;
                })
                .orElse(false);
    }

    /** Disables a device, which ends its connection and has new ones refused, or enables it again. */
    public boolean setEnabled(String productKey, String deviceName, boolean enabled) {
        return withDevice(productKey, deviceName, device -> {
                    device.setEnabled(enabled);
                    return true;
                })
                .orElse(false);
    }

    /**
     * Has something go wrong for one device from now on.
     *
     * @return the id of the fault
     * @throws IllegalArgumentException when there is no such device
     * @throws IllegalStateException when 1000 faults are in force already
     */
    public long addFault(String productKey, String deviceName, Fault fault) {
        return withDevice(productKey, deviceName, device -> addFault(device.definition(), fault))
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + productKey + "/" + deviceName));
    }

    /**
     * Has something go wrong for all devices from now on; CONNECTs of unknown devices included.
     *
     * @return the id of the fault
     * @throws IllegalStateException when 1000 faults are in force already
     */
    public long addFaultForAll(Fault fault) {
        return call(() -> addFault(null, fault));
    }

    private long addFault(@Nullable DeviceDefinition device, Fault fault) {
        return platform.faults()
                .add(device, fault)
                .orElseThrow(() -> new IllegalStateException(Faults.TOO_MANY))
                .id();
    }

    /** All faults in force, in the order in which they were added; those that have happened often enough are gone. */
    public List<ActiveFault> faults() {
        return call(() -> platform.faults().list());
    }

    /** Ends a fault and returns whether it was in force. */
    public boolean removeFault(long id) {
        return call(() -> platform.faults().remove(fault -> fault.id() == id)) > 0;
    }

    /** Ends all faults. */
    public void removeFaults() {
        call(() -> platform.faults().remove(fault -> true));
    }

    /** Adds a device; one with the same name is replaced and loses its connection. */
    public void addDevice(DeviceDefinition definition) {
        call(() -> {
            platform.devices().add(definition);
            return true;
        });
    }

    /** Deletes a device, which ends its connection, and returns whether it existed. */
    public boolean removeDevice(String productKey, String deviceName) {
        return call(() -> platform.devices().remove(productKey, deviceName));
    }

    /** Takes a firmware image of 1 byte to 1000 MB, on the thread of the caller. */
    public FirmwareImage addImage(InputStream content) throws IOException {
        return platform.campaigns().images().add(content);
    }

    /** With what devices check the signatures of firmware: an RSA key as PEM, another one with each start. */
    public String firmwarePublicKey() {
        return platform.campaigns().key().publicPem();
    }

    /**
     * Starts to update devices.
     *
     * @return the id of the campaign
     * @throws IllegalArgumentException when the image or a device does not exist
     * @throws IllegalStateException when a device has a job for the module already
     */
    public long startCampaign(FirmwareCampaign campaign) {
        return call(() -> platform.campaigns().start(campaign).id());
    }

    /** How the updates of a campaign are going; empty when there is no such campaign. */
    public List<FirmwareJobState> jobs(long campaign) {
        return withCampaign(
                        campaign,
                        running ->
                                running.jobs().stream().map(FirmwareJob::state).toList())
                .orElse(List.of());
    }

    /** Cancels what has not ended of a campaign, and returns whether that exists. */
    public boolean cancelCampaign(long campaign) {
        return withCampaign(campaign, running -> {
                    platform.campaigns().cancel(running);
                    return true;
                })
                .orElse(false);
    }

    /** Confirms the update of a device, and returns whether it waited for that. */
    public boolean confirm(long campaign, String deviceName) {
        return withCampaign(campaign, running -> platform.campaigns().confirm(running, deviceName))
                .orElse(false);
    }

    /**
     * Has the platform go away for a while: cuts all connections, closes the MQTT ports, and opens the same ones again.
     *
     * <p>Returns once they are closed. The REST interface stays, and so do devices, faults and kept messages of devices.
     *
     * @param down how long the ports are closed, up to 10 minutes
     * @param keepSessions whether subscriptions and waiting messages of {@code cleanSession=0} outlive it
     * @throws IllegalStateException when it is restarting already
     */
    public void restart(Duration down, boolean keepSessions) {
        long millis = down.toMillis();
        if (millis < 0 || millis > PlatformRestart.MAX_DOWN_MILLIS) {
            throw new IllegalArgumentException(
                    "down must be 0 to " + PlatformRestart.MAX_DOWN_MILLIS + " ms but is " + millis + " ms");
        }
        CompletionStage<?> closed =
                call(() -> restart.begin((int) millis, keepSessions).toCompletionStage());
        try {
            EventLoop.await(closed);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Closes all connections and ports. */
    @Override
    public void close() {
        try {
            EventLoop.await(vertx.close().toCompletionStage());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The emulator did not close within " + EventLoop.MAX_WAIT_SECONDS + " s", e);
        } finally {
            coap.shutDown();
        }
    }

    private <T> Optional<T> withDevice(String productKey, String deviceName, Function<Device, T> action) {
        return call(() -> {
            Device device = platform.devices().find(productKey, deviceName);
            return device == null ? Optional.<T>empty() : Optional.of(action.apply(device));
        });
    }

    private <T> Optional<T> withCampaign(long id, Function<RunningCampaign, T> action) {
        return call(() -> {
            RunningCampaign running = platform.campaigns().find(id);
            return running == null ? Optional.<T>empty() : Optional.of(action.apply(running));
        });
    }

    private <T> T call(Supplier<T> action) {
        return loop.call(action);
    }
}
