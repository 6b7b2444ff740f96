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

/** Gives configuration descriptions to the {@link ConfigDescriptionRegistry}; an OSGi service. */
public interface ConfigDescriptionProvider {
    /** All descriptions of this provider, in the language of the locale ({@code null}: the system's). */
    Collection<ConfigDescription> getConfigDescriptions(@Nullable Locale locale);

    /** The description with this URI, or {@code null} if this provider has none. */
    @Nullable
    ConfigDescription getConfigDescription(URI uri, @Nullable Locale locale);
}
