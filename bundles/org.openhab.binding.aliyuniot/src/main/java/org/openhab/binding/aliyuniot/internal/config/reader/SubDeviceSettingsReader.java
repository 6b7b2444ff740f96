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
package org.openhab.binding.aliyuniot.internal.config.reader;

import java.nio.file.Path;
import java.util.SortedMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.SubDeviceTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.CommonParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.FirmwareParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModelParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterFields;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.internal.config.parameter.SubDeviceParameters;
import org.openhab.binding.aliyuniot.internal.config.reader.login.Credentials;
import org.openhab.binding.aliyuniot.internal.config.upload.UploadFolders;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDeviceTransports;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.core.OpenHAB;
import org.openhab.core.config.core.Configuration;

/**
 * Checks every parameter of a device that a gateway connects, and collects what is wrong.
 */
public final class SubDeviceSettingsReader {
    private static final String CLOUD = "cloud";

    private SubDeviceSettingsReader() {}

    /**
     * Reads the configuration of a sub-device.
     *
     * @param gateway how users know the gateway
     * @param ofGateway the gateway's configuration: where its files come from, those of the sub-device come from too
     * @throws InvalidConfigurationException with all problems at once
     */
    public static DeviceSettings read(Configuration configuration, String gateway, Configuration ofGateway)
            throws InvalidConfigurationException {
        CommonParameters common = new CommonParameters();
        FirmwareParameters firmware = new FirmwareParameters();
        SubDeviceParameters given = new SubDeviceParameters();
        ModelParameters modelled = new ModelParameters(CLOUD);
        ParameterFields.fill(configuration, common, firmware, given, modelled);
        Problems problems = new Problems();
        Credentials credentials = Credentials.read(common, true, false, problems);
        ProductSecret productSecret = Credentials.productSecret(given.productSecret, problems);
        ModelSettings model = ModelSettingsReader.read(modelled, CLOUD, problems);
        SortedMap<String, String> tags = TagsReader.read(common.tags, problems);
        UploadFolders folders = UploadFolders.read(common.uploadFolders, problems);
        FirmwareSettings firmwareSettings = new FirmwareSettingsReader(firmware, problems).read();
        boolean logsEvents = ReportSettingsReader.logsEvents(given.deviceLog, problems);
        DeviceIdentity identity = credentials.identity();
        if (!problems.isEmpty() || identity == null || firmwareSettings == null) {
            throw problems.toException();
        }
        return new DeviceSettings(
                identity,
                new SubDeviceTransportSettings(
                        new SubDevice(identity, credentials.secret(), productSecret, given.autoTopology), gateway),
                caFile(ofGateway),
                SessionSettings.DEFAULT.withReconnect(SubDeviceTransports.RECONNECT),
                false,
                tags,
                !text(ofGateway, "host").isEmpty(),
                firmwareSettings,
                ReportSettings.NONE,
                model,
                logsEvents,
                folders);
    }

    private static @Nullable Path caFile(Configuration ofGateway) {
        String file = text(ofGateway, "caFile");
        try {
            return file.isEmpty() ? null : Path.of(OpenHAB.getConfigFolder()).resolve(file);
        } catch (IllegalArgumentException e) {
            // The gateway says so.
            return null;
        }
    }

    private static String text(Configuration configuration, String parameter) {
        return configuration.get(parameter) instanceof String text ? ParameterValues.unquoted(text) : "";
    }
}
