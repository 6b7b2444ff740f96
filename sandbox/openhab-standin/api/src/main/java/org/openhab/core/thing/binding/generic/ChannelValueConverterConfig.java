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
package org.openhab.core.thing.binding.generic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.NextPreviousType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PlayPauseType;
import org.openhab.core.library.types.RewindFastforwardType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.binding.generic.converter.ColorChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * How a channel's payloads look. Fields are read when the first value is looked up; changes after that have no effect
 * on fixed values.
 */
@NonNullByDefault
public class ChannelValueConverterConfig {

    public ChannelMode mode = ChannelMode.READWRITE;

    /** Appended to every payload of a number channel; null for plain numbers. */
    public @Nullable String unit;

    public @Nullable String onValue;
    public @Nullable String offValue;

    /** What increase and decrease add to a dimmer or colour, in percent. */
    public BigDecimal step = BigDecimal.ONE;

    public @Nullable String increaseValue;
    public @Nullable String decreaseValue;

    public ColorChannelHandler.ColorMode colorMode = ColorChannelHandler.ColorMode.RGB;

    public @Nullable String openValue;
    public @Nullable String closedValue;
    public @Nullable String upValue;
    public @Nullable String downValue;
    public @Nullable String stopValue;
    public @Nullable String moveValue;
    public @Nullable String playValue;
    public @Nullable String pauseValue;
    public @Nullable String nextValue;
    public @Nullable String previousValue;
    public @Nullable String rewindValue;
    public @Nullable String fastforwardValue;

    private final Map<String, State> states = new HashMap<>();
    private final Map<Command, String> payloads = new HashMap<>();
    private boolean initialized;

    /** The payload of a command, null if none is configured. */
    public @Nullable String commandToFixedValue(Command command) {
        freeze();
        return payloads.get(command);
    }

    /** The state that a payload stands for, null if none is configured; of equal payloads the last one wins. */
    public @Nullable State fixedValueToState(String value) {
        freeze();
        return states.get(value);
    }

    private synchronized void freeze() {
        if (initialized) {
            return;
        }
        state(OnOffType.ON, onValue);
        state(OnOffType.OFF, offValue);
        state(OpenClosedType.OPEN, openValue);
        state(OpenClosedType.CLOSED, closedValue);
        state(UpDownType.UP, upValue);
        state(UpDownType.DOWN, downValue);
        payload(OnOffType.ON, onValue);
        payload(OnOffType.OFF, offValue);
        payload(IncreaseDecreaseType.INCREASE, increaseValue);
        payload(IncreaseDecreaseType.DECREASE, decreaseValue);
        payload(UpDownType.UP, upValue);
        payload(UpDownType.DOWN, downValue);
        payload(StopMoveType.STOP, stopValue);
        payload(StopMoveType.MOVE, moveValue);
        payload(PlayPauseType.PLAY, playValue);
        payload(PlayPauseType.PAUSE, pauseValue);
        payload(NextPreviousType.NEXT, nextValue);
        payload(NextPreviousType.PREVIOUS, previousValue);
        payload(RewindFastforwardType.REWIND, rewindValue);
        payload(RewindFastforwardType.FASTFORWARD, fastforwardValue);
        initialized = true;
    }

    private void state(State state, @Nullable String value) {
        if (value != null) {
            states.put(value, state);
        }
    }

    private void payload(Command command, @Nullable String value) {
        if (value != null) {
            payloads.put(command, value);
        }
    }
}
