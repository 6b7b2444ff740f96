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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Writes down every call, and does what the test's configuration says. */
@NonNullByDefault({})
final class RecordingHandler extends BaseThingHandler {
    final List<String> calls = new CopyOnWriteArrayList<>();

    volatile ThingStatus statusAtDispose;
    /** Each command waits for it. */
    volatile CountDownLatch beforeCommand = new CountDownLatch(0);
    /** Initialising waits for it. */
    volatile CountDownLatch beforeInitialised = new CountDownLatch(0);
    /** How many commands were ever handled at the same time. */
    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final AtomicInteger atOnce = new AtomicInteger();

    RecordingHandler(Thing thing) {
        super(thing);
    }

    @Override
    public void initialize() {
        calls.add("initialize " + getConfig().get("name"));
        await(beforeInitialised);
        if ("broken".equals(getConfig().get("name"))) {
            throw new IllegalStateException("cannot start");
        }
        updateStatus(ThingStatus.UNKNOWN);
    }

    @Override
    public void dispose() {
        statusAtDispose = getThing().getStatus();
        calls.add("dispose");
    }

    @Override
    public void thingUpdated(Thing thing) {
        calls.add("updated");
        super.thingUpdated(thing);
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        await(beforeCommand);
        calls.add("command " + channelUID.getId() + " " + command);
        atOnce.decrementAndGet();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void online() {
        updateStatus(ThingStatus.ONLINE);
    }

    void offline(String description) {
        updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.COMMUNICATION_ERROR, description);
    }

    void state(String channel, State state) {
        updateState(channel, state);
    }

    void command(String channel, Command command) {
        postCommand(channel, command);
    }

    void triggers(String channel, String event) {
        triggerChannel(channel, event);
    }

    void gets(Channel channel) {
        updateThing(editThing().withChannel(channel).build());
    }

    void setsAProperty() {
        updateProperty("colour", "red");
    }

    void setsAnIllegalStatus() {
        updateStatus(ThingStatus.INITIALIZING);
    }
}
