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
 * An event of the thing model: something that the device tells when it happens.
 *
 * @param name for humans, one line, the identifier if the thing model has none
 * @param output what is told with it; may be empty
 */
public record EventDefinition(FeatureIdentifier identifier, String name, EventLevel level, List<Field> output) {
    public EventDefinition {
        output = List.copyOf(output);
    }
}
