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
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** A coloured light. */
public class ColorItem extends DimmerItem {

    public ColorItem(String name) {
        super(CoreItemFactory.COLOR, name);
    }

    @Override
    public List<Class<? extends State>> getAcceptedDataTypes() {
        return List.of(HSBType.class, PercentType.class, OnOffType.class, UnDefType.class);
    }

    @Override
    public List<Class<? extends Command>> getAcceptedCommandTypes() {
        return List.of(
                HSBType.class, PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class);
    }

    /** A brightness, or on and off, leaves hue and saturation as they are. */
    @Override
    public void setState(State newState, @Nullable String source) {
        if (!isAcceptedState(getAcceptedDataTypes(), newState)) {
            logSetTypeError(newState);
            return;
        }
        PercentType brightness = newState instanceof HSBType ? null : newState.as(PercentType.class);
        if (brightness == null) {
            applyState(newState, source);
        } else if (state instanceof HSBType present) {
            applyState(new HSBType(present.getHue(), present.getSaturation(), brightness), source);
        } else {
            applyState(new HSBType(DecimalType.ZERO, PercentType.ZERO, brightness), source);
        }
    }
}
