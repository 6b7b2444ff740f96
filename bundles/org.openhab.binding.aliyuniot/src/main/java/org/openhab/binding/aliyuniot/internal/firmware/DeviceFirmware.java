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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.DeviceOta;
import org.openhab.binding.aliyuniot.link.ota.OtaListener;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The firmware of a device on one of its sessions: brings what the platform says to the module that it is about. For any
 * thread; waits for nothing.
 */
public final class DeviceFirmware implements AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(DeviceFirmware.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final TrustAnchors trustAnchors;
    private final DeviceOta ota;
    private final Map<OtaModule, ModuleFirmware> modules = new HashMap<>();
    private final Set<OtaModule> toldMissing = new HashSet<>();
    private boolean online;

    /**
     * Best before the session starts, so that no push is missed.
     *
     * @param trustAnchors whom file servers have to lead to
     * @throws ConfigurationFailure if the device's names make topics longer than the platform takes
     */
    public DeviceFirmware(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            TrustAnchors trustAnchors)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.trustAnchors = trustAnchors;
        ota = new DeviceOta(runtime, identity, session, requests, new Pushes());
    }

    LinkRuntime runtime() {
        return runtime;
    }

    DeviceIdentity identity() {
        return identity;
    }

    DeviceSession session() {
        return session;
    }

    TrustAnchors trustAnchors() {
        return trustAnchors;
    }

    DeviceOta ota() {
        return ota;
    }

    /**
     * Asks the platform for the job of a module.
     *
     * @param installed the version that runs; {@code null} if none is known
     * @return as {@link DeviceOta#pull}
     */
    CompletionStage<Optional<OtaJob>> query(OtaModule module, @Nullable FirmwareVersion installed) {
        return new JobQuery(runtime, ota).ask(module, installed);
    }

    /** Brings a module what is about it from now on. */
    synchronized void add(ModuleFirmware module) {
        modules.put(module.module(), module);
        toldMissing.remove(module.module());
        if (online) {
            module.online();
        }
    }

    /** Leaves a module alone; its version is not reported any more. */
    synchronized void remove(ModuleFirmware module) {
        if (modules.remove(module.module(), module)) {
            ota.forget(module.module());
        }
    }

    private synchronized @Nullable ModuleFirmware find(OtaModule module) {
        return modules.get(module);
    }

    /** To be called whenever the session is online. */
    public void online() {
        ota.online();
        synchronized (this) {
            online = true;
            modules.values().forEach(ModuleFirmware::online);
        }
    }

    /** Asks the platform for firmware, which does not push it over every protocol. */
    public synchronized void poll() {
        modules.values().forEach(ModuleFirmware::poll);
    }

    /** To be called when the session is offline. */
    public synchronized void offline() {
        online = false;
        modules.values().forEach(ModuleFirmware::offline);
    }

    /** Ends what is open; the modules are to be closed before. */
    @Override
    public void close() {
        ota.close();
    }

    private final class Pushes implements OtaListener {
        @Override
        public void pushed(OtaJob job) {
            ModuleFirmware module = find(job.module());
            if (module != null) {
                module.pushed(job);
            } else if (isFirstOf(job.module())) {
                logger.info(
                        "{} gets version {} for its module {}, which waits until there is a thing for the module",
                        identity,
                        job.version(),
                        job.module());
            }
        }

        @Override
        public void refused(OtaJobRefused refusal) {
            logger.warn("{} refuses a firmware job: {}", identity, refusal.getMessage());
            OtaModule named = refusal.module();
            ModuleFirmware module = find(named == null ? OtaModule.DEFAULT : named);
            if (module != null) {
                module.refused(refusal);
            }
        }
    }

    private synchronized boolean isFirstOf(OtaModule module) {
        return toldMissing.add(module);
    }
}
