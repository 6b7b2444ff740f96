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
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openhab.aliyuniot.emulator.auth.AuthRequests;
import org.openhab.aliyuniot.emulator.auth.PlatformAddress;
import org.openhab.aliyuniot.emulator.cloud.CloudAddress;
import org.openhab.aliyuniot.emulator.cloud.CloudCertificates;
import org.openhab.aliyuniot.emulator.cloud.CloudDevice;
import org.openhab.aliyuniot.emulator.cloud.CloudDeviceLog;
import org.openhab.aliyuniot.emulator.cloud.CloudDevices;
import org.openhab.aliyuniot.emulator.cloud.CloudFaults;
import org.openhab.aliyuniot.emulator.cloud.CloudFirmware;
import org.openhab.aliyuniot.emulator.cloud.CloudGateway;
import org.openhab.aliyuniot.emulator.cloud.CloudJobs;
import org.openhab.aliyuniot.emulator.cloud.CloudProduct;
import org.openhab.aliyuniot.emulator.cloud.CloudRemoteConfig;
import org.openhab.aliyuniot.emulator.cloud.CloudThing;
import org.openhab.aliyuniot.emulator.cloud.CloudUploads;
import org.openhab.aliyuniot.emulator.cloud.EventLoop;
import org.openhab.aliyuniot.emulator.coap.CoapListeners;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.Ports;
import org.openhab.aliyuniot.emulator.http.HttpsListener;
import org.openhab.aliyuniot.emulator.mqtt.MqttListeners;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareFiles;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImages;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareUrls;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.port.FreePorts;
import org.openhab.aliyuniot.emulator.port.PlatformRestart;
import org.openhab.aliyuniot.emulator.registration.HttpsRegistration;
import org.openhab.aliyuniot.emulator.rest.RestListener;
import org.openhab.aliyuniot.emulator.tls.DeviceCertificates;
import org.openhab.aliyuniot.emulator.tls.KeyKind;
import org.openhab.aliyuniot.emulator.tls.ServerCertificate;
import org.openhab.aliyuniot.emulator.tls.ServerKeys;
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
    private final DeviceCertificates certificates;
    private final PlatformAddress address;

    private AliyunIotEmulator(
            Vertx vertx,
            EventLoop loop,
            Platform platform,
            PlatformRestart restart,
            EmulatorConfiguration configuration,
            ServerKeys keys,
            CoapListeners coap,
            DeviceCertificates certificates,
            PlatformAddress address) {
        this.vertx = vertx;
        this.loop = loop;
        this.platform = platform;
        this.restart = restart;
        this.configuration = configuration;
        this.keys = keys;
        this.coap = coap;
        this.certificates = certificates;
        this.address = address;
    }

    /**
     * Starts an emulator and returns once all its ports listen.
     *
     * @throws IOException when the data folder cannot be used or a port is taken; the message says which
     */
    public static AliyunIotEmulator start(EmulatorConfiguration wanted) throws IOException {
        EmulatorConfiguration configuration = wanted.withPorts(FreePorts.instead(wanted.ports()));
        ServerKeys keys = ServerKeys.in(configuration.dataFolder(), configuration.tlsHostNames());
        ServerCertificate certificate = keys.ofCurve();
        DeviceCertificates certificates = DeviceCertificates.in(configuration.dataFolder());
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
            MqttListeners mqtt = new MqttListeners(vertx, platform, configuration, keys, certificates);
            PlatformAddress address = new PlatformAddress(
                    configuration.tlsHostNames().get(0),
                    () -> mqtt.in(configuration.ports()).tls());
            CoapListeners coap =
                    new CoapListeners(vertx, context, uplink, configuration, certificate.key(), certificate.chain());
            HttpsRegistration registration = new HttpsRegistration(platform.registrations());
            HttpsListener https = new HttpsListener(
                    vertx,
                    uplink,
                    registration,
                    new AuthRequests(platform.devices(), platform.platformTokens(), address),
                    configuration,
                    keys);
            PlatformRestart restart = new PlatformRestart(vertx, platform.devices(), List.of(mqtt, coap, https));
            RestListener rest =
                    new RestListener(vertx, platform, restart, recorder, certificates, address, configuration);
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
            return new AliyunIotEmulator(vertx, loop, platform, restart, actual, keys, coap, certificates, address);
        } catch (IOException | RuntimeException e) {
            EventLoop.await(vertx.close().toCompletionStage());
            throw e;
        }
    }

    /** Where it listens. */
    public Ports ports() {
        return configuration.ports();
    }

    /** PEM file with the certificate that clients have to trust. */
    public Path caCertificate() {
        return keys.authority(KeyKind.EC);
    }

    /** PEM file with the certificate that clients have to trust which know RSA only; it is made when it is first asked for. */
    public Path rsaCaCertificate() {
        return keys.authority(KeyKind.RSA);
    }

    /** PEM file with the certificate of the authority that issues certificates to devices. */
    public Path deviceCaCertificate() {
        return certificates.authority();
    }

    /** The certificates with which one device logs in. */
    public CloudCertificates certificates(String productKey, String deviceName) {
        return new CloudCertificates(
                loop, platform.devices(), platform.certified(), certificates, productKey, deviceName);
    }

    /** Where devices are sent that ask where the platform is. */
    public CloudAddress address() {
        return new CloudAddress(loop, address);
    }

    /** The configuration it was started with, with the ports that it really has. */
    public EmulatorConfiguration configuration() {
        return configuration;
    }

    /** Which devices there are. */
    public CloudDevices devices() {
        return new CloudDevices(loop, platform.devices(), platform.broadcasts());
    }

    /** One device, whether it exists or not. */
    public CloudDevice device(String productKey, String deviceName) {
        return new CloudDevice(
                loop, platform.devices(), platform.rrpc(), platform.gateways()::setEnabled, productKey, deviceName);
    }

    /** What somebody in the cloud does with a gateway and its sub-devices. */
    public CloudGateway gateway(String productKey, String deviceName) {
        return new CloudGateway(
                loop, platform.devices(), platform.gateways(), platform.things(), productKey, deviceName);
    }

    /** The file of configuration of a product. */
    public CloudRemoteConfig remoteConfig(String productKey) {
        return new CloudRemoteConfig(loop, platform.configs(), productKey);
    }

    /** The log that a device reports. */
    public CloudDeviceLog deviceLog(String productKey, String deviceName) {
        return new CloudDeviceLog(loop, platform.devices(), platform.logs(), productKey, deviceName);
    }

    /** What somebody in the cloud gives a device to do, and what it reports of its network. */
    public CloudJobs jobs(String productKey, String deviceName) {
        return new CloudJobs(
                loop, platform.devices(), platform.jobs(), platform.networkReports(), productKey, deviceName);
    }

    /** The files that a device has uploaded. */
    public CloudUploads uploads(String productKey, String deviceName) {
        return new CloudUploads(loop, platform.devices(), platform.uploads(), productKey, deviceName);
    }

    /** What all devices of a product have in common. */
    public CloudProduct product(String productKey) {
        return new CloudProduct(loop, platform.registrations(), productKey);
    }

    /** What an application in the cloud sees and does with a device of a product with a thing model. */
    public CloudThing thing(String productKey, String deviceName) {
        return new CloudThing(loop, platform.devices(), platform.things(), productKey, deviceName);
    }

    /** What goes wrong on purpose. */
    public CloudFaults faults() {
        return new CloudFaults(loop, platform.devices(), platform.faults());
    }

    /** Firmware images and campaigns. */
    public CloudFirmware firmware() {
        return new CloudFirmware(loop, platform.campaigns());
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
                loop.call(() -> restart.begin((int) millis, keepSessions).toCompletionStage());
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
}
