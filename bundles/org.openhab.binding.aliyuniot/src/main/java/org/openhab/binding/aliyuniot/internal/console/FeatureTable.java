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

import java.util.List;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.internal.action.FeatureRow;
import org.openhab.binding.aliyuniot.internal.action.ModelOperations;
import org.openhab.binding.aliyuniot.internal.action.ModelledDevice;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Writes a thing model as a table, whose last columns are the values that went either way last.
 */
final class FeatureTable {
    private static final int MAX_WIDTH = 40;
    private static final List<String> HEAD = List.of("IDENTIFIER", "TYPE", "RANGE", "CHANNEL", "SENT", "RECEIVED");

    private FeatureTable() {}

    /**
     * The lines of the table.
     *
     * @throws IllegalStateException with a sentence for the user, if the device has no thing model
     */
    static List<String> of(ModelledDevice device) {
        ModelOperations model = device.model();
        if (model == null) {
            throw new IllegalStateException("The device has no thing model, or is not ready. Set its parameter model.");
        }
        List<FeatureRow> features = model.features();
        if (features.isEmpty()) {
            throw new IllegalStateException("The thing model is not known yet, or has no features.");
        }
        return TextTable.lines(Stream.concat(Stream.of(HEAD), features.stream().map(FeatureTable::cells))
                .toList());
    }

    private static List<String> cells(FeatureRow row) {
        return Stream.of(row.identifier(), row.type(), row.range(), row.channels(), row.sent(), row.received())
                .map(text -> text.isEmpty() ? "-" : ForeignText.line(text, MAX_WIDTH))
                .toList();
    }
}
