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
package org.openhab.binding.aliyuniot.itest;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What openHAB does with features of one type of add-on: those whose names have its own form belong to its
 * configuration, and what that does not list is uninstalled.
 *
 * @param type of the add-ons: a key of conf/services/addons.cfg
 * @param listed the value of that key
 */
record ManagedFeatures(String type, String listed) {
    private String prefix() {
        return "openhab-" + type + "-";
    }

    /** Those that openHAB takes for its own. */
    List<String> claimed(List<String> installed) {
        return installed.stream().filter(name -> name.startsWith(prefix())).toList();
    }

    /** Those that openHAB uninstalls. */
    List<String> unwanted(List<String> installed) {
        Set<String> wanted = Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> prefix() + name)
                .collect(Collectors.toSet());
        return claimed(installed).stream()
                .filter(name -> !wanted.contains(name))
                .toList();
    }
}
