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
package org.openhab.aliyuniot.emulator.remoteconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImages;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareUrls;
import org.openhab.aliyuniot.emulator.text.Json;

/** The configurations of all products: told when a device asks, and when somebody pushes. Only the emulator's event loop touches it. */
public final class RemoteConfigs {
    /** Bytes of a file, as on the platform. */
    public static final int MAX_BYTES = 64 * 1024;

    /** What devices ask on. */
    public static final String GET = "thing/config/get";

    private static final String PUSH = "thing/config/push";
    private static final int SWITCHED_OFF = 6713;
    private static final int NO_FILE = 6710;
    private static final int VALID_SECONDS = 24 * 60 * 60;
    private static final long IDS = 1L << 32;

    private final Devices devices;
    private final MessageIds ids;
    private final FirmwareImages images;
    private final FirmwareUrls urls;
    private final Map<String, RemoteConfig> configs = new HashMap<>();

    /** Begins with the files of the configuration, which the file server has from then on. */
    public RemoteConfigs(
            EmulatorConfiguration configuration,
            Devices devices,
            MessageIds ids,
            FirmwareImages images,
            FirmwareUrls urls) {
        this.devices = devices;
        this.ids = ids;
        this.images = images;
        this.urls = urls;
        for (ProductDefinition product : configuration.products()) {
            String file = product.remoteConfig();
            if (file != null) {
                set(product.productKey(), file.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** That of a product, whether it exists or not. */
    public RemoteConfig of(String productKey) {
        return configs.getOrDefault(productKey, RemoteConfig.NONE);
    }

    /**
     * Makes a file the configuration of a product. Nobody is told by that.
     *
     * @throws IllegalArgumentException when it is too large or no JSON object
     */
    public RemoteConfig set(String productKey, byte[] file) {
        check(file);
        try {
            FirmwareImage image = images.add(new ByteArrayInputStream(file));
            return keep(productKey, of(productKey).with(UUID.randomUUID().toString(), image));
        } catch (IOException e) {
            throw new IllegalStateException("The file of configuration cannot be written", e);
        }
    }

    /** Says what is wrong with a file. */
    public static void check(byte[] file) {
        if (file.length > MAX_BYTES || Json.parseObject(file) == null) {
            throw new IllegalArgumentException("A configuration must be a JSON object of up to 64 KB");
        }
    }

    /** Takes the configuration of a product away. */
    public RemoteConfig remove(String productKey) {
        return keep(productKey, of(productKey).without());
    }

    /** Switches the service on or off for a product, and says how digests are made. */
    public RemoteConfig set(String productKey, boolean enabled, DigestMethod signMethod) {
        return keep(productKey, of(productKey).with(enabled, signMethod));
    }

    private RemoteConfig keep(String productKey, RemoteConfig config) {
        configs.put(productKey, config);
        return config;
    }

    /**
     * Tells devices of the present file.
     *
     * @param deviceName whom; null for all of the product
     * @return how many it has gone to, or waits for
     * @throws IllegalArgumentException when there is no file
     */
    public int push(String productKey, @Nullable String deviceName) {
        return (int) devices.of(productKey)
                .filter(device -> deviceName == null
                        || deviceName.equals(device.definition().deviceName()))
                .map(this::push)
                .filter(result -> result == SendResult.SENT || result == SendResult.QUEUED)
                .count();
    }

    private SendResult push(Device device) {
        RemoteConfig config = of(device.definition().productKey());
        ObjectNode params = told(device, config);
        if (params == null) {
            throw new IllegalArgumentException("There is no configuration to push");
        }
        ObjectNode request =
                Json.object().put("id", Long.toString(ids.next() % IDS)).put("version", "1.0");
        request.set("params", params);
        request.put("method", "thing.config.push");
        return device.send(device.topics().system(PUSH), Json.bytes(request), 1);
    }

    /** {@code thing/config/get}. */
    public AlinkResult get(Device device, JsonNode params) {
        if (!"product".equals(params.path("configScope").asText())
                || !"file".equals(params.path("getType").asText())) {
            return AlinkResult.failure(460, "configScope must be product, and getType file");
        }
        RemoteConfig config = of(device.definition().productKey());
        if (!config.enabled()) {
            return AlinkResult.failure(SWITCHED_OFF, "remote configuration is switched off");
        }
        ObjectNode data = told(device, config);
        return data == null ? AlinkResult.failure(NO_FILE, "no remote configuration") : AlinkResult.success(data);
    }

    private @Nullable ObjectNode told(Device device, RemoteConfig config) {
        FirmwareImage file = config.file();
        return file == null
                ? null
                : Json.object()
                        .put("configId", config.configId())
                        .put("configSize", file.size())
                        .put("sign", file.digest(config.signMethod()))
                        .put("signMethod", config.signMethod() == DigestMethod.MD5 ? "Md5" : "Sha256")
                        .put("url", urls.of(device.definition(), file, VALID_SECONDS))
                        .put("getType", "file");
    }
}
