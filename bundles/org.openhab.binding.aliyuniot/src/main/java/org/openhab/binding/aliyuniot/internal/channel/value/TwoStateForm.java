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
package org.openhab.binding.aliyuniot.internal.channel.value;

import java.util.Map;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;

/**
 * One of two texts, for switches and contacts. An exact match counts before a match without padding.
 */
public final class TwoStateForm implements ValueForm {
    private final Map<State, String> texts;
    private final String expected;

    /**
     * @param one with {@code other}, the states that there are
     */
    public TwoStateForm(State one, String oneText, State other, String otherText) {
        this.texts = Map.of(one, oneText, other, otherText);
        this.expected = "is neither \"" + oneText + "\" nor \"" + otherText + '"';
    }

    @Override
    public int maxLength() {
        return LONG;
    }

    @Override
    public Type read(String text) {
        String inner = Padding.strip(text);
        return texts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(text))
                .findFirst()
                .or(() -> texts.entrySet().stream()
                        .filter(entry -> Padding.strip(entry.getValue()).equals(inner))
                        .findFirst())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new UnusablePayloadException(expected));
    }

    @Override
    public String write(Command command) {
        State state = command instanceof OnOffType onOff
                ? onOff
                : command instanceof State other ? other.as(OnOffType.class) : null;
        String text = state == null ? null : texts.get(state);
        if (text == null) {
            throw ValueForm.notSent(command);
        }
        return text;
    }
}
