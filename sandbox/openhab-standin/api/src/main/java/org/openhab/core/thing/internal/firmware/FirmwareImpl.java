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
package org.openhab.core.thing.internal.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareRestriction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A firmware; two are equal if their facts are, whatever their content and restriction. */
@NonNullByDefault
public final class FirmwareImpl implements Firmware {

    /** What is said of a firmware. The changelog's address is a text: comparing URLs would look up their hosts. */
    public record Facts(
            ThingTypeUID thingTypeUID,
            @Nullable String vendor,
            @Nullable String model,
            boolean modelRestricted,
            @Nullable String description,
            String version,
            @Nullable String prerequisiteVersion,
            @Nullable String changelog,
            @Nullable String onlineChangelog,
            @Nullable String md5Hash,
            Map<String, String> properties) {}

    private final Logger logger = LoggerFactory.getLogger(FirmwareImpl.class);
    private final Facts facts;
    private final FirmwareRestriction restriction;
    private final @Nullable URL onlineChangelog;
    private final @Nullable InputStream inputStream;
    private byte @Nullable [] bytes;

    public FirmwareImpl(
            Facts facts,
            FirmwareRestriction restriction,
            @Nullable URL onlineChangelog,
            @Nullable InputStream inputStream) {
        this.facts = facts;
        this.restriction = restriction;
        this.onlineChangelog = onlineChangelog;
        this.inputStream = inputStream;
    }

    @Override
    public ThingTypeUID getThingTypeUID() {
        return facts.thingTypeUID();
    }

    @Override
    public @Nullable String getVendor() {
        return facts.vendor();
    }

    @Override
    public @Nullable String getModel() {
        return facts.model();
    }

    @Override
    public boolean isModelRestricted() {
        return facts.modelRestricted();
    }

    @Override
    public @Nullable String getDescription() {
        return facts.description();
    }

    @Override
    public String getVersion() {
        return facts.version();
    }

    @Override
    public @Nullable String getPrerequisiteVersion() {
        return facts.prerequisiteVersion();
    }

    @Override
    public FirmwareRestriction getFirmwareRestriction() {
        return restriction;
    }

    @Override
    public @Nullable String getChangelog() {
        return facts.changelog();
    }

    @Override
    public @Nullable URL getOnlineChangelog() {
        return onlineChangelog;
    }

    @Override
    public @Nullable InputStream getInputStream() {
        return inputStream;
    }

    @Override
    public @Nullable String getMd5Hash() {
        return facts.md5Hash();
    }

    @Override
    public Map<String, String> getProperties() {
        return facts.properties();
    }

    @Override
    public synchronized byte @Nullable [] getBytes() {
        InputStream content = inputStream;
        if (bytes == null && content != null) {
            bytes = read(content);
        }
        return bytes;
    }

    /** Once it is read, a stream is spent: a second try after a wrong checksum finds nothing in it. */
    private byte @Nullable [] read(InputStream content) {
        try (content) {
            byte[] all = content.readAllBytes();
            String expected = getMd5Hash();
            String actual =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(all));
            if (expected != null && !expected.equals(actual)) {
                throw new IllegalStateException(
                        "Invalid MD5 checksum. Expected " + expected + ", but was " + actual + ".");
            }
            return all;
        } catch (IOException | NoSuchAlgorithmException e) {
            logger.error("Cannot read firmware {}.", this, e);
            return null;
        }
    }

    @Override
    public boolean isSuccessorVersion(@Nullable String firmwareVersion) {
        return firmwareVersion != null && version().compareTo(FirmwareVersion.of(firmwareVersion)) > 0;
    }

    @Override
    public boolean isSuitableFor(Thing thing) {
        return thing.getThingTypeUID().equals(getThingTypeUID())
                && (!isModelRestricted()
                        || Objects.equals(getModel(), thing.getProperties().get(Thing.PROPERTY_MODEL_ID)))
                && isPrerequisiteMet(thing.getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION))
                && restriction.apply(thing);
    }

    private boolean isPrerequisiteMet(@Nullable String installed) {
        String least = getPrerequisiteVersion();
        return least == null
                || installed != null && FirmwareVersion.of(installed).compareTo(FirmwareVersion.of(least)) >= 0;
    }

    private FirmwareVersion version() {
        return FirmwareVersion.of(getVersion());
    }

    /** The newest comes first. */
    @Override
    public int compareTo(Firmware other) {
        return FirmwareVersion.of(other.getVersion()).compareTo(version());
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof FirmwareImpl other && facts.equals(other.facts);
    }

    @Override
    public String toString() {
        return "FirmwareImpl "
                + facts.toString().substring(Facts.class.getSimpleName().length());
    }
}
