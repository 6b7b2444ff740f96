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
package org.openhab.core.thing.type;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.types.StateDescription;

/** Describes the states of single channels, as an OSGi service; goes before what the channel's type says. */
public interface DynamicStateDescriptionProvider {
    /** Null if it has nothing to say of the channel; never the original itself. */
    @Nullable
    StateDescription getStateDescription(
            Channel channel, @Nullable StateDescription originalStateDescription, @Nullable Locale locale);
}
