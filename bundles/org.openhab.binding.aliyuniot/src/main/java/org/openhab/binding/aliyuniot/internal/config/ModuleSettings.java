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

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.parameter.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModuleConfiguration;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.TextShape;
import org.openhab.binding.aliyuniot.internal.config.reader.FirmwareSettingsReader;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;

/**
 * A named module of a device and how it gets its firmware, checked.
 *
 * @param module not that of the device as a whole
 */
public record ModuleSettings(OtaModule module, FirmwareSettings firmware) {
    /**
     * Checks a configuration.
     *
     * @throws InvalidConfigurationException with all problems at once
     */
    public static ModuleSettings of(ModuleConfiguration configuration) throws InvalidConfigurationException {
        List<ConfigurationProblem> problems = new ArrayList<>();
        String given = configuration.module;
        String name = given == null ? "" : ParameterValues.unquoted(given);
        OtaModule module = module(name);
        if (module == null) {
            problems.add(new ConfigurationProblem(
                    "module", "module", TextShape.of(name, "[A-Za-z0-9._-]").arguments()));
        }
        FirmwareSettings firmware = new FirmwareSettingsReader(configuration, problems).read();
        if (!problems.isEmpty() || module == null || firmware == null) {
            throw new InvalidConfigurationException(problems);
        }
        return new ModuleSettings(module, firmware);
    }

    private static @Nullable OtaModule module(String name) {
        try {
            OtaModule module = new OtaModule(name);
            return module.isDefault() ? null : module;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
