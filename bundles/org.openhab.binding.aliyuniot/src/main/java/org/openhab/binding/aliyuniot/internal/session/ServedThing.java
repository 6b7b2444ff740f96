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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.concurrent.ScheduledExecutorService;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ThingUID;

/**
 * A thing in one life of its handler.
 *
 * @param life number of the life; later lives have higher numbers
 * @param reports the way to openHAB; ends with the life
 * @param scheduler openHAB's scheduler
 */
public record ServedThing(ThingUID uid, long life, ThingReports reports, ScheduledExecutorService scheduler) {}
