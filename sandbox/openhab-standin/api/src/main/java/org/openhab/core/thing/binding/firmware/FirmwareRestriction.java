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

import java.util.function.Function;
import org.openhab.core.thing.Thing;

/** Says whether a firmware fits a thing. */
@FunctionalInterface
public interface FirmwareRestriction extends Function<Thing, Boolean> {}
