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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.config.UnnamedDeviceException;
import org.openhab.binding.aliyuniot.internal.config.parameter.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.report.ThingUpdates;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.ConfigStatusThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base of the handlers of devices and modules: life cycle, commands, reports. What is open stays open when a thing
 * changes only in what does not matter for it.
 *
 * <p>openHAB may call any method of the life cycle while another one runs on another thread. {@link Lives} alone
 * decides which of them counts.
 *
 * @param <C> what is open while the thing is served
 */
abstract class ServedThingHandler<C extends Life.Content> extends ConfigStatusThingHandler {
    private final Logger logger = LoggerFactory.getLogger(ServedThingHandler.class);

    private final EchoFilter echoes = new EchoFilter(System::nanoTime);
    private final Lives<C> lives = new Lives<>(new Updates());

    ServedThingHandler(Thing thing) {
        super(thing);
    }

    /** Whether the items of a channel are those of other bindings: their profile hands nothing back. */
    boolean isMirrored(ChannelUID channel) {
        return false;
    }

    /** Opens what serves the thing as it is now. The life may end meanwhile; all reports go through it. */
    abstract void open(Life<C> life);

    /**
     * Takes over the thing as it is now into what is open.
     *
     * @return false if that is impossible and everything has to be opened anew
     */
    abstract boolean goesOn(Life<C> life, C open);

    /** Names of the properties that a thing learns while it runs. A thing from an edited file comes without them. */
    abstract List<String> learnedProperties();

    /** The life that goes on; {@code null} if there is none. */
    final @Nullable Life<C> life() {
        return lives.present();
    }

    /** What is open; {@code null} if nothing is. */
    final @Nullable C content() {
        Life<C> life = lives.present();
        return life == null ? null : life.content();
    }

    @Override
    public final void initialize() {
        Life<C> life = lives.begin();
        if (getCallback() == null) {
            // The handler has come to its end already.
            lives.end();
        } else {
            open(life);
        }
    }

    @Override
    public final void dispose() {
        lives.end();
    }

    /** Without a callback nothing can be reported: a start that goes on after the end of its handler ends too. */
    @Override
    public void setCallback(@Nullable ThingHandlerCallback thingHandlerCallback) {
        super.setCallback(thingHandlerCallback);
        if (thingHandlerCallback == null) {
            lives.end();
        }
    }

    /**
     * Takes over what has changed in the UI or in a file, a label as well as a channel or a parameter. Only a change of
     * what is open depends on makes it open anew.
     */
    @Override
    public void thingUpdated(Thing thing) {
        learnedProperties().forEach(name -> {
            String value = getThing().getProperties().get(name);
            if (value != null && !thing.getProperties().containsKey(name)) {
                thing.setProperty(name, value);
            }
        });
        Life<C> life = lives.present();
        this.thing = thing;
        if (life != null) {
            goOn(life);
        }
    }

    /** Stores parameters; what is open stays so if it does not depend on what is changed. */
    @Override
    public void handleConfigurationUpdate(Map<String, Object> configurationParameters) {
        ThingHandlerCallback openhab = getCallback();
        if (openhab == null || !isModifyingCurrentConfig(configurationParameters)) {
            return;
        }
        validateConfigurationParameters(configurationParameters);
        Configuration changed = editConfiguration();
        configurationParameters.forEach(changed::put);
        Life<C> life = lives.present();
        updateConfiguration(changed);
        if (life == null) {
            openhab.configurationUpdated(getThing());
        } else {
            goOn(life);
        }
        // Changes nothing, but has openHAB look at the problems of the parameters.
        super.handleConfigurationUpdate(Map.of());
    }

    /** Serves the thing as it is now, unless openHAB has ended the handler meanwhile. */
    final void goOn(Life<C> life) {
        @Nullable C open = life.content();
        if (open != null && goesOn(life, open)) {
            return;
        }
        Life<C> next = lives.beginAfter(life);
        if (next != null) {
            open(next);
        }
    }

    /** Hands a command to its channel, unless the cloud itself has given it to the item and so knows of it. */
    @Override
    public final void handleCommand(ChannelUID channelUID, Command command) {
        @Nullable C open = content();
        DeviceChannel channel = open == null ? null : open.channels().get(channelUID);
        if (channel == null) {
            logger.debug("{} takes no {}, as nothing serves it", channelUID, ForeignText.line(command));
        } else if (echoes.isEcho(channelUID, command)) {
            logger.debug("{} does not send {}, which comes from the cloud", channelUID, ForeignText.line(command));
        } else {
            channel.handle(command);
        }
    }

    void configurationError(Life<C> life, InvalidConfigurationException invalid) {
        configurationError(life, invalid.problems().get(0).toStatusText());
    }

    void configurationError(Life<C> life, String text) {
        life.reports().status(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, text);
    }

    /** Checks a configuration. */
    @FunctionalInterface
    interface Check {
        void run() throws InvalidConfigurationException, UnnamedDeviceException;
    }

    /** What openHAB shows beside the parameters. */
    static Collection<ConfigStatusMessage> problemsOf(Check check) {
        try {
            check.run();
            return List.of();
        } catch (InvalidConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::toMessage).toList();
        } catch (UnnamedDeviceException e) {
            return List.of();
        }
    }

    /** Opens the protected methods of the base class to those who report. */
    final class Updates implements ThingUpdates {
        @Override
        public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text) {
            updateStatus(status, detail, text);
        }

        @Override
        public void state(ChannelUID channel, State state) {
            updateState(channel, state);
        }

        @Override
        public void command(ChannelUID channel, Command command) {
            if (OpenhabCore.handsCommandsBack() && isLinked(channel) && !isMirrored(channel)) {
                echoes.expect(channel, command);
            }
            postCommand(channel, command);
        }

        @Override
        public void mirroredCommand(ChannelUID channel, Command command) {
            postCommand(channel, command);
        }

        @Override
        public void triggered(ChannelUID channel, String event) {
            triggerChannel(channel, event);
        }

        @Override
        public void property(String name, @Nullable String value) {
            // Else openHAB stores the thing anew, and tells so, for what is as it was.
            if (!Objects.equals(getThing().getProperties().get(name), value)) {
                updateProperty(name, value);
            }
        }

        @Override
        public void properties(Map<String, @Nullable String> values) {
            updateProperties(values);
        }

        @Override
        public boolean isLinked(ChannelUID channel) {
            return ServedThingHandler.this.isLinked(channel);
        }
    }
}
