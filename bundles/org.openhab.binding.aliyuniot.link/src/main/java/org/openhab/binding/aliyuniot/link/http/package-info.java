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
/**
 * One request and its answer over HTTP/1.1, bounded in time, size and work whatever the other side does (RFC 9112). The
 * JDK's clients bound neither trailers nor interim answers, and closing them may wait for whoever reads or writes.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.http;

import org.eclipse.jdt.annotation.NonNullByDefault;
