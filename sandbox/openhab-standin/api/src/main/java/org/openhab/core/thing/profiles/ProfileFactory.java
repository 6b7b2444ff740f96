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

import java.util.Collection;
import org.eclipse.jdt.annotation.Nullable;

/** Makes the profiles of an add-on, as an OSGi service. */
public interface ProfileFactory {
    /** The profile of a link, made when its first event comes; null if this factory has none of the type. */
    @Nullable
    Profile createProfile(ProfileTypeUID profileTypeUID, ProfileCallback callback, ProfileContext profileContext);

    Collection<ProfileTypeUID> getSupportedProfileTypeUIDs();
}
