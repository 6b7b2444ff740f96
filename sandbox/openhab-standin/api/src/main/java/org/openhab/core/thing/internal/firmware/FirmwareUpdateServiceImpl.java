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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.SafeCaller;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.events.Event;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.events.EventSubscriber;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateBackgroundTransferHandler;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.events.ThingStatusInfoChangedEvent;
import org.openhab.core.thing.firmware.FirmwareEventFactory;
import org.openhab.core.thing.firmware.FirmwareRegistry;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.openhab.core.thing.internal.firmware.FirmwareRegistryImpl.Arguments;
import org.openhab.core.util.BundleResolver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the firmware status of all things that have an update handler, and runs their updates on the pool
 * {@code safeCall}, at most 30 minutes before an update that has not returned counts as failed.
 *
 * <p>As openHAB's, it watches the call of the handler alone: an update that goes on elsewhere has no time limit, and one
 * that takes too long is neither interrupted nor told. What it remembers of a handler goes with the handler.
 */
@Component(service = {FirmwareUpdateService.class, EventSubscriber.class})
public final class FirmwareUpdateServiceImpl implements FirmwareUpdateService, EventSubscriber {
    private static final String POOL = FirmwareUpdateServiceImpl.class.getSimpleName();
    /** Between two looks at the firmware status of all things; openHAB's default. */
    private static final long STATUS_SECONDS = 3600;

    private final Logger logger = LoggerFactory.getLogger(FirmwareUpdateServiceImpl.class);
    /** In the order of their coming; of two with one thing the first is asked. */
    private final List<FirmwareUpdateHandler> handlers = new CopyOnWriteArrayList<>();

    private final Map<ThingUID, FirmwareStatusInfo> statuses = new ConcurrentHashMap<>();
    private final Map<ThingUID, ProgressCallbackImpl> callbacks = new ConcurrentHashMap<>();
    private final FirmwareRegistry firmwares;
    private final LocaleProvider locales;
    private final SafeCaller safeCaller;
    private final ProgressCallbackImpl.Services services;
    private final ScheduledExecutorService scheduler;

    private @Nullable Future<?> statusJob;
    private long timeoutMillis = TimeUnit.MINUTES.toMillis(30);

    @Activate
    public FirmwareUpdateServiceImpl(
            @Reference FirmwareRegistry firmwares,
            @Reference LocaleProvider locales,
            @Reference TranslationProvider texts,
            @Reference EventPublisher events,
            @Reference BundleResolver bundles,
            @Reference SafeCaller safeCaller) {
        this(
                firmwares,
                locales,
                new ProgressCallbackImpl.Services(events, texts, bundles),
                safeCaller,
                ThreadPoolManager.getScheduledPool(POOL));
    }

    FirmwareUpdateServiceImpl(
            FirmwareRegistry firmwares,
            LocaleProvider locales,
            ProgressCallbackImpl.Services services,
            SafeCaller safeCaller,
            ScheduledExecutorService scheduler) {
        this.firmwares = firmwares;
        this.locales = locales;
        this.services = services;
        this.safeCaller = safeCaller;
        this.scheduler = scheduler;
    }

    @Deactivate
    synchronized void close() {
        stopStatusJob();
        statuses.clear();
        callbacks.clear();
    }

    /** Time after which the call of a handler counts as failed; there is no way to configure it. */
    void setTimeout(long milliseconds) {
        timeoutMillis = milliseconds;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void addFirmwareUpdateHandler(FirmwareUpdateHandler handler) {
        if (handlers.isEmpty()) {
            startStatusJob();
        }
        handlers.add(handler);
    }

    public synchronized void removeFirmwareUpdateHandler(FirmwareUpdateHandler handler) {
        ThingUID uid = handler.getThing().getUID();
        statuses.remove(uid);
        handlers.remove(handler);
        callbacks.remove(uid);
        if (handlers.isEmpty()) {
            stopStatusJob();
        }
    }

    private void startStatusJob() {
        statusJob = scheduler.scheduleWithFixedDelay(this::lookAtAll, STATUS_SECONDS, STATUS_SECONDS, TimeUnit.SECONDS);
    }

    private void stopStatusJob() {
        Future<?> job = statusJob;
        if (job != null) {
            job.cancel(true);
        }
        statusJob = null;
    }

    void lookAtAll() {
        for (FirmwareUpdateHandler handler : handlers) {
            try {
                status(handler);
            } catch (RuntimeException e) {
                logger.debug("Exception occurred during firmware status check.", e);
            }
        }
    }

    @Override
    public Set<String> getSubscribedEventTypes() {
        return Set.of(ThingStatusInfoChangedEvent.TYPE);
    }

    /** A thing that becomes ONLINE is looked at in the background unless it has been before. */
    @Override
    public void receive(Event event) {
        if (event instanceof ThingStatusInfoChangedEvent changed
                && changed.getStatusInfo().getStatus() == ThingStatus.ONLINE) {
            FirmwareUpdateHandler handler = handlerOrNull(changed.getThingUID());
            if (handler != null && !statuses.containsKey(changed.getThingUID())) {
                scheduler.submit(() -> getFirmwareStatusInfo(changed.getThingUID()));
            }
        }
    }

    @Override
    public @Nullable FirmwareStatusInfo getFirmwareStatusInfo(ThingUID thingUID) {
        FirmwareUpdateHandler handler = handlerOrNull(Arguments.present(thingUID, "Thing UID must not be null."));
        return handler == null ? null : status(handler);
    }

    private FirmwareStatusInfo status(FirmwareUpdateHandler handler) {
        Firmware latest = firmwares.getLatestFirmware(handler.getThing());
        FirmwareStatusInfo info = statusOf(handler, latest);
        tell(handler, info, latest);
        return info;
    }

    /** One at a time, and asking the handler and telling the event within: openHAB holds its lock over both. */
    private synchronized void tell(FirmwareUpdateHandler handler, FirmwareStatusInfo info, @Nullable Firmware latest) {
        ThingUID uid = info.getThingUID();
        FirmwareStatusInfo before = statuses.put(uid, info);
        if (!info.equals(before)) {
            services.events().post(FirmwareEventFactory.createFirmwareStatusInfoEvent(info));
            if (latest != null
                    && info.getFirmwareStatus() == FirmwareStatus.UPDATE_AVAILABLE
                    && handler instanceof FirmwareUpdateBackgroundTransferHandler transferring
                    && !handler.isUpdateExecutable()) {
                scheduler.execute(() -> transfer(transferring, latest, before));
            }
        }
    }

    private static FirmwareStatusInfo statusOf(FirmwareUpdateHandler handler, @Nullable Firmware latest) {
        Thing thing = handler.getThing();
        String installed = thing.getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION);
        if (latest == null || installed == null) {
            return FirmwareStatusInfo.createUnknownInfo(thing.getUID());
        }
        if (!latest.isSuccessorVersion(installed)) {
            return FirmwareStatusInfo.createUpToDateInfo(thing.getUID());
        }
        return handler.isUpdateExecutable()
                ? FirmwareStatusInfo.createUpdateExecutableInfo(thing.getUID(), latest.getVersion())
                : FirmwareStatusInfo.createUpdateAvailableInfo(thing.getUID());
    }

    private void transfer(
            FirmwareUpdateBackgroundTransferHandler handler, Firmware firmware, @Nullable FirmwareStatusInfo before) {
        try {
            handler.transferFirmware(firmware);
        } catch (RuntimeException e) {
            logger.error("Exception occurred during background firmware transfer.", e);
            // The old status lets the next look begin the transfer anew.
            ThingUID uid = handler.getThing().getUID();
            if (before == null) {
                statuses.remove(uid);
            } else {
                statuses.put(uid, before);
            }
        }
    }

    @Override
    public void updateFirmware(ThingUID thingUID, String firmwareVersion, @Nullable Locale locale) {
        ThingUID uid = Arguments.present(thingUID, "Thing UID must not be null.");
        String version = Arguments.notEmpty(firmwareVersion, "Firmware version must not be null or empty.");
        FirmwareUpdateHandler handler = handler(uid);
        Locale language = locale == null ? locales.getLocale() : locale;
        Firmware firmware = firmwareFor(handler, version);
        ProgressCallbackImpl callback = new ProgressCallbackImpl(handler, services, uid, firmware, language);
        callbacks.put(uid, callback);
        logger.debug("Starting firmware update for thing with UID {} and firmware {}", uid, firmware);
        safeCaller
                .create(handler, FirmwareUpdateHandler.class)
                .withTimeout(timeoutMillis)
                .withAsync()
                .onTimeout(() -> {
                    logger.error(
                            "Timeout occurred for firmware update of thing with UID {} and firmware {}.",
                            uid,
                            firmware);
                    callback.failedInternal("timeout-error");
                })
                .onException(failure -> {
                    logger.error(
                            "Unexpected exception occurred for firmware update of thing with UID {} and firmware {}.",
                            uid,
                            firmware,
                            failure);
                    callback.failedInternal("unexpected-handler-error");
                })
                .build()
                .updateFirmware(firmware, callback);
    }

    private FirmwareUpdateHandler handler(ThingUID uid) {
        FirmwareUpdateHandler handler = handlerOrNull(uid);
        if (handler == null) {
            throw new IllegalArgumentException("There is no firmware update handler for thing with UID " + uid + ".");
        }
        return handler;
    }

    private @Nullable FirmwareUpdateHandler handlerOrNull(ThingUID uid) {
        for (FirmwareUpdateHandler handler : handlers) {
            if (uid.equals(handler.getThing().getUID())) {
                return handler;
            }
        }
        return null;
    }

    /** The texts of the firmware are in the language of the system, whatever the user's is. */
    private Firmware firmwareFor(FirmwareUpdateHandler handler, String version) {
        Thing thing = handler.getThing();
        Firmware firmware = firmwares.getFirmware(thing, version);
        if (firmware == null) {
            throw new IllegalArgumentException(
                    "Firmware with version " + version + " for thing with UID " + thing.getUID() + " was not found.");
        }
        if (!handler.isUpdateExecutable()) {
            throw new IllegalStateException(
                    "The firmware update of thing with UID " + thing.getUID() + " is not executable.");
        }
        if (!firmware.isSuitableFor(thing)) {
            throw new IllegalArgumentException(
                    "Firmware " + firmware + " is not suitable for thing with UID " + thing.getUID() + ".");
        }
        return firmware;
    }

    @Override
    public void cancelFirmwareUpdate(ThingUID thingUID) {
        ThingUID uid = Arguments.present(thingUID, "Thing UID must not be null.");
        FirmwareUpdateHandler handler = handler(uid);
        ProgressCallbackImpl callback = callbacks.get(uid);
        if (callback == null) {
            throw new IllegalStateException("No ProgressCallback available for thing with UID " + uid + ".");
        }
        logger.debug("Cancelling firmware update for thing with UID {}.", uid);
        safeCaller
                .create(handler, FirmwareUpdateHandler.class)
                .withTimeout(timeoutMillis)
                .withAsync()
                .onTimeout(() -> {
                    logger.error("Timeout occurred while cancelling firmware update of thing with UID {}.", uid);
                    callback.failedInternal("timeout-error-during-cancel");
                })
                .onException(failure -> {
                    logger.error(
                            "Unexpected exception occurred while cancelling firmware update of thing with UID {}.",
                            uid,
                            failure);
                    callback.failedInternal("unexpected-handler-error-during-cancel");
                })
                // Of its own, so that it does not wait for the end of the update.
                .withIdentifier(new Object())
                .build()
                .cancel();
    }
}
