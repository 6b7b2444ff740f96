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
package org.openhab.standin.host.thing;

import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;

/** Puts a sentence in the place of the key that a handler may give as the description of its status. */
@FunctionalInterface
public interface StatusSentences {
    /** The status as a user reads it; the thing's handler says in whose texts to look. */
    ThingStatusInfo of(Thing thing, ThingStatusInfo status);
}
