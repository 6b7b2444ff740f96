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
package org.openhab.core.thing.binding;

import org.openhab.core.config.core.status.ConfigStatusProvider;
import org.openhab.core.thing.Thing;

/** Base of handlers that say what is wrong with a parameter; nobody here asks but the add-on's own tests. */
public abstract class ConfigStatusThingHandler extends BaseThingHandler implements ConfigStatusProvider {
    public ConfigStatusThingHandler(Thing thing) {
        super(thing);
    }
}
