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
package org.openhab.binding.aliyuniot.link.thingmodel;

import java.util.List;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;

/**
 * A service of the thing model: something that the cloud has the device do.
 *
 * @param name for humans, one line, the identifier if the thing model has none
 * @param synchronous whether the caller waits for the answer, eight seconds at most
 * @param input may be empty
 * @param output may be empty
 */
public record ServiceDefinition(
        FeatureIdentifier identifier, String name, boolean synchronous, List<Field> input, List<Field> output) {
    public ServiceDefinition {
        input = List.copyOf(input);
        output = List.copyOf(output);
    }
}
