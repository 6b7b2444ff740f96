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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.action.AliyunFirmwareActions;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.config.ModuleSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.reader.ModuleSettingsReader;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.firmware.ThingFirmware;
import org.openhab.binding.aliyuniot.internal.session.ModuleLink;
import org.openhab.binding.aliyuniot.internal.session.ServedThing;
import org.openhab.binding.aliyuniot.internal.session.SessionMembers;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a thing of type {@code device-module}: a named module of a device with a firmware of its own.
 */
public class ModuleHandler extends FirmwareThingHandler<ModuleHandler.Joined> {
    private static final List<String> LEARNED = List.of(Thing.PROPERTY_FIRMWARE_VERSION);

    private final Logger logger = LoggerFactory.getLogger(ModuleHandler.class);

    private final LinkRuntime runtime;
    private final FirmwareSurroundings firmwares;

    /** A link and the device whose module it is. */
    record Joined(SessionMembers<OtaModule, DeviceFirmware> device, ModuleLink link) implements Life.Content {
        @Override
        public ThingChannels channels() {
            return link.channels();
        }

        @Override
        public void close() {
            device.remove(link);
            link.close();
        }
    }

    /**
     * @param runtime shared by all devices; stays open after this handler's end
     * @param firmwares shared by all devices
     */
    public ModuleHandler(Thing thing, LinkRuntime runtime, FirmwareSurroundings firmwares) {
        super(thing);
        this.runtime = runtime;
        this.firmwares = firmwares;
    }

    @Override
    void open(Life<Joined> life) {
        try {
            ModuleSettings settings = settings(getConfig());
            Bridge bridge = getBridge();
            if (bridge != null && bridge.getHandler() instanceof DeviceHandler device) {
                life.reports().status(ThingStatus.UNKNOWN, ThingStatusDetail.NONE, null);
                join(life, device.modules(), settings);
            } else {
                configurationError(life, LocalizedText.of("offline.module-alone", List.of()));
            }
        } catch (InvalidConfigurationException e) {
            configurationError(life, e);
        } catch (ChannelException e) {
            configurationError(life, e.toStatusText());
        }
    }

    private void join(Life<Joined> life, SessionMembers<OtaModule, DeviceFirmware> device, ModuleSettings settings)
            throws ChannelException {
        ModuleLink link = new ModuleLink(
                runtime,
                firmwares,
                new ServedThing(getThing().getUID(), life.number(), life.reports(), scheduler),
                settings,
                getThing().getChannels());
        if (!life.open(new Joined(device, link))) {
            return;
        }
        if (!device.add(link)) {
            configurationError(
                    life,
                    LocalizedText.of(
                            "offline.module-twice", List.of(settings.module().name())));
        } else if (life.hasEnded()) {
            // The end may have come before the device knew of the module.
            device.remove(link);
        }
    }

    @Override
    @Nullable
    ThingFirmware firmware() {
        Joined open = content();
        return open == null ? null : open.link().firmware();
    }

    @Override
    List<String> learnedProperties() {
        return LEARNED;
    }

    @Override
    boolean goesOn(Life<Joined> life, Joined open) {
        try {
            ModuleSettings settings = settings(getConfig());
            if (!open.device().has(open.link())
                    || !settings.module().equals(open.link().module())) {
                return false;
            }
            open.link().change(settings, getThing().getChannels());
            return true;
        } catch (InvalidConfigurationException | ChannelException e) {
            return false;
        }
    }

    /**
     * Leaves the status as it is: it follows the session of the device, not its thing, which is offline while its own
     * firmware is updated although the module works and may be updated meanwhile.
     */
    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        logger.trace("{} takes no status from its device: {}", getThing().getUID(), ForeignText.line(bridgeStatusInfo));
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        return List.of(AliyunFirmwareActions.class);
    }

    @Override
    public Collection<ConfigStatusMessage> getConfigStatus() {
        return problemsOf(() -> settings(getConfig()));
    }

    private static ModuleSettings settings(Configuration configuration) throws InvalidConfigurationException {
        return ModuleSettingsReader.read(configuration);
    }
}
