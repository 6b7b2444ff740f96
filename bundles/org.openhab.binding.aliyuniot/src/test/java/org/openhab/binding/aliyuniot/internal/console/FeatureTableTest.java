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
package org.openhab.binding.aliyuniot.internal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.action.FeatureRow;
import org.openhab.binding.aliyuniot.internal.action.ModelOperations;
import org.openhab.binding.aliyuniot.internal.action.ModelledDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.transport.Message;

@NonNullByDefault({})
class FeatureTableTest implements ModelledDevice, ModelOperations {
    private final List<FeatureRow> rows = new ArrayList<>();
    private boolean hasModel = true;

    @Test
    void columnsAreAsWideAsTheyHaveToBe() {
        rows.add(new FeatureRow("Temp", "double rw", "-40 to 55.5 by 0.1 °C", "Temp", "20.5", ""));
        rows.add(new FeatureRow("Alarm", "event", "(code:int)", "event-Alarm, siren", "", ""));

        assertThat(FeatureTable.of(this))
                .containsExactly(
                        "IDENTIFIER  TYPE       RANGE                  CHANNEL             SENT  RECEIVED",
                        "Temp        double rw  -40 to 55.5 by 0.1 °C  Temp                20.5  -",
                        "Alarm       event      (code:int)             event-Alarm, siren  -     -");
    }

    @Test
    void longAndForeignTextsDoNotTearTheTable() {
        rows.add(new FeatureRow("Label", "text rw", "at most 8 bytes", "Label", "\"a\nb\"", "x".repeat(500)));

        assertThat(FeatureTable.of(this))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(150).doesNotContain("\n"));
    }

    @Test
    void aDeviceWithoutThingModelSaysSo() {
        assertThatThrownBy(() -> FeatureTable.of(this)).hasMessageContaining("not known yet");
        hasModel = false;
        assertThatThrownBy(() -> FeatureTable.of(this)).hasMessageContaining("Set its parameter model");
    }

    @Override
    public boolean isOnline() {
        return true;
    }

    @Override
    public ModelOperations model() {
        return hasModel ? this : null;
    }

    @Override
    public List<FeatureRow> features() {
        return rows;
    }

    @Override
    public CompletionStage<ThingModel> reloadModel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void postProperties(String json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<AlinkReply> postEvent(String identifier, String json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Message> answerService(String id, int code, String json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Message> postRaw(byte[] payload) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Message> answerRaw(byte[] payload) {
        throw new UnsupportedOperationException();
    }
}
