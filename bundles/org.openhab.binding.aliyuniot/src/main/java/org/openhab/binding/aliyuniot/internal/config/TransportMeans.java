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
package org.openhab.binding.aliyuniot.internal.config;

import java.nio.file.Path;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.link.LinkRuntime;

/**
 * What connections of all devices share.
 *
 * @param folder for what has to outlive a restart; made when it is needed
 * @param secrets what devices have learnt to log in with
 */
public record TransportMeans(LinkRuntime runtime, Path folder, SecretFile secrets) {}
