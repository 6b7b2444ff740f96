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
package org.openhab.standin.host.yaml;

import java.util.List;
import java.util.Map;
import org.openhab.core.thing.ThingUID;

/**
 * What was read.
 *
 * @param readable false if the text as a whole is no such file; it then has no entries
 * @param things by UID, in the order of the file
 * @param items by name, in the order of the file
 * @param problems entries and fields that were left out, and why
 */
public record YamlContent(
        boolean readable, Map<ThingUID, ThingEntry> things, Map<String, ItemEntry> items, List<String> problems) {
    static YamlContent unreadable(String problem) {
        return new YamlContent(false, Map.of(), Map.of(), List.of(problem));
    }
}
