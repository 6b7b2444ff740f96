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
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.BaseBridgeHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.types.Command;

/** Writes down what a bridge is told, and tells its own status when the test says so. */
@NonNullByDefault({})
final class RecordingBridgeHandler extends BaseBridgeHandler {
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** The bridge takes the loss of a thing in when it is open. */
    volatile CountDownLatch beforeLoss = new CountDownLatch(0);

    RecordingBridgeHandler(Bridge bridge) {
        super(bridge);
    }

    @Override
    public void initialize() {
        calls.add("initialize");
    }

    @Override
    public void dispose() {
        calls.add("dispose");
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {}

    @Override
    public void childHandlerInitialized(ThingHandler childHandler, Thing childThing) {
        calls.add("has " + childThing.getUID());
    }

    @Override
    public void childHandlerDisposed(ThingHandler childHandler, Thing childThing) {
        RecordingHandler.await(beforeLoss);
        calls.add("lost " + childThing.getUID());
    }

    void status(ThingStatus status, ThingStatusDetail detail) {
        updateStatus(status, detail);
    }
}
