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
import com.google.gson.JsonObject;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openhab.core.config.core.validation.ConfigValidationException;
import org.openhab.core.config.core.validation.ConfigValidationMessage;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.standin.recordings.Outcomes;
import org.osgi.framework.Bundle;

/** Writes down what a handler tells the framework. */
final class RecordingCallback implements ThingHandlerCallback {
    /** Of what configurations are refused: {@code thing} or {@code channel}. */
    final Set<String> rejected = new HashSet<>();

    /** The methods that throw after they have noted their call. */
    final Set<String> failing = new HashSet<>();

    private final TH handler;
    private JsonArray calls = new JsonArray();

    RecordingCallback(TH handler) {
        this.handler = handler;
    }

    /** The calls since the last time. */
    JsonArray take() {
        JsonArray taken = calls;
        calls = new JsonArray();
        return taken;
    }

    void handlerCalled(String method, Object... namesAndValues) {
        note("handler", method, namesAndValues);
    }

    private void called(String method, Object... namesAndValues) {
        note("callback", method, namesAndValues);
        if (failing.contains(method)) {
            throw new IllegalStateException("store is read-only");
        }
    }

    private void note(String kind, String method, Object... namesAndValues) {
        JsonObject call = new JsonObject();
        call.addProperty(kind, method);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            call.add((String) namesAndValues[i], Outcomes.plain(namesAndValues[i + 1]));
        }
        calls.add(call);
    }

    @Override
    public void stateUpdated(ChannelUID channelUID, State state) {
        called("stateUpdated", "channel", channelUID, "value", Outcomes.of(state));
    }

    @Override
    public void postCommand(ChannelUID channelUID, Command command) {
        called("postCommand", "channel", channelUID, "value", Outcomes.of(command));
    }

    @Override
    public void channelTriggered(Thing thing, ChannelUID channelUID, String event) {
        called("channelTriggered", "channel", channelUID, "event", event);
    }

    @Override
    public void statusUpdated(Thing thing, ThingStatusInfo thingStatus) {
        called("statusUpdated", "thing", thing.getUID(), "status", thingStatus);
        thing.setStatusInfo(thingStatus);
    }

    @Override
    public void thingUpdated(Thing thing) {
        called("thingUpdated", "sameAsGetThing", thing == handler.getThing(), "thing", TH.describe(thing));
    }

    @Override
    public void configurationUpdated(Thing thing) {
        called("configurationUpdated", "thing", thing.getUID());
    }

    @Override
    public void validateConfigurationParameters(Thing thing, Map<String, Object> parameters) {
        validate("thing " + thing.getUID(), parameters);
    }

    @Override
    public void validateConfigurationParameters(Channel channel, Map<String, Object> parameters) {
        validate("channel " + channel.getUID(), parameters);
    }

    private void validate(String subject, Map<String, Object> parameters) {
        called("validateConfigurationParameters", "subject", subject, "parameters", Values.parameters(parameters));
        if (rejected.contains(subject.split(" ")[0])) {
            throw new ConfigValidationException(
                    fake(Bundle.class),
                    new UntranslatedTexts(),
                    List.of(new ConfigValidationMessage("p", "bad", "key")));
        }
    }

    static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                RecordingCallback.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }

    @Override
    public boolean isChannelLinked(ChannelUID channelUID) {
        called("isChannelLinked", "channel", channelUID);
        return false;
    }

    @Override
    public Bridge getBridge(ThingUID bridgeUID) {
        called("getBridge", "bridge", bridgeUID);
        return null;
    }

    /** Gives the default text of every key. */
    private static final class UntranslatedTexts implements TranslationProvider {
        @Override
        public String getText(Bundle bundle, String key, String defaultText, java.util.Locale locale) {
            return defaultText;
        }

        @Override
        public String getText(
                Bundle bundle, String key, String defaultText, java.util.Locale locale, Object... arguments) {
            return defaultText;
        }
    }
}
