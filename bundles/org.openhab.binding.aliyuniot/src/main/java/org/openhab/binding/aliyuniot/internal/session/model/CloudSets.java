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
package org.openhab.binding.aliyuniot.internal.session.model;

import com.google.gson.JsonElement;
import java.util.Map;
import org.openhab.binding.aliyuniot.link.property.PropertySetListener;
import org.openhab.binding.aliyuniot.link.property.SetAnswer;

/**
 * Carries out what the platform sets, and clears what it has wished for in the same words. For any thread.
 */
final class CloudSets implements PropertySetListener {
    private final SetCheck check;
    private final PropertyDesk desk;
    private final WishedValues wishes;

    CloudSets(SetCheck check, PropertyDesk desk, WishedValues wishes) {
        this.check = check;
        this.desk = desk;
        this.wishes = wishes;
    }

    @Override
    public SetAnswer accept(Map<String, JsonElement> values) {
        return check.answerTo(values);
    }

    @Override
    public void set(Map<String, JsonElement> values) {
        Map<String, JsonElement> accepted = check.accepted(values);
        desk.set(accepted);
        wishes.done(accepted);
    }
}
