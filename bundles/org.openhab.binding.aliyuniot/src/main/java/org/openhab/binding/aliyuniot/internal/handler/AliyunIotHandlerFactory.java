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

import static org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants.BINDING_ID;

import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.firmware.AliyunFirmwareProvider;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.gateway.SubDeviceTurns;
import org.openhab.binding.aliyuniot.internal.service.OpenhabRegistries;
import org.openhab.binding.aliyuniot.internal.service.SharedServices;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.internal.session.QueueFolder;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.core.OpenHAB;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.items.ItemRegistry;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.BaseThingHandlerFactory;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.core.thing.firmware.FirmwareProvider;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.openhab.core.thing.link.ItemChannelLinkRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Makes the handlers of the binding and owns the threads that they share.
 */
@Component(configurationPid = "binding.aliyuniot", service = ThingHandlerFactory.class)
public class AliyunIotHandlerFactory extends BaseThingHandlerFactory {
    private static final String THREAD_PREFIX = "OH-binding-aliyuniot";
    private static final Set<ThingTypeUID> SUPPORTED = Set.of(
            AliyunIotBindingConstants.THING_TYPE_DEVICE,
            AliyunIotBindingConstants.THING_TYPE_DEVICE_MODULE,
            AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE,
            AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE,
            AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE);

    private final AliyunFirmwareProvider offers = new AliyunFirmwareProvider();
    private final SubDeviceTurns turns = new SubDeviceTurns();

    private volatile @Nullable FirmwareUpdateService updates;
    private final OpenhabRegistries openhab;
    private @Nullable SharedServices services;
    private @Nullable LinkRuntime runtime;
    private @Nullable QueueFolder stores;
    private @Nullable ServiceRegistration<FirmwareProvider> offering;

    @Activate
    public AliyunIotHandlerFactory(
            @Reference ThingRegistry things,
            @Reference ItemRegistry items,
            @Reference ItemChannelLinkRegistry links,
            @Reference TranslationProvider translations,
            @Reference LocaleProvider locales) {
        openhab = new OpenhabRegistries(things, items, links, translations, locales);
    }

    /** The service itself waits for the handlers of this factory, so the factory does not wait for the service. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setFirmwareUpdateService(FirmwareUpdateService service) {
        updates = service;
    }

    public void unsetFirmwareUpdateService(FirmwareUpdateService service) {
        if (updates == service) {
            updates = null;
        }
    }

    @Activate
    @Override
    protected void activate(ComponentContext componentContext) {
        super.activate(componentContext);
        stores = new QueueFolder(Path.of(OpenHAB.getUserDataFolder(), BINDING_ID, "queue"));
        runtime = new LinkRuntime(THREAD_PREFIX);
        BundleContext bundle = componentContext.getBundleContext();
        offering = bundle.registerService(FirmwareProvider.class, offers, null);
        services = new SharedServices(bundle, openhab);
    }

    @Deactivate
    @Override
    protected void deactivate(ComponentContext componentContext) {
        ServiceRegistration<FirmwareProvider> offered = offering;
        offering = null;
        if (offered != null) {
            offered.unregister();
        }
        SharedServices ending = services;
        services = null;
        if (ending != null) {
            ending.close();
        }
        super.deactivate(componentContext);
        LinkRuntime open = runtime;
        runtime = null;
        if (open != null) {
            open.close();
        }
        QueueFolder file = stores;
        stores = null;
        if (file != null) {
            file.close();
        }
    }

    @Override
    public boolean supportsThingType(ThingTypeUID thingTypeUID) {
        return SUPPORTED.contains(thingTypeUID);
    }

    @Override
    protected @Nullable ThingHandler createHandler(Thing thing) {
        LinkRuntime shared = runtime;
        QueueFolder file = stores;
        SharedServices common = services;
        if (shared == null || file == null || common == null || !supportsThingType(thing.getThingTypeUID())) {
            return null;
        }
        FirmwareSurroundings firmwares = new FirmwareSurroundings(
                offers, () -> updates, Path.of(OpenHAB.getUserDataFolder(), BINDING_ID, "firmware"), THREAD_PREFIX);
        if (thing.getThingTypeUID().equals(AliyunIotBindingConstants.THING_TYPE_DEVICE_MODULE)) {
            return new ModuleHandler(thing, shared, firmwares);
        }
        DeviceEnvironment environment =
                new DeviceEnvironment(shared, file, firmwares, common.models(), common.mirrors(), common.secrets());
        return thing.getThingTypeUID().equals(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE)
                ? new SubDeviceHandler(thing, environment, turns)
                : new DeviceHandler(thing, environment);
    }
}
