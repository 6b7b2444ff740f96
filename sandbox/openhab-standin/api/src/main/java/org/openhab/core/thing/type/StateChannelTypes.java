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
package org.openhab.core.thing.type;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.CommandDescription;
import org.openhab.core.types.StateDescriptionFragment;

/** The builder behind {@link ChannelTypeBuilder#state}. */
@NonNullByDefault
final class StateChannelTypes extends CommonChannelTypes<StateChannelTypeBuilder> implements StateChannelTypeBuilder {

    private final String itemType;
    private @Nullable StateDescriptionFragment stateDescription;
    private @Nullable CommandDescription commandDescription;
    private @Nullable AutoUpdatePolicy autoUpdatePolicy;
    private @Nullable String unitHint;

    StateChannelTypes(ChannelTypeUID uid, String label, String itemType) {
        super(uid, label);
        if (itemType.isBlank()) {
            throw new IllegalArgumentException("Supported itemType for a ChannelType must not be empty.");
        }
        this.itemType = itemType;
    }

    @Override
    protected StateChannelTypeBuilder self() {
        return this;
    }

    @Override
    public StateChannelTypeBuilder withStateDescriptionFragment(
            @Nullable StateDescriptionFragment stateDescriptionFragment) {
        this.stateDescription = stateDescriptionFragment;
        return this;
    }

    @Override
    public StateChannelTypeBuilder withAutoUpdatePolicy(@Nullable AutoUpdatePolicy autoUpdatePolicy) {
        this.autoUpdatePolicy = autoUpdatePolicy;
        return this;
    }

    @Override
    public StateChannelTypeBuilder withCommandDescription(@Nullable CommandDescription commandDescription) {
        this.commandDescription = commandDescription;
        return this;
    }

    @Override
    public StateChannelTypeBuilder withUnitHint(@Nullable String unitHint) {
        this.unitHint = unitHint;
        return this;
    }

    @Override
    public ChannelType build() {
        StateDescriptionFragment fragment = stateDescription;
        return new ChannelType(
                uid,
                advanced,
                itemType,
                unitHint,
                ChannelKind.STATE,
                label,
                description,
                category,
                tags,
                fragment == null ? null : fragment.toStateDescription(),
                commandDescription,
                null,
                configDescriptionURI,
                autoUpdatePolicy);
    }
}
