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
package org.openhab.core.thing.internal.firmware;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.common.SafeCaller;
import org.openhab.core.common.SafeCallerBuilder;
import org.openhab.core.events.Event;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.osgi.framework.Bundle;

/** The host of the recordings: it notes what is asked of it, and has a text for every key. */
@NonNullByDefault({})
final class RecordingHost implements TranslationProvider, SafeCaller {
    private final boolean timesOut;
    private JsonArray observed = new JsonArray();

    /** @param timesOut whether guarded calls take too long */
    RecordingHost(boolean timesOut) {
        this.timesOut = timesOut;
    }

    ProgressCallbackImpl.Services services() {
        return new ProgressCallbackImpl.Services(
                this::post,
                this,
                type -> bundle(FirmwareUpdateHandler.class.isAssignableFrom(type) ? "handler-bundle" : "core"));
    }

    /** What was noted since the last call. */
    synchronized JsonArray take() {
        JsonArray taken = observed;
        observed = new JsonArray();
        return taken;
    }

    synchronized void note(JsonObject observation) {
        observed.add(observation);
    }

    void handlerCall(String name, String version) {
        JsonObject call = new JsonObject();
        call.addProperty("handlerCall", name);
        if (version != null) {
            call.addProperty("version", version);
        }
        note(call);
    }

    void post(Event event) {
        note(describe(event));
    }

    static JsonObject describe(Event event) {
        JsonObject description = new JsonObject();
        description.addProperty("type", event.getType());
        description.addProperty("topic", event.getTopic());
        description.addProperty("payload", event.getPayload());
        description.add("source", JsonNull.INSTANCE);
        description.addProperty("toString", event.toString());
        return description;
    }

    private static Bundle bundle(String name) {
        return (Bundle) Proxy.newProxyInstance(
                RecordingHost.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, args) -> name);
    }

    @Override
    public String getText(Bundle bundle, String key, String defaultText, Locale locale) {
        return getText(bundle, key, defaultText, locale, new Object[0]);
    }

    @Override
    public String getText(Bundle bundle, String key, String defaultText, Locale locale, Object... arguments) {
        return "text(" + bundle.getSymbolicName() + "," + key + "," + defaultText + "," + locale + ","
                + Arrays.toString(arguments) + ")";
    }

    @Override
    public <T> SafeCallerBuilder<T> create(T target, Class<T> interfaceType) {
        return new GuardedCall<>(target, interfaceType);
    }

    /** Runs the call at once, then its time-out if there is to be one. */
    private final class GuardedCall<T> implements SafeCallerBuilder<T> {
        private final T target;
        private final Class<T> interfaceType;
        private final JsonArray used = new JsonArray();
        private Consumer<Throwable> exceptionHandler;
        private Runnable timeoutHandler;

        GuardedCall(T target, Class<T> interfaceType) {
            this.target = target;
            this.interfaceType = interfaceType;
        }

        @Override
        public T build() {
            JsonObject call = new JsonObject();
            call.add("safeCall", used);
            note(call);
            return interfaceType.cast(Proxy.newProxyInstance(
                    interfaceType.getClassLoader(), new Class<?>[] {interfaceType}, (proxy, method, args) -> {
                        try {
                            method.invoke(target, args);
                        } catch (InvocationTargetException e) {
                            exceptionHandler.accept(e.getTargetException());
                        }
                        if (timesOut) {
                            timeoutHandler.run();
                        }
                        return null;
                    }));
        }

        @Override
        public SafeCallerBuilder<T> withTimeout(long timeout) {
            used.add("withTimeout " + timeout);
            return this;
        }

        @Override
        public SafeCallerBuilder<T> withIdentifier(Object identifier) {
            used.add("withIdentifier");
            return this;
        }

        @Override
        public SafeCallerBuilder<T> onException(Consumer<Throwable> handler) {
            exceptionHandler = handler;
            return this;
        }

        @Override
        public SafeCallerBuilder<T> onTimeout(Runnable handler) {
            timeoutHandler = handler;
            return this;
        }

        @Override
        public SafeCallerBuilder<T> withAsync() {
            used.add("withAsync");
            return this;
        }
    }
}
