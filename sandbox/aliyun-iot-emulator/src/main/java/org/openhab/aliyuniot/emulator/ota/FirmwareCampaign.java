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
package org.openhab.aliyuniot.emulator.ota;

import java.util.List;
import java.util.Map;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;

/**
 * A batch of firmware updates, as Aliyun's console makes it (chapter "OTA update").
 *
 * @param productKey product of the devices
 * @param image id of the uploaded image; not looked at where the delivery has files
 * @param version that the devices are to have, 1 to 64 characters
 * @param module that the image is for; {@code default} is the whole device
 * @param targets which devices are updated
 * @param rules what the jobs keep to
 * @param delivery how the package comes to the devices
 * @param tags up to 10 that go along with the push
 */
public record FirmwareCampaign(
        String productKey,
        String image,
        String version,
        String module,
        FirmwareTargets targets,
        FirmwareJobRules rules,
        FirmwareDelivery delivery,
        Map<String, String> tags) {
    static final String DEFAULT_MODULE = "default";

    private static final int MAX_TAGS = 10;

    public FirmwareCampaign {
        ProductDefinition.checkProductKey(productKey);
        tags = Map.copyOf(tags);
        Bounds.checkVersion("version", version);
        Bounds.checkVersion("module", module);
        targets.sourceVersions().forEach(source -> Bounds.checkVersion("sourceVersions", source));
        if (targets.sourceVersions().contains(version)) {
            throw new IllegalArgumentException("sourceVersions must not contain the version that devices are to have");
        }
        Bounds.check("the number of tags", tags.size(), 0, MAX_TAGS);
        if (delivery.differential() && targets.sourceVersions().isEmpty()) {
            throw new IllegalArgumentException("a difference needs the sourceVersions that it goes on top of");
        }
    }

    /** A static batch for some devices over HTTPS, without confirmation, time-out and retry. */
    public static FirmwareCampaign of(String productKey, String image, String version, String... devices) {
        return builder(productKey, image, version).devices(devices).build();
    }

    /**
     * Begins a campaign for the whole of all devices of the product: one image, whole, unsigned, over HTTPS, to all at once,
     * without confirmation, time-out and retry.
     */
    public static Builder builder(String productKey, String image, String version) {
        return new Builder(productKey, image, version);
    }

    /** Ids of the images that the package is made of. */
    public List<String> images() {
        return delivery.files().isEmpty()
                ? List.of(image)
                : delivery.files().stream().map(FirmwareDelivery.File::image).toList();
    }

    boolean updates(String source) {
        return !source.equals(version)
                && (targets.sourceVersions().isEmpty()
                        || targets.sourceVersions().contains(source));
    }

    /** Says step by step what a campaign has that is not as usual. Not safe for use by several threads. */
    public static final class Builder {
        private final String productKey;
        private final String image;
        private final String version;
        private String module = DEFAULT_MODULE;
        private List<String> sourceVersions = List.of();
        private List<String> devices = List.of();
        private boolean dynamic;
        private boolean confirm;
        private int timeoutSeconds;
        private int retries;
        private int retrySeconds;
        private boolean overwrite;
        private List<FirmwareDelivery.File> files = List.of();
        private boolean differential;
        private DigestMethod signMethod = DigestMethod.SHA256;
        private boolean digestSigned;
        private boolean mqtt;
        private int urlSeconds = Bounds.DAY_SECONDS;
        private int pushesPerMinute;
        private Map<String, String> tags = Map.of();

        private Builder(String productKey, String image, String version) {
            this.productKey = productKey;
            this.image = image;
            this.version = version;
        }

        public Builder module(String name) {
            module = name;
            return this;
        }

        public Builder sourceVersions(String... versions) {
            sourceVersions = List.of(versions);
            return this;
        }

        public Builder devices(String... names) {
            devices = List.of(names);
            return this;
        }

        /** Takes devices in that report a source version later. */
        public Builder dynamic(boolean on) {
            dynamic = on;
            return this;
        }

        /** Has each job wait for the operator. */
        public Builder confirm(boolean on) {
            confirm = on;
            return this;
        }

        public Builder timeoutSeconds(int seconds) {
            timeoutSeconds = seconds;
            return this;
        }

        /** Has a failed job tried again so many times, each so many seconds later. */
        public Builder retries(int times, int seconds) {
            retries = times;
            retrySeconds = seconds;
            return this;
        }

        /** Has it take the place of other campaigns. */
        public Builder overwrite(boolean on) {
            overwrite = on;
            return this;
        }

        /** Makes it a package of several files, in place of the image. */
        public Builder files(List<FirmwareDelivery.File> several) {
            files = several;
            return this;
        }

        public Builder differential(boolean on) {
            differential = on;
            return this;
        }

        public Builder signMethod(DigestMethod method) {
            signMethod = method;
            return this;
        }

        public Builder digestSigned(boolean on) {
            digestSigned = on;
            return this;
        }

        /** Has files come over MQTT instead of HTTPS. */
        public Builder mqtt(boolean on) {
            mqtt = on;
            return this;
        }

        public Builder urlSeconds(int seconds) {
            urlSeconds = seconds;
            return this;
        }

        public Builder pushesPerMinute(int pushes) {
            pushesPerMinute = pushes;
            return this;
        }

        public Builder tags(Map<String, String> several) {
            tags = several;
            return this;
        }

        /** Throws {@link IllegalArgumentException} with what is wrong. */
        public FirmwareCampaign build() {
            return new FirmwareCampaign(
                    productKey,
                    image,
                    version,
                    module,
                    new FirmwareTargets(sourceVersions, devices, dynamic),
                    new FirmwareJobRules(confirm, timeoutSeconds, retries, retrySeconds, overwrite),
                    new FirmwareDelivery(
                            files, differential, signMethod, digestSigned, mqtt, urlSeconds, pushesPerMinute),
                    tags);
        }
    }
}
