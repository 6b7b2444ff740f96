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
package org.openhab.binding.aliyuniot.internal.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.upload.UploadFolders;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/**
 * A device and the way to it, checked.
 *
 * @param caFile the only certificates to trust; {@code null} for those of the Java runtime
 * @param session how the session treats its messages
 * @param keepQueue whether messages that wait outlive a restart
 * @param tags what the device tells the platform about itself
 * @param ownHost whether the endpoint is one that the user has named, so that its files, too, come from a server of
 *     the user's
 * @param firmware how the device gets its firmware
 * @param reporting what it does by itself
 * @param model which thing model it has
 * @param logsEvents whether what happens to the thing goes to the device's log on the platform
 * @param uploadFolders what files may be uploaded from
 */
public record DeviceSettings(
        DeviceIdentity identity,
        TransportSettings transport,
        @Nullable Path caFile,
        SessionSettings session,
        boolean keepQueue,
        SortedMap<String, String> tags,
        boolean ownHost,
        FirmwareSettings firmware,
        ReportSettings reporting,
        ModelSettings model,
        boolean logsEvents,
        UploadFolders uploadFolders) {

    public DeviceSettings {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Whether one session can serve both; tags and logs are written and firmware is loaded with any. */
    public boolean hasSessionOf(DeviceSettings other) {
        return withSession(other).equals(other);
    }

    private DeviceSettings withSession(DeviceSettings other) {
        return new DeviceSettings(
                identity,
                transport,
                caFile,
                session,
                keepQueue,
                other.tags,
                ownHost,
                other.firmware,
                reporting,
                model,
                other.logsEvents,
                uploadFolders);
    }

    /**
     * Makes what opens connections with these settings; reads files.
     *
     * @throws ConfigurationFailure if one of them cannot be used
     * @throws IllegalStateException for a device that has no connection of its own
     */
    public TransportFactory transportFactory(TransportMeans means) throws ConfigurationFailure {
        if (transport instanceof ConnectionSettings connection) {
            return connection.factory(means, identity, trustAnchors());
        }
        throw new IllegalStateException("A gateway connects " + identity);
    }

    /**
     * Whom a server has to lead to that shows a certificate; reads the file of certificates.
     *
     * @throws ConfigurationFailure if that file cannot be used
     */
    private TrustAnchors trustAnchors() throws ConfigurationFailure {
        Path file = caFile;
        return file == null ? TrustAnchors.ofRuntime() : TrustAnchors.ofFile(file);
    }

    /**
     * Whom the certificate of the server of firmware files has to lead to. The platform's own are on the web, whatever
     * is trusted for the connection of devices.
     *
     * @throws ConfigurationFailure if the file of certificates cannot be used
     */
    public TrustAnchors fileTrustAnchors() throws ConfigurationFailure {
        return ownHost ? trustAnchors() : TrustAnchors.ofRuntime();
    }
}
