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
package org.openhab.standin.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseBridgeHandler;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.BaseThingHandlerFactory;
import org.openhab.core.thing.binding.ConfigStatusThingHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.types.Command;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;

class ThingHandlerFactoryReplayTest {
    private static JsonArray calls = new JsonArray();

    @TestFactory
    Stream<DynamicTest> thingHandlerFactoriesBehaveAsRecorded() {
        return Replay.of("thing-handler-factory", ThingHandlerFactoryReplayTest::replay);
    }

    /** Performs the operations that the recording tells, with a thing and a handler that the scenario names. */
    static JsonElement replay(RecordedCase recorded) {
        String scenario = recorded.requiredText("scenario");
        Fac factory = new Fac(scenario.toLowerCase(Locale.ROOT));
        Thing thing = scenario.startsWith("bridge")
                ? BridgeBuilder.create(new ThingTypeUID("b:t"), new ThingUID("b:t:1"))
                        .build()
                : ThingBuilder.create(new ThingTypeUID("b:t"), new ThingUID("b:t:1"))
                        .build();
        JsonArray steps = new JsonArray();
        recorded.expected()
                .getAsJsonObject("fields")
                .getAsJsonArray("steps")
                .forEach(step -> steps.add(step(
                        step.getAsJsonObject().get("operation").getAsString(),
                        operation -> perform(factory, thing, operation))));
        return Outcomes.fields(Map.of("steps", steps));
    }

    private static Object perform(Fac factory, Thing thing, String operation) {
        switch (operation) {
            case "activate" -> factory.activate(componentContext());
            case "getBundleContext" -> factory.getBundleContext();
            case "unregisterHandler" -> factory.unregisterHandler(thing);
            case "registerHandler" -> {
                ThingHandler handler = factory.registerHandler(thing);
                thing.setHandler(handler);
                Class<?> type = handler.getClass();
                return (type.isAnonymousClass() ? type.getSuperclass() : type).getSimpleName();
            }
            default -> throw new AssertionError("No replay of " + operation);
        }
        return null;
    }

    private static JsonObject step(String operation, Function<String, Object> call) {
        calls = new JsonArray();
        JsonObject step = new JsonObject();
        try {
            Object returned = call.apply(operation);
            if (returned != null) {
                step.add("returned", Outcomes.plain(returned));
            }
        } catch (RuntimeException e) {
            step = Outcomes.failure(e);
        }
        step.addProperty("operation", operation);
        step.add("calls", calls);
        return step;
    }

    private static JsonObject call(String name, String value) {
        JsonObject call = new JsonObject();
        call.addProperty(name, value);
        calls.add(call);
        return call;
    }

    private static ComponentContext componentContext() {
        BundleContext bundleContext = proxy(BundleContext.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("registerService")) {
                return null;
            }
            String name = arguments[0] instanceof String[] names ? String.join(",", names) : (String) arguments[0];
            call("registerService", name).add("properties", JsonNull.INSTANCE);
            return proxy(ServiceRegistration.class, (registration, unregister, none) -> {
                call("unregister", name);
                return null;
            });
        });
        return proxy(
                ComponentContext.class,
                (proxy, method, arguments) -> method.getName().equals("getBundleContext") ? bundleContext : null);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                ThingHandlerFactoryReplayTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The factory of the recordings; its short name is in a message. */
    private static final class Fac extends BaseThingHandlerFactory {
        private final String scenario;

        Fac(String scenario) {
            this.scenario = scenario;
        }

        @Override
        protected void activate(ComponentContext componentContext) {
            super.activate(componentContext);
        }

        @Override
        protected BundleContext getBundleContext() {
            return super.getBundleContext();
        }

        @Override
        public boolean supportsThingType(ThingTypeUID thingTypeUID) {
            return true;
        }

        @Override
        protected void removeHandler(ThingHandler thingHandler) {
            call("factory", "removeHandler");
        }

        @Override
        protected ThingHandler createHandler(Thing thing) {
            if (scenario.startsWith("null")) {
                return null;
            }
            if (scenario.contains("throw")) {
                throw new IllegalStateException("broken");
            }
            if (scenario.contains("firmware")) {
                return new Updating.TH(thing);
            }
            if (scenario.contains("service")) {
                return new TH(thing, List.of(RecordingService.class));
            }
            if (scenario.contains("configstatus")) {
                return new ConfigStatusThingHandler(thing) {
                    @Override
                    public Collection<ConfigStatusMessage> getConfigStatus() {
                        return List.of();
                    }

                    @Override
                    public void initialize() {}

                    @Override
                    public void handleCommand(ChannelUID channelUID, Command command) {}
                };
            }
            return scenario.contains("bridgehandler")
                    ? new BaseBridgeHandler((Bridge) thing) {
                        @Override
                        public void initialize() {}

                        @Override
                        public void handleCommand(ChannelUID channelUID, Command command) {}
                    }
                    : new BaseThingHandler(thing) {
                        @Override
                        public void initialize() {}

                        @Override
                        public void handleCommand(ChannelUID channelUID, Command command) {}
                    };
        }
    }

    /** The handler of the recordings. */
    private static class TH extends BaseThingHandler {
        private final List<Class<? extends ThingHandlerService>> services;

        TH(Thing thing, List<Class<? extends ThingHandlerService>> services) {
            super(thing);
            this.services = services;
        }

        @Override
        public Collection<Class<? extends ThingHandlerService>> getServices() {
            return services;
        }

        @Override
        public void initialize() {}

        @Override
        public void handleCommand(ChannelUID channelUID, Command command) {}
    }

    /** A service that writes down what it is told. */
    public static class RecordingService implements ThingHandlerService {
        private ThingHandler handler;

        @Override
        public void setThingHandler(ThingHandler handler) {
            this.handler = handler;
            call("service", "setThingHandler");
        }

        @Override
        public ThingHandler getThingHandler() {
            return handler;
        }

        @Override
        public void initialize() {
            call("service", "initialize");
        }

        @Override
        public void dispose() {
            call("service", "dispose");
        }
    }

    /** Holds the handler that updates firmware; its short name is the one of the recordings too. */
    private static final class Updating {
        private static final class TH extends BaseThingHandler implements FirmwareUpdateHandler {
            TH(Thing thing) {
                super(thing);
            }

            @Override
            public void initialize() {}

            @Override
            public void handleCommand(ChannelUID channelUID, Command command) {}

            @Override
            public void updateFirmware(Firmware firmware, ProgressCallback progressCallback) {}

            @Override
            public void cancel() {}

            @Override
            public boolean isUpdateExecutable() {
                return true;
            }
        }
    }
}
