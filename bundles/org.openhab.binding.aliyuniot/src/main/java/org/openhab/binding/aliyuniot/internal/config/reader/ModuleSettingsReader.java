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

import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.ModuleSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.FirmwareParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModuleParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterFields;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.core.config.core.Configuration;

/**
 * Checks every parameter of a module and collects what is wrong.
 */
public final class ModuleSettingsReader {
    private ModuleSettingsReader() {}

    /**
     * Reads the configuration of a module.
     *
     * @throws InvalidConfigurationException with all problems at once
     */
    public static ModuleSettings read(Configuration configuration) throws InvalidConfigurationException {
        ModuleParameters given = new ModuleParameters();
        FirmwareParameters firmware = new FirmwareParameters();
        ParameterFields.fill(configuration, given, firmware);
        Problems problems = new Problems();
        String name = ParameterValues.unquoted(given.module, "");
        OtaModule module = problems.read("module", "module", name, "[A-Za-z0-9._-]", () -> named(name));
        FirmwareSettings settings = new FirmwareSettingsReader(firmware, problems).read();
        if (!problems.isEmpty() || module == null || settings == null) {
            throw problems.toException();
        }
        return new ModuleSettings(module, settings);
    }

    private static OtaModule named(String name) {
        OtaModule module = new OtaModule(name);
        if (module.isDefault()) {
            throw new IllegalArgumentException("is the device as a whole");
        }
        return module;
    }
}
