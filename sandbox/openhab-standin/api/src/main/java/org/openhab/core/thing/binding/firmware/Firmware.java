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
package org.openhab.core.thing.binding.firmware;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;

/** A firmware for things of a type; ordered by version. */
public interface Firmware extends Comparable<Firmware> {
    String PROPERTY_REQUIRES_FACTORY_RESET = "requiresFactoryReset";

    ThingTypeUID getThingTypeUID();

    @Nullable
    String getDescription();

    String getVersion();

    @Nullable
    String getChangelog();

    Map<String, String> getProperties();

    boolean isSuccessorVersion(@Nullable String firmwareVersion);

    boolean isSuitableFor(Thing thing);
}
