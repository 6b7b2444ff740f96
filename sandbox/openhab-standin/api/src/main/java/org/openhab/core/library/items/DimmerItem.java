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
package org.openhab.core.library.items;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** A light that can be dimmed. */
public class DimmerItem extends SwitchItem {

    public DimmerItem(String name) {
        super(CoreItemFactory.DIMMER, name);
    }

    /** For items of another type that extend this one. */
    DimmerItem(String type, String name) {
        super(type, name);
    }

    @Override
    public List<Class<? extends State>> getAcceptedDataTypes() {
        return List.of(PercentType.class, OnOffType.class, UnDefType.class);
    }

    @Override
    public List<Class<? extends Command>> getAcceptedCommandTypes() {
        return List.of(PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class);
    }

    /** Keeps percent whatever kind of state comes. */
    @Override
    public void setState(State newState, @Nullable String source) {
        PercentType percent = newState.as(PercentType.class);
        super.setState(
                percent == null || !isAcceptedState(getAcceptedDataTypes(), newState) ? newState : percent, source);
    }
}
