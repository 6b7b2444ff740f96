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
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.IdentityQuestion;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.config.MqttTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.internal.config.UnnamedDeviceException;
import org.openhab.binding.aliyuniot.internal.config.parameter.CoapParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.CommonParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.FirmwareParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.HttpParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModelParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.MqttParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterFields;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.internal.config.parameter.ReportingParameters;
import org.openhab.binding.aliyuniot.internal.config.reader.login.Credentials;
import org.openhab.binding.aliyuniot.internal.config.reader.login.HostReader;
import org.openhab.binding.aliyuniot.internal.config.upload.UploadFolders;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.core.OpenHAB;
import org.openhab.core.config.core.Configuration;

/**
 * Checks every parameter of a device and collects what is wrong, so that users see all of it at once. What all devices
 * have is read here, the way to the platform by a reader of its own.
 */
public final class DeviceSettingsReader {
    private static final String OFF = "off";

    private final CommonParameters common = new CommonParameters();
    private final FirmwareParameters firmware = new FirmwareParameters();
    private final Problems problems = new Problems();
    private final HostReader hosts = new HostReader(common, problems);

    /**
     * @param special groups of parameters that not all devices have; they are filled, too
     */
    private DeviceSettingsReader(Configuration configuration, Object... special) throws InvalidConfigurationException {
        ParameterFields.fill(
                configuration,
                Stream.concat(Stream.of(common, firmware), Stream.of(special)).toArray());
    }

    /**
     * Reads the configuration of a device that speaks MQTT.
     *
     * @param remoteCalls whether the device answers remote calls on topics of its own, which it announces at the login
     * @param learnt what is known already of devices that have a certificate and no names
     * @param gateway whether it connects sub-devices, whatever its parameters say
     * @throws InvalidConfigurationException with all problems at once
     * @throws UnnamedDeviceException if there are none, but the names of the device have to be asked for
     */
    public static DeviceSettings mqtt(
            Configuration configuration,
            boolean remoteCalls,
            boolean gateway,
            Function<IdentityQuestion, @Nullable DeviceIdentity> learnt)
            throws InvalidConfigurationException, UnnamedDeviceException {
        MqttParameters given = new MqttParameters();
        ModelParameters modelled = new ModelParameters(OFF);
        DeviceSettingsReader device = new DeviceSettingsReader(configuration, given, modelled);
        ModelSettings model = ModelSettingsReader.read(modelled, OFF, device.problems);
        // Services of a thing model are called on topics of the device's own, too.
        boolean called = remoteCalls || model.isOn();
        // The platform asks by itself.
        return device.read(
                new MqttSettingsReader(given, called, gateway, device.hosts, device.problems),
                null,
                given.diagnostics,
                model,
                ReportSettingsReader.logsEvents(given.deviceLog, device.problems),
                learnt);
    }

    /**
     * Reads the configuration of a device that speaks CoAP.
     *
     * @throws InvalidConfigurationException with all problems at once
     */
    public static DeviceSettings coap(Configuration configuration) throws InvalidConfigurationException {
        ReportSettingsReader.refuseMqtt(configuration);
        CoapParameters given = new CoapParameters();
        ReportingParameters reporting = new ReportingParameters();
        DeviceSettingsReader device = new DeviceSettingsReader(configuration, given, reporting);
        return device.read(
                new CoapSettingsReader(given, device.hosts, device.problems), reporting, 0, ModelSettings.OFF, false);
    }

    /**
     * Reads the configuration of a device that speaks HTTPS.
     *
     * @throws InvalidConfigurationException with all problems at once
     */
    public static DeviceSettings http(Configuration configuration) throws InvalidConfigurationException {
        ReportSettingsReader.refuseMqtt(configuration);
        HttpParameters given = new HttpParameters();
        ReportingParameters reporting = new ReportingParameters();
        DeviceSettingsReader device = new DeviceSettingsReader(configuration, given, reporting);
        return device.read(
                new HttpSettingsReader(given, device.hosts, device.problems), reporting, 0, ModelSettings.OFF, false);
    }

    /**
     * @param reporting {@code null} for a device that hears from the platform by itself
     * @param diagnostics minutes between reports of the network of such a device
     */
    private DeviceSettings read(
            TransportSettingsReader way,
            @Nullable ReportingParameters reporting,
            int diagnostics,
            ModelSettings model,
            boolean logsEvents)
            throws InvalidConfigurationException {
        try {
            return read(way, reporting, diagnostics, model, logsEvents, question -> null);
        } catch (UnnamedDeviceException e) {
            throw new IllegalStateException("Only devices that speak MQTT have certificates", e);
        }
    }

    private DeviceSettings read(
            TransportSettingsReader way,
            @Nullable ReportingParameters reporting,
            int diagnostics,
            ModelSettings model,
            boolean logsEvents,
            Function<IdentityQuestion, @Nullable DeviceIdentity> learnt)
            throws InvalidConfigurationException, UnnamedDeviceException {
        Credentials credentials = Credentials.read(common, way.needsNames(), way.needsSecret(), problems);
        DeviceIdentity given = credentials.identity();
        TransportSettings transport = way.read(credentials);
        Path caFile = caFile();
        SessionSettings session = SessionSettingsReader.read(common, problems);
        SortedMap<String, String> tags = TagsReader.read(common.tags, problems);
        UploadFolders folders = UploadFolders.read(common.uploadFolders, problems);
        FirmwareSettings firmwareSettings = new FirmwareSettingsReader(firmware, problems).read();
        ReportSettings reports = reporting == null
                ? ReportSettingsReader.connected(diagnostics, problems)
                : ReportSettingsReader.read(reporting, given, problems);
        if (!problems.isEmpty() || transport == null || session == null || firmwareSettings == null) {
            throw problems.toException();
        }
        DeviceIdentity identity = given == null ? known(transport, caFile, learnt) : given;
        boolean ownHost = !ParameterValues.unquoted(common.host, "").isEmpty();
        return new DeviceSettings(
                identity,
                transport,
                caFile,
                session,
                common.keepQueue,
                tags,
                ownHost,
                firmwareSettings,
                reports,
                model,
                logsEvents,
                folders);
    }

    private static DeviceIdentity known(
            TransportSettings transport,
            @Nullable Path caFile,
            Function<IdentityQuestion, @Nullable DeviceIdentity> learnt)
            throws UnnamedDeviceException {
        if (!(transport instanceof MqttTransportSettings mqtt)) {
            throw new IllegalStateException("Only devices that speak MQTT have certificates");
        }
        IdentityQuestion question = new IdentityQuestion(mqtt, caFile);
        DeviceIdentity told = learnt.apply(question);
        if (told == null) {
            throw new UnnamedDeviceException(question);
        }
        return told;
    }

    private @Nullable Path caFile() {
        String file = ParameterValues.unquoted(common.caFile, "");
        return file.isEmpty()
                ? null
                : problems.read(
                        "caFile",
                        "ca-file",
                        file,
                        "\\P{C}",
                        () -> Path.of(OpenHAB.getConfigFolder()).resolve(file));
    }
}
