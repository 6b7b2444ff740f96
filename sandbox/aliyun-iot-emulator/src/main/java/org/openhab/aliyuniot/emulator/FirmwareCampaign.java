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

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A batch of firmware updates, as Aliyun's console makes it (chapter "OTA update").
 *
 * @param productKey product of the devices
 * @param image id of the uploaded image; not looked at where the delivery has files
 * @param version that the devices are to have, 1 to 64 characters
 * @param module that the image is for; {@code default} is the whole device
 * @param sourceVersions versions that are updated; none is every other one
 * @param devices names of the devices of a static batch; none is all devices of the product that have a source version
 * @param dynamic whether devices that report a source version later are taken in, too
 * @param confirm whether a job waits until the operator confirms it
 * @param mqtt whether the image comes over MQTT instead of HTTPS
 * @param signMethod of the digest
 * @param timeoutSeconds how long a device may take from its first progress on, up to 86,400 s; 0 is without bound
 * @param retries how often a failed job is tried again, 0 to 5
 * @param retrySeconds after how long it is, up to 86,400 s
 * @param urlSeconds how long a URL is valid, 1 to 86,400 s
 * @param overwrite whether it cancels the jobs of other campaigns for the same module of a device; else they win
 * @param tags up to 10 that go along with the push
 * @param delivery how the package comes to the devices
 */
public record FirmwareCampaign(
        String productKey,
        String image,
        String version,
        String module,
        List<String> sourceVersions,
        List<String> devices,
        boolean dynamic,
        boolean confirm,
        boolean mqtt,
        SignMethod signMethod,
        int timeoutSeconds,
        int retries,
        int retrySeconds,
        int urlSeconds,
        boolean overwrite,
        Map<String, String> tags,
        FirmwareDelivery delivery) {
    static final String DEFAULT_MODULE = "default";
    static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int DAY_SECONDS = 86_400;
    private static final int MAX_RETRIES = 5;
    private static final int MAX_TAGS = 10;
    private static final int MAX_LIST = 100_000;

    /** Names as the platform writes them into {@code signMethod}. */
    public enum SignMethod {
        MD5("Md5"),
        SHA256("SHA256");

        private final String text;

        SignMethod(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    public FirmwareCampaign {
        ProductDefinition.checkProductKey(productKey);
        sourceVersions = List.copyOf(sourceVersions);
        devices = List.copyOf(devices);
        tags = Map.copyOf(tags);
        checkVersion("version", version);
        checkVersion("module", module);
        sourceVersions.forEach(source -> checkVersion("sourceVersions", source));
        if (sourceVersions.contains(version)) {
            throw new IllegalArgumentException("sourceVersions must not contain the version that devices are to have");
        }
        check("timeoutSeconds", timeoutSeconds, 0, DAY_SECONDS);
        check("retries", retries, 0, MAX_RETRIES);
        check("retrySeconds", retrySeconds, 0, DAY_SECONDS);
        check("urlSeconds", urlSeconds, 1, DAY_SECONDS);
        check("the number of tags", tags.size(), 0, MAX_TAGS);
        check("the number of sourceVersions", sourceVersions.size(), 0, MAX_LIST);
        check("the number of devices", devices.size(), 0, MAX_LIST);
        if (dynamic && !devices.isEmpty()) {
            throw new IllegalArgumentException("devices do not go with dynamic; leave them out");
        }
        if (delivery.differential() && sourceVersions.isEmpty()) {
            throw new IllegalArgumentException("a difference needs the sourceVersions that it goes on top of");
        }
    }

    /** One image, whole, unsigned, to all devices at once. */
    public FirmwareCampaign(
            String productKey,
            String image,
            String version,
            String module,
            List<String> sourceVersions,
            List<String> devices,
            boolean dynamic,
            boolean confirm,
            boolean mqtt,
            SignMethod signMethod,
            int timeoutSeconds,
            int retries,
            int retrySeconds,
            int urlSeconds,
            boolean overwrite,
            Map<String, String> tags) {
        this(
                productKey,
                image,
                version,
                module,
                sourceVersions,
                devices,
                dynamic,
                confirm,
                mqtt,
                signMethod,
                timeoutSeconds,
                retries,
                retrySeconds,
                urlSeconds,
                overwrite,
                tags,
                FirmwareDelivery.PLAIN);
    }

    /** A static batch for some devices over HTTPS, without confirmation, time-out and retry. */
    public static FirmwareCampaign of(String productKey, String image, String version, String... devices) {
        return new FirmwareCampaign(
                productKey,
                image,
                version,
                DEFAULT_MODULE,
                List.of(),
                List.of(devices),
                false,
                false,
                false,
                SignMethod.SHA256,
                0,
                0,
                0,
                DAY_SECONDS,
                false,
                Map.of());
    }

    /** The same, delivered in another way. */
    public FirmwareCampaign with(FirmwareDelivery other) {
        return new FirmwareCampaign(
                productKey,
                image,
                version,
                module,
                sourceVersions,
                devices,
                dynamic,
                confirm,
                mqtt,
                signMethod,
                timeoutSeconds,
                retries,
                retrySeconds,
                urlSeconds,
                overwrite,
                tags,
                other);
    }

    /** Ids of the images that the package is made of. */
    List<String> images() {
        return delivery.files().isEmpty()
                ? List.of(image)
                : delivery.files().stream().map(FirmwareDelivery.File::image).toList();
    }

    boolean updates(String source) {
        return !source.equals(version) && (sourceVersions.isEmpty() || sourceVersions.contains(source));
    }

    private static void checkVersion(String field, String value) {
        if (!VERSION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + " must have 1 to 64 characters of letters, digits and . _ - but is '" + value + "'");
        }
    }

    private static void check(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be " + min + " to " + max + " but is " + value);
        }
    }
}
