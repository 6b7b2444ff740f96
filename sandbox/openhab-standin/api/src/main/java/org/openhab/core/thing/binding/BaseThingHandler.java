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
package org.openhab.core.thing.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.config.core.ConfigUtil;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.validation.ConfigValidationException;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base of thing handlers. After {@code setCallback(null)} every call back is dropped with a warning; a caller does not
 * get an exception for that.
 */
public abstract class BaseThingHandler implements ThingHandler {
    private static final String POOL = "thingHandler";

    private final Logger logger = LoggerFactory.getLogger(BaseThingHandler.class);

    protected final ScheduledExecutorService scheduler = ThreadPoolManager.getScheduledPool(POOL);

    protected Thing thing;

    private @Nullable ThingHandlerCallback callback;

    public BaseThingHandler(Thing thing) {
        this.thing = thing;
    }

    @Override
    public Thing getThing() {
        return thing;
    }

    @Override
    public void setCallback(@Nullable ThingHandlerCallback thingHandlerCallback) {
        synchronized (this) {
            callback = thingHandlerCallback;
        }
    }

    protected @Nullable ThingHandlerCallback getCallback() {
        synchronized (this) {
            return callback;
        }
    }

    @Override
    public void dispose() {}

    @Override
    public void handleRemoval() {
        updateStatus(ThingStatus.REMOVED);
    }

    @Override
    public void thingUpdated(Thing thing) {
        dispose();
        this.thing = thing;
        initialize();
    }

    @Override
    public void channelLinked(ChannelUID channelUID) {
        handleCommand(channelUID, RefreshType.REFRESH);
    }

    @Override
    public void channelUnlinked(ChannelUID channelUID) {}

    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        ThingStatus status = bridgeStatusInfo.getStatus();
        if (status == ThingStatus.ONLINE
                && thing.getStatusInfo().getStatusDetail() == ThingStatusDetail.BRIDGE_OFFLINE) {
            updateStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE);
        } else if (status == ThingStatus.OFFLINE) {
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE);
        }
    }

    protected boolean isInitialized() {
        return ThingHandlerHelper.isHandlerInitialized(this);
    }

    protected @Nullable Bridge getBridge() {
        ThingUID bridgeUID = thing.getBridgeUID();
        return ask(
                " of thing " + thing.getUID() + " tried accessing its bridge",
                current -> bridgeUID == null ? null : current.getBridge(bridgeUID));
    }

    protected boolean isLinked(ChannelUID channelUID) {
        String attempt = onChannel(channelUID, "checking if channel") + " is linked";
        return Boolean.TRUE.equals(ask(attempt, current -> current.isChannelLinked(channelUID)));
    }

    protected void updateState(String channelID, State state) {
        updateState(channel(channelID), state);
    }

    protected void updateState(ChannelUID channelUID, State state) {
        tell(onChannel(channelUID, "updating channel"), current -> current.stateUpdated(channelUID, state));
    }

    protected void postCommand(String channelID, Command command) {
        postCommand(channel(channelID), command);
    }

    protected void postCommand(ChannelUID channelUID, Command command) {
        tell(
                onChannel(channelUID, "posting a command to channel"),
                current -> current.postCommand(channelUID, command));
    }

    protected void triggerChannel(String channelID, String event) {
        triggerChannel(channel(channelID), event);
    }

    protected void triggerChannel(ChannelUID channelUID, String event) {
        tell(
                onChannel(channelUID, "triggering channel"),
                current -> current.channelTriggered(thing, channelUID, event));
    }

    protected void updateStatus(ThingStatus status) {
        updateStatus(status, ThingStatusDetail.NONE, null);
    }

    protected void updateStatus(ThingStatus status, ThingStatusDetail statusDetail) {
        updateStatus(status, statusDetail, null);
    }

    protected void updateStatus(ThingStatus status, ThingStatusDetail statusDetail, @Nullable String description) {
        tell(
                " tried updating the thing status",
                current -> current.statusUpdated(thing, new ThingStatusInfo(status, statusDetail, description)));
    }

    /** The configuration with variables filled in; a copy. If one of them is not set, all stay as they are written. */
    protected Configuration getConfig() {
        Configuration written = new Configuration(thing.getConfiguration());
        try {
            return ConfigUtil.resolveVariables(written);
        } catch (IllegalArgumentException e) {
            logger.warn(
                    "Variables in the configuration of thing '{}' stay unresolved: {}", thing.getUID(), e.getMessage());
            return written;
        }
    }

    /** A copy of the configuration as it is stored. */
    protected Configuration editConfiguration() {
        return new Configuration(thing.getConfiguration());
    }

    @Override
    public void handleConfigurationUpdate(Map<String, Object> configurationParameters) {
        if (!isModifyingCurrentConfig(configurationParameters)) {
            return;
        }
        validateConfigurationParameters(configurationParameters);
        Configuration configuration = editConfiguration();
        configurationParameters.forEach(configuration::put);
        if (isInitialized()) {
            dispose();
            updateConfiguration(configuration);
            initialize();
        } else {
            updateConfiguration(configuration);
            tell(" tried updating its configuration", current -> current.configurationUpdated(thing));
        }
    }

    /** Whether any of the values differs from the one in force; an Integer differs from the same BigDecimal. */
    protected boolean isModifyingCurrentConfig(Map<String, Object> configurationParameters) {
        Configuration configuration = thing.getConfiguration();
        for (Entry<String, Object> parameter : configurationParameters.entrySet()) {
            if (!Objects.equals(configuration.get(parameter.getKey()), parameter.getValue())) {
                return true;
            }
        }
        return false;
    }

    protected void validateConfigurationParameters(Map<String, Object> configurationParameters) {
        tell(
                " tried validating its configuration",
                current -> current.validateConfigurationParameters(thing, configurationParameters));
    }

    /** Stores another configuration; if that fails, the old one is put back and the failure escapes. */
    protected void updateConfiguration(Configuration configuration) {
        Map<String, Object> before = new HashMap<>(thing.getConfiguration().getProperties());
        try {
            tell(" tried updating its configuration", current -> {
                current.validateConfigurationParameters(thing, configuration.getProperties());
                thing.getConfiguration().setProperties(configuration.getProperties());
                current.thingUpdated(thing);
            });
        } catch (RuntimeException e) {
            logger.warn(
                    "Error while applying configuration changes: '{}: {}' - reverting configuration changes on thing"
                            + " '{}'.",
                    e.getClass().getSimpleName(),
                    e.getMessage(),
                    thing.getUID().getAsString());
            thing.getConfiguration().setProperties(before);
            throw e;
        }
    }

    /** Sets the named properties; a null value removes one, null instead of the map removes all. */
    protected void updateProperties(@Nullable Map<String, @Nullable String> properties) {
        if (properties == null) {
            thing.setProperties(Map.of());
            propertiesUpdated();
            return;
        }
        boolean changed = false;
        for (Entry<String, @Nullable String> property : properties.entrySet()) {
            changed |= changeProperty(property.getKey(), property.getValue());
        }
        if (changed) {
            propertiesUpdated();
        }
    }

    protected void updateProperty(String name, @Nullable String value) {
        if (changeProperty(name, value)) {
            propertiesUpdated();
        }
    }

    private boolean changeProperty(String name, @Nullable String value) {
        if (value != null && value.equals(thing.getProperties().get(name))) {
            return false;
        }
        thing.setProperty(name, value);
        return true;
    }

    private void propertiesUpdated() {
        tell(" tried updating its thing's properties", current -> current.thingUpdated(thing));
    }

    /** A builder filled with this thing; it shares the configuration object. */
    protected ThingBuilder editThing() {
        return ThingBuilder.create(thing);
    }

    /**
     * Replaces the thing; does nothing but warn if a configuration in it is not valid.
     *
     * @throws IllegalArgumentException if it is the very object in force
     */
    protected void updateThing(Thing thing) {
        if (thing == this.thing) {
            throw new IllegalArgumentException(
                    "Changes must not be done on the current thing - create a copy, e.g. via editThing()");
        }
        tell(" tried updating thing " + thing.getUID(), current -> {
            if (isValid(thing, current)) {
                this.thing = thing;
                current.thingUpdated(thing);
            }
        });
    }

    private boolean isValid(Thing candidate, ThingHandlerCallback current) {
        try {
            current.validateConfigurationParameters(
                    candidate, candidate.getConfiguration().getProperties());
            for (Channel channel : candidate.getChannels()) {
                current.validateConfigurationParameters(
                        channel, channel.getConfiguration().getProperties());
            }
            return true;
        } catch (ConfigValidationException e) {
            logger.warn(
                    "Attempt to update thing '{}' with a thing containing invalid configuration '{}' blocked. This"
                            + " is most likely a bug: {}",
                    candidate.getUID(),
                    candidate.getConfiguration(),
                    e.getValidationMessages());
            return false;
        }
    }

    private ChannelUID channel(String id) {
        return new ChannelUID(thing.getUID(), id);
    }

    private static String onChannel(ChannelUID channelUID, String attempt) {
        return " of thing " + channelUID.getThingUID() + " tried " + attempt + " " + channelUID.getId();
    }

    private void tell(String attempt, Consumer<ThingHandlerCallback> message) {
        synchronized (this) {
            ThingHandlerCallback current = callback;
            if (current == null) {
                warnGone(attempt);
            } else {
                message.accept(current);
            }
        }
    }

    private <R> @Nullable R ask(String attempt, Function<ThingHandlerCallback, @Nullable R> question) {
        synchronized (this) {
            ThingHandlerCallback current = callback;
            if (current == null) {
                warnGone(attempt);
                return null;
            }
            return question.apply(current);
        }
    }

    private void warnGone(String attempt) {
        logger.warn(
                "Handler {}{} although the handler was already disposed.",
                getClass().getSimpleName(),
                attempt);
    }
}
