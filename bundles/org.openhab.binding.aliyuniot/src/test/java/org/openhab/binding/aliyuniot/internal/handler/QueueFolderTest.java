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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.binding.aliyuniot.internal.session.QueueFolder;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.types.RefreshType;

@NonNullByDefault({})
class QueueFolderTest extends EmulatedCloud {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of(PRODUCT, DEVICE);

    private Path file;

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("aliyuniot").resolve("queue");
        addChannel("messages-queued", "messages-queued", Map.of());
        addChannel("messages-dropped", "messages-dropped", Map.of());
    }

    private boolean shows(String diagnostic, int number) {
        handler.handleCommand(channel(diagnostic), RefreshType.REFRESH);
        return openhab.events.contains(diagnostic + " state " + number);
    }

    @Test
    void nothingIsWrittenUntilADeviceAsks() {
        QueueFolder store = new QueueFolder(file);
        assertThat(file.getParent()).doesNotExist();

        OutgoingStore opened = store.get();
        assertThat(store.get()).isSameAs(opened);
        assertThat(file).exists();
        store.close();
        store.close();
        assertThat(store.get()).isSameAs(OutgoingStore.NONE);
    }

    @Test
    void fileOfTheFirstReleaseIsSetAside() throws Exception {
        Path former = file.resolveSibling("queue.db");
        Files.createDirectories(former.getParent());
        Files.writeString(former, "another format");
        try (QueueFolder store = new QueueFolder(file)) {
            store.get().shelf(IDENTITY);
        }
        assertThat(former).doesNotExist();
        assertThat(former.resolveSibling("queue.db.unreadable")).hasContent("another format");
    }

    @Test
    void forgettingOpensNothingThatIsNotThere() {
        try (QueueFolder store = new QueueFolder(file)) {
            store.forget(IDENTITY);
        }
        assertThat(file.getParent()).doesNotExist();
    }

    /** How many messages are kept for a device. */
    private int kept(DeviceIdentity identity) {
        List<Long> keys = new ArrayList<>();
        store.shelf(identity).forEach((key, message, age) -> keys.add(key));
        return keys.size();
    }

    private void keepTwoMessages() {
        cloud.close();
        startThing();
        await().atMost(PATIENCE).until(() -> lastStatus().getStatus() == ThingStatus.OFFLINE);
        handler.handleCommand(channel("pump"), OnOffType.ON);
        handler.handleCommand(channel("pump"), OnOffType.OFF);
        await().atMost(PATIENCE).until(() -> shows("messages-queued", 2));
    }

    @Test
    void removedThingLeavesNothingToItsSuccessor() throws Exception {
        parameters.put("keepQueue", true);
        try (QueueFolder kept = new QueueFolder(file)) {
            store = kept.get();
            keepTwoMessages();
            handler.handleRemoval();
            await().atMost(PATIENCE).until(() -> lastStatus().getStatus() == ThingStatus.REMOVED);
            handler.dispose();
            assertThat(kept(IDENTITY)).isZero();

            cloud = AliyunIotEmulator.start(cloud.configuration());
            startThing();
            awaitOnline();
            handler.handleCommand(channel("pump"), OnOffType.ON);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON"));
            handler.dispose();
        }
    }

    @Test
    void thingThatBecomesAnotherDeviceLeavesNothing() throws Exception {
        parameters.put("keepQueue", true);
        try (QueueFolder kept = new QueueFolder(file)) {
            store = kept.get();
            keepTwoMessages();
            assertThat(kept(IDENTITY)).isEqualTo(2);
            handler.handleConfigurationUpdate(Map.of("deviceName", "orchard"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept(IDENTITY)).isZero());
            handler.dispose();
        }
    }

    @Test
    void thingThatKeepsNothingMoreLeavesNothing() throws Exception {
        parameters.put("keepQueue", true);
        try (QueueFolder kept = new QueueFolder(file)) {
            store = kept.get();
            keepTwoMessages();
            handler.handleConfigurationUpdate(Map.of("keepQueue", false));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept(IDENTITY)).isZero());
            handler.dispose();
        }
    }

    @Test
    void whatWaitedBeforeARestartArrivesAfterIt() throws Exception {
        parameters.put("keepQueue", true);
        cloud.close();
        try (QueueFolder before = new QueueFolder(file)) {
            store = before.get();
            startThing();
            await().atMost(PATIENCE).until(() -> lastStatus().getStatus() == ThingStatus.OFFLINE);
            handler.handleCommand(channel("pump"), OnOffType.ON);
            handler.handleCommand(channel("pump"), OnOffType.OFF);
            await().atMost(PATIENCE).until(() -> shows("messages-queued", 2));
            handler.dispose();
        }

        cloud = AliyunIotEmulator.start(cloud.configuration());
        try (QueueFolder after = new QueueFolder(file)) {
            store = after.get();
            startThing();
            awaitOnline();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON", "OFF"));
            handler.dispose();
        }
    }

    @Test
    void aQueueThatIsFullDropsAndCounts() throws Exception {
        parameters.put("queueMessages", new BigDecimal(1));
        cloud.close();
        startThing();
        await().atMost(PATIENCE).until(() -> lastStatus().getStatus() == ThingStatus.OFFLINE);

        List.of(OnOffType.ON, OnOffType.OFF, OnOffType.ON)
                .forEach(command -> handler.handleCommand(channel("pump"), command));

        await().atMost(PATIENCE).until(() -> shows("messages-dropped", 2));
        cloud = AliyunIotEmulator.start(cloud.configuration());
        awaitOnline();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON"));
    }
}
