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
package org.openhab.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporaryTokenTest {
    private final List<String> commands = new ArrayList<>();

    private Console console(String answer) {
        return command -> {
            commands.add(command);
            return command.contains("addApiToken") ? answer : "";
        };
    }

    @Test
    void userAndTokenLiveAsLongAsTheyAreNeeded() throws Exception {
        try (TemporaryToken token = TemporaryToken.make(console("oh.sandbox.0aZ9\n"))) {
            assertThat(token.text()).isEqualTo("oh.sandbox.0aZ9");
            assertThat(commands)
                    .hasSize(3)
                    .last()
                    .isEqualTo("openhab:users addApiToken aliyuniot-sandbox sandbox admin");
            assertThat(commands.get(1)).matches("openhab:users add aliyuniot-sandbox [0-9a-f]{32} administrator");
        }
        assertThat(commands).last().isEqualTo("openhab:users remove aliyuniot-sandbox");
    }

    @Test
    void withoutATokenTheUserGoesAndTheMessageSaysWhatToDo() {
        assertThatIOException()
                .isThrownBy(() -> TemporaryToken.make(console("Command not found")))
                .withMessageContaining("OPENHAB_TOKEN");
        assertThat(commands).last().isEqualTo("openhab:users remove aliyuniot-sandbox");
    }
}
