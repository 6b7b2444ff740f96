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
package org.openhab.binding.aliyuniot.link.ota.module;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.DeviceOta;
import org.openhab.binding.aliyuniot.link.ota.JobQuery;
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
    private final Map<OtaModule, Module> modules = new ConcurrentHashMap<>();
    private final Set<OtaModule> toldMissing = ConcurrentHashMap.newKeySet();
    /** Has modules hear of the line in order, those too that come while it changes. */
    private final Executor mailbox;
    // On the mailbox.
    private final Map<OtaModule, Module> hearing = new HashMap<>();
    private boolean online;

    /** One part of the device that has a firmware of its own. Must not wait. */
    public interface Module {
        OtaModule module();

        /** The device is online, once more or from before. */
        void online();

        /** The device is offline. */
        void offline();

        /** It is time to ask for what the platform does not push. */
        void poll();

        /** The platform pushes a job. */
        void pushed(OtaJob job);

        /** The platform has pushed what cannot be taken. */
        void refused(OtaJobRefused refusal);
    }

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
        mailbox = runtime.newMailbox();
        ota = new DeviceOta(runtime, identity, session, requests, new Pushes());
    }

    public LinkRuntime runtime() {
        return runtime;
    }

    public DeviceIdentity identity() {
        return identity;
    }

    public DeviceSession session() {
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
    public void add(Module module) {
        modules.put(module.module(), module);
        toldMissing.remove(module.module());
        mailbox.execute(() -> {
            hearing.put(module.module(), module);
            if (online) {
                module.online();
            }
        });
    }

    /** Leaves a module alone; its version is not reported any more, unless another one has taken its place. */
    public void remove(Module module) {
        modules.remove(module.module(), module);
        if (!modules.containsKey(module.module())) {
            ota.forget(module.module());
        }
        mailbox.execute(() -> hearing.remove(module.module(), module));
    }

    /** To be called whenever the session is online. */
    public void online() {
        ota.online();
        mailbox.execute(() -> {
            online = true;
            hearing.values().forEach(Module::online);
        });
    }

    /** Asks the platform for firmware, which does not push it over every protocol. */
    public void poll() {
        mailbox.execute(() -> hearing.values().forEach(Module::poll));
    }

    /** To be called when the session is offline. */
    public void offline() {
        mailbox.execute(() -> {
            online = false;
            hearing.values().forEach(Module::offline);
        });
    }

    /** Ends what is open; the modules are to be closed before. */
    @Override
    public void close() {
        ota.close();
    }

    private final class Pushes implements OtaListener {
        @Override
        public void pushed(OtaJob job) {
            Consumer<Module> push = module -> module.pushed(job);
            if (!isTold(job.module(), push) && toldMissing.add(job.module())) {
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
            isTold(named == null ? OtaModule.DEFAULT : named, module -> module.refused(refusal));
        }

        private boolean isTold(OtaModule name, Consumer<Module> word) {
            Module module = modules.get(name);
            if (module != null) {
                word.accept(module);
            }
            return module != null;
        }
    }
}
