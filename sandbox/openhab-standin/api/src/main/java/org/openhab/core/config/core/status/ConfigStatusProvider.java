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
package org.openhab.core.config.core.status;

import java.util.Collection;

/** Tells what is worth saying about single parameters of an entity; implemented by thing handlers. */
public interface ConfigStatusProvider {
    /** The messages, at most one a parameter; must be quick, since a form asks each time it is opened. */
    Collection<ConfigStatusMessage> getConfigStatus();
}
