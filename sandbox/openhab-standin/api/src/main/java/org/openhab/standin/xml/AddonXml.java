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
package org.openhab.standin.xml;

import java.net.URI;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What an add-on says about itself.
 *
 * @param serviceId the PID of its configuration, {@code <type>.<id>} unless the file says otherwise
 */
public record AddonXml(
        String id,
        String type,
        String name,
        String description,
        @Nullable String keywords,
        @Nullable String connection,
        List<String> countries,
        String serviceId,
        @Nullable URI configDescriptionUri) {}
