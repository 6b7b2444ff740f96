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

/** Makes a {@link ProfileType} that is for items and channels of all types. */
public final class ProfileTypeBuilder<T extends ProfileType> {
    private final T type;

    private ProfileTypeBuilder(T type) {
        this.type = type;
    }

    private record OfState(ProfileTypeUID getUID, String getLabel) implements StateProfileType {}

    public static ProfileTypeBuilder<StateProfileType> newState(ProfileTypeUID profileTypeUID, String label) {
        return new ProfileTypeBuilder<>(new OfState(profileTypeUID, label));
    }

    public T build() {
        return type;
    }
}
