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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.IdentityQuestion;
import org.openhab.binding.aliyuniot.internal.config.UnnamedDeviceException;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.model.ModelUnusableException;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.internal.session.DeviceLink;
import org.openhab.binding.aliyuniot.internal.session.ServedThing;
import org.openhab.binding.aliyuniot.internal.session.SessionMembers;
import org.openhab.binding.aliyuniot.internal.session.SessionSource;
import org.openhab.binding.aliyuniot.internal.session.certificate.IdentityAsking;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base of the handlers of all things that are devices, whatever connects them: settings in, session and channels out.
 */
abstract class ConnectedDeviceHandler extends OperatedDeviceHandler {
    private static final List<String> LEARNED = List.of(
            AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY,
            AliyunIotBindingConstants.PROPERTY_DEVICE_NAME,
            AliyunIotBindingConstants.PROPERTY_DEVICE_ID,
            AliyunIotBindingConstants.PROPERTY_CLOCK_OFFSET,
            AliyunIotBindingConstants.PROPERTY_TAGS,
            Thing.PROPERTY_FIRMWARE_VERSION);

    private final Logger logger = LoggerFactory.getLogger(ConnectedDeviceHandler.class);

    private final DeviceEnvironment environment;
    private final SessionMembers<OtaModule, DeviceFirmware> modules = new SessionMembers<>();

    /**
     * @param environment shared by all devices
     */
    ConnectedDeviceHandler(Thing thing, DeviceEnvironment environment) {
        super(thing);
        this.environment = environment;
    }

    /**
     * Reads the thing as it is now.
     *
     * @throws InvalidConfigurationException with all problems at once
     * @throws UnnamedDeviceException if which device it is has to be asked first
     */
    abstract DeviceSettings settings() throws InvalidConfigurationException, UnnamedDeviceException;

    /** Remembers which device a certificate is of. */
    void named(IdentityQuestion question, DeviceIdentity identity) {
        logger.debug("{} is {}", getThing().getUID(), identity);
    }

    /** Makes what gives one life's sessions their connections. */
    abstract SessionSource source(DeviceSettings settings);

    final DeviceEnvironment environment() {
        return environment;
    }

    @Override
    boolean isMirrored(ChannelUID channel) {
        return environment.mirrors().isMirrored(channel);
    }

    @Override
    void open(Life<OpenDevice> life) {
        try {
            open(life, settings());
        } catch (UnnamedDeviceException e) {
            modules.closed(life.number());
            new IdentityAsking(e.question(), environment.means(), life.reports(), scheduler, identity -> {
                        named(e.question(), identity);
                        goOn(life);
                    })
                    .begin();
        } catch (InvalidConfigurationException e) {
            modules.closed(life.number());
            configurationError(life, e);
        } catch (ChannelException e) {
            unusable(life, e.toStatusText());
        } catch (ModelUnusableException e) {
            unusable(life, e.toStatusText());
        }
    }

    private void unusable(Life<OpenDevice> life, String text) {
        modules.closed(life.number());
        configurationError(life, text);
    }

    private void open(Life<OpenDevice> life, DeviceSettings settings) throws ChannelException, ModelUnusableException {
        // One after the other, so that whoever has asked for a thing model hears when the channels are those of it.
        Mailbox changes = environment.runtime().newMailbox();
        DeviceModel model = DeviceModel.open(
                environment.models(),
                getThing().getUID(),
                settings.identity().productKey(),
                settings.model(),
                changes,
                () -> modelChanged(life));
        boolean opened = false;
        try {
            requireChannels(settings, model);
            ThingProperties properties = new ThingProperties(getThing(), settings);
            DeviceLink made = new DeviceLink(
                    environment,
                    new ServedThing(getThing().getUID(), life.number(), life.reports(), scheduler),
                    settings,
                    getThing().getChannels(),
                    properties.writtenTags(),
                    model,
                    modules,
                    source(settings));
            forgetFormer(settings.identity());
            opened = true;
            if (life.open(new OpenDevice(made, model, changes))) {
                life.reports().properties(properties.atStart());
                made.begin(() -> {
                    // Another thing model may have come meanwhile, when there was nobody yet to take it.
                    changes.execute(() -> modelChanged(life));
                    environment.runtime().start(made::start);
                });
            }
        } finally {
            if (!opened) {
                model.close();
            }
        }
    }

    /** There is another thing model, or an item less that keeps a channel. */
    private void modelChanged(Life<OpenDevice> life) {
        OpenDevice open = life.content();
        if (open == null) {
            return;
        }
        DeviceLink link = open.link();
        RequiredChannels required = RequiredChannels.of(getThing(), link.settings(), open.model(), this::isLinked);
        if (required.differFrom(getThing())) {
            goOn(life);
        } else {
            link.model().remark(required.remark());
        }
        link.model().changed();
    }

    @Override
    public void channelUnlinked(ChannelUID channelUID) {
        super.channelUnlinked(channelUID);
        Life<OpenDevice> life = life();
        OpenDevice open = life == null ? null : life.content();
        if (life != null && open != null) {
            DeviceLink link = open.link();
            if (!isLinked(channelUID)) {
                link.model().unlinked(link.channels(), channelUID);
            }
            open.changes().execute(() -> modelChanged(life));
        }
    }

    /** The thing has been another device, whose messages would wait for whoever becomes that one. */
    private void forgetFormer(DeviceIdentity now) {
        Map<String, String> known = getThing().getProperties();
        String productKey = known.get(AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY);
        String deviceName = known.get(AliyunIotBindingConstants.PROPERTY_DEVICE_NAME);
        try {
            DeviceIdentity former =
                    productKey == null || deviceName == null ? now : DeviceIdentity.of(productKey, deviceName);
            if (!former.equals(now)) {
                scheduler.execute(() -> environment.stores().forget(former));
            }
        } catch (IllegalArgumentException e) {
            logger.debug(
                    "{} has properties that are none of a device", getThing().getUID());
        }
    }

    @Override
    void forget() {
        DeviceLink open = link();
        if (open != null) {
            environment.stores().forget(open.settings().identity());
        }
    }

    /** The modules of the device, which are things of their own. */
    final SessionMembers<OtaModule, DeviceFirmware> modules() {
        return modules;
    }

    @Override
    List<String> learnedProperties() {
        return LEARNED;
    }

    @Override
    boolean goesOn(Life<OpenDevice> life, OpenDevice open) {
        try {
            DeviceSettings settings = settings();
            if (!open.link().serves(settings)) {
                return false;
            }
            String remark = requireChannels(settings, open.model());
            life.reports().properties(new ThingProperties(getThing(), settings).atStart());
            open.link().change(settings, getThing().getChannels());
            open.link().model().remark(remark);
            return true;
        } catch (InvalidConfigurationException | UnnamedDeviceException | ChannelException e) {
            logger.debug("{} cannot go on: {}", getThing().getUID(), e.getMessage());
            return false;
        }
    }

    /** A bridge stays one, with its modules below it. */
    @Override
    protected ThingBuilder editThing() {
        return getThing() instanceof Bridge bridge ? BridgeBuilder.create(bridge) : super.editThing();
    }

    /**
     * Changes the thing only if that is needed, as each change is stored and told.
     *
     * @return what the user is to know of the channels
     */
    private @Nullable String requireChannels(DeviceSettings settings, DeviceModel model) {
        Thing judged = getThing();
        RequiredChannels required = RequiredChannels.of(judged, settings, model, this::isLinked);
        while (required.differFrom(judged) && getCallback() != null) {
            Thing changed = editThing().withChannels(required.channels()).build();
            if (judged == getThing()) {
                required.problems().forEach(problem -> logger.warn("{}: {}", changed.getUID(), problem));
                updateThing(changed);
                break;
            }
            // The user has changed it meanwhile, and would lose that.
            judged = getThing();
            required = RequiredChannels.of(judged, settings, model, this::isLinked);
        }
        return required.remark();
    }

    @Override
    public Collection<ConfigStatusMessage> getConfigStatus() {
        return problemsOf(() -> settings());
    }
}
