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
package org.openhab.binding.aliyuniot.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class MeasureOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "coap --devices 3, coap --devices 3",
        "coap --json /tmp/some.json --devices 3, coap --devices 3",
        "coap --json=some.json, coap",
        "coap --json, coap"
    })
    void tellsWithWhatFiguresWereMadeAndNotWhereTheyWent(String given, String told) {
        assertThat(MeasureOptions.commandLine(List.of(given.split(" "))))
                .isEqualTo("java -jar itests/benchmarks/target/benchmarks.jar " + told);
    }
}
