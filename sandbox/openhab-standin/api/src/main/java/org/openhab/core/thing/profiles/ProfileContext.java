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
package org.openhab.core.thing.profiles;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** What a profile may know of its link; the types are those of the moment when the profile was made. */
public interface ProfileContext {
    /** The configuration of the link. */
    Configuration getConfiguration();

    ScheduledExecutorService getExecutorService();

    default List<Class<? extends State>> getAcceptedDataTypes() {
        return List.of();
    }

    default List<Class<? extends Command>> getAcceptedCommandTypes() {
        return List.of();
    }
}
