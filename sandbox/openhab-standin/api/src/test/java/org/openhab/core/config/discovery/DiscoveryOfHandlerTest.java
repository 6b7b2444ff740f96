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
package org.openhab.core.config.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseBridgeHandler;
import org.openhab.core.thing.binding.BaseThingHandlerFactory;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.types.Command;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;

@NonNullByDefault({})
class DiscoveryOfHandlerTest {
    private static final ThingTypeUID HUB = new ThingTypeUID("magic:hub");
    private static final List<String> CALLS = new ArrayList<>();

    private final Hubs hubs = new Hubs();
    private final Bridge hub =
            BridgeBuilder.create(HUB, new ThingUID(HUB, "hall")).build();

    @Test
    void isAServiceAsLongAsItsHandlerIsThere() {
        CALLS.clear();
        hubs.activate(stub(ComponentContext.class, "getBundleContext", stub(BundleContext.class, "", null)));

        ThingHandler handler = hubs.registerHandler(hub);
        hub.setHandler(handler);
        hubs.unregisterHandler(hub);

        assertThat(CALLS)
                .containsExactly(
                        "registered " + DiscoveryService.class.getName(),
                        "started for " + hub.getUID(),
                        "stopped",
                        "unregistered");
    }

    /** Answers one method, and writes down what is registered. */
    private static <T> T stub(Class<T> type, String name, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if ("registerService".equals(method.getName())) {
                CALLS.add("registered " + String.join(" ", Arrays.asList((String[]) args[0])));
                return stub(ServiceRegistration.class, "", null);
            }
            if ("unregister".equals(method.getName())) {
                CALLS.add("unregistered");
            }
            return method.getName().equals(name) ? answer : null;
        }));
    }

    private static final class Hubs extends BaseThingHandlerFactory {
        @Override
        public boolean supportsThingType(ThingTypeUID thingTypeUID) {
            return HUB.equals(thingTypeUID);
        }

        @Override
        protected void activate(ComponentContext componentContext) {
            super.activate(componentContext);
        }

        @Override
        protected ThingHandler createHandler(Thing thing) {
            return new Hub((Bridge) thing);
        }
    }

    private static final class Hub extends BaseBridgeHandler {
        Hub(Bridge bridge) {
            super(bridge);
        }

        @Override
        public Collection<Class<? extends ThingHandlerService>> getServices() {
            return Set.of(Lamps.class);
        }

        @Override
        public void initialize() {}

        @Override
        public void handleCommand(ChannelUID channelUID, Command command) {}
    }

    public static final class Lamps extends AbstractThingHandlerDiscoveryService<@NonNull Hub> {
        public Lamps() {
            super(Hub.class, Set.of(new ThingTypeUID("magic:lamp")), 0, true);
        }

        @Override
        protected void startScan() {}

        @Override
        protected void startBackgroundDiscovery() {
            CALLS.add("started for " + thingHandler.getThing().getUID());
        }

        @Override
        protected void stopBackgroundDiscovery() {
            CALLS.add("stopped");
        }
    }
}
