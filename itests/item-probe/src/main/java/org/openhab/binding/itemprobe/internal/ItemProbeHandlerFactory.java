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
package org.openhab.binding.itemprobe.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.items.end.EndLine;
import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemKind;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Seen;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Way;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.BaseThingHandlerFactory;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the ends, and has a line to the benchmark program, whose port on this machine is the system property
 * {@code itemprobe.port}. Without it, it does nothing.
 */
@Component(service = ThingHandlerFactory.class)
public class ItemProbeHandlerFactory extends BaseThingHandlerFactory {
    static final ThingTypeUID TYPE = new ThingTypeUID("itemprobe", "end");

    private final Logger logger = LoggerFactory.getLogger(ItemProbeHandlerFactory.class);
    private final Seen seen = new Seen(EndLine.ROOM);
    /** By the id of their thing. */
    private final Map<String, EndHandler> ends = new ConcurrentHashMap<>();

    private @Nullable EndLine line;

    @Override
    @Activate
    protected void activate(ComponentContext context) {
        super.activate(context);
        Integer port = Integer.getInteger("itemprobe.port");
        if (port == null) {
            return;
        }
        try {
            EndLine opened = new EndLine(port, this::start, seen);
            line = opened;
            Thread thread = new Thread(() -> serve(opened), "itemprobe");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            logger.warn("No benchmark program listens at {}: {}", port, e.getMessage());
        }
    }

    private void serve(EndLine opened) {
        try {
            opened.serve();
        } catch (IOException e) {
            logger.info("The benchmark program has gone: {}", e.toString());
        } catch (RuntimeException e) {
            logger.warn("The item probe has failed", e);
        }
    }

    @Override
    @Deactivate
    protected void deactivate(ComponentContext context) {
        EndLine opened = line;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                logger.debug("The line does not close: {}", e.getMessage());
            }
        }
        super.deactivate(context);
    }

    /**
     * Commands come from the end that users stand for, states from the one that stands for a device. Before both are there
     * nothing is sent, and so nothing arrives.
     */
    private void start(Way way, int item, int value) {
        EndHandler user = ends.get(EndHandler.USER + ItemKind.deviceOf(item));
        EndHandler idle = ends.get(EndHandler.IDLE + ItemKind.deviceOf(item));
        if (user == null || idle == null) {
            return;
        }
        switch (way) {
            case COMMAND -> user.command("say-" + item, item, value);
            case IDLE_COMMAND -> user.command("idle-" + item, item, value);
            case IDLE_UPDATE -> idle.update("get-" + item, item, value);
            case IDLE_COMMAND_BACK -> idle.command("get-" + item, item, value);
        }
    }

    @Override
    public boolean supportsThingType(ThingTypeUID thingTypeUID) {
        return TYPE.equals(thingTypeUID);
    }

    @Override
    protected @Nullable ThingHandler createHandler(Thing thing) {
        EndHandler handler = new EndHandler(thing, seen);
        ends.put(thing.getUID().getId(), handler);
        return handler;
    }

    @Override
    protected void removeHandler(ThingHandler thingHandler) {
        ends.values().remove(thingHandler);
    }
}
