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
package org.openhab.core.config.core;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/** Adds options, computed at run time, to parameters; an OSGi service. */
public interface ConfigOptionProvider {

    /** The options of a parameter, or {@code null} if this provider has none for it. */
    @Nullable
    Collection<ParameterOption> getParameterOptions(
            URI uri, String param, @Nullable String context, @Nullable Locale locale);
}
