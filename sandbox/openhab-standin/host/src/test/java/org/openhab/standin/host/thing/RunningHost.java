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
package org.openhab.standin.host.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.common.NamedThreadFactory;
import org.openhab.core.internal.common.GuardedCalls;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.EventBus.EventLog;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.text.BundleTranslationProvider;
import org.openhab.standin.host.text.StatusTexts;
import org.openhab.standin.host.yaml.YamlContent;
import org.openhab.standin.host.yaml.YamlReader;

/** The host without OSGi: its real parts, the types of the binding magic, and handlers that write down their calls. */
@NonNullByDefault({})
final class RunningHost implements AutoCloseable {
    static final ThingUID LAMP = new ThingUID("magic:lamp:one");

    final HostThings things = new HostThings();
    final Items items = new Items();
    final MagicTypes magic = new MagicTypes();
    final HandlerFactory factory = new HandlerFactory();
    final ExecutorService bus = Executors.newSingleThreadExecutor(new NamedThreadFactory("bus", true));
    final Communication communication;
    final ThingLifeCycle lifeCycle;

    RunningHost() {
        this(true);
    }

    RunningHost(boolean echo) {
        SafeCalls safeCalls = new SafeCalls(new GuardedCalls());
        communication = new Communication(items, things, magic, safeCalls, bus, echo);
        lifeCycle = new ThingLifeCycle(
                things,
                magic.types,
                items,
                communication,
                safeCalls,
                new StatusTexts(new BundleTranslationProvider()),
                EventLog::event);
    }

    /** Returns when all that was sent so far has been taken off the bus. */
    void emptyBus() throws Exception {
        bus.submit(() -> {}).get(30, TimeUnit.SECONDS);
    }

    void apply(String yaml) {
        YamlContent content = YamlReader.read("test.yaml", yaml);
        assertThat(content.problems()).isEmpty();
        Items.LinkChanges links = items.replace(content.items().values());
        lifeCycle.replace(content.things().values());
        lifeCycle.linksChanged(links);
    }

    HostItem item(String name) {
        return items.find(name).orElseThrow();
    }

    Thing lamp() {
        return things.get(LAMP);
    }

    String status() {
        Thing thing = lamp();
        return thing == null ? "absent" : thing.getStatusInfo().toString();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    @Override
    public void close() {
        lifeCycle.close();
        bus.shutdownNow();
    }
}
