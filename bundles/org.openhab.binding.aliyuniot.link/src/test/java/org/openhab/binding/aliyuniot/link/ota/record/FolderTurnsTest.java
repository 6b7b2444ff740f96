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
package org.openhab.binding.aliyuniot.link.ota.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class FolderTurnsTest {
    private final List<String> come = new ArrayList<>();

    private FolderTurns.Turn join(String folder, String name) {
        FolderTurns.Turn turn = FolderTurns.join(folder);
        turn.comes().thenRun(() -> come.add(name));
        return turn;
    }

    @Test
    void theyGoInTheOrderInWhichTheyCame() {
        FolderTurns.Turn first = join("a", "first");
        FolderTurns.Turn second = join("a", "second");
        FolderTurns.Turn third = join("a", "third");
        assertThat(come).containsExactly("first");

        first.leave();
        assertThat(come).containsExactly("first", "second");

        second.leave();
        third.leave();
        assertThat(come).containsExactly("first", "second", "third");
        join("a", "fourth").leave();
        assertThat(come).endsWith("fourth");
    }

    @Test
    void oneWhoGivesUpLetsNobodyGoBeforeTheirTurn() {
        FolderTurns.Turn first = join("b", "first");
        FolderTurns.Turn second = join("b", "second");
        FolderTurns.Turn third = join("b", "third");

        second.leave();
        assertThat(come).containsExactly("first");

        first.leave();
        assertThat(come).contains("third");
        third.leave();
    }

    @Test
    void foldersDoNotWaitForOneAnother() {
        FolderTurns.Turn one = join("c", "one");
        FolderTurns.Turn other = join("d", "other");

        assertThat(come).containsExactly("one", "other");
        one.leave();
        other.leave();
    }
}
