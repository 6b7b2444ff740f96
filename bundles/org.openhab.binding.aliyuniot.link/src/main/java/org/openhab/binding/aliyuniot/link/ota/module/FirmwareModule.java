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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;

/**
 * The firmware of one module, the whole device being one, between two starts of its thing or of its device.
 *
 * <p>One owner, one mailbox, one {@linkplain ModuleState state}. Whatever happens (the platform pushes, the line comes
 * and goes, a user starts or calls off, an update moves on, the thing stops) is a task of the mailbox, which replaces the
 * immutable state and tells the listener; there is no lock, and nobody else changes anything. Whoever asks reads the
 * latest state and waits for nobody. What waits is done elsewhere, by updates and downloads, and comes back as tasks.
 * Tasks that come before the record is read wait for that, in their order. The mailbox outlives the runtime, so that the
 * end of an update is remembered and the folder is let go of in any case.
 *
 * <p>For any thread; nothing here waits for the disk or the line.
 */
public final class FirmwareModule implements DeviceFirmware.Module, AutoCloseable {
    private final String thing;
    private final OtaModule module;
    private final LastingMailbox mailbox;
    private final FirmwareMemory memory;
    private final ModuleStateStore store;
    /** What is done on the mailbox. */
    private final ModuleWork work;
    /** Where the module takes part; {@code null} before that and from {@link #close} on. */
    private volatile @Nullable ModuleSession session;

    /**
     * @param place where the module's record and images are kept
     */
    public FirmwareModule(
            LinkRuntime runtime,
            FirmwareMemory.Place place,
            OtaModule module,
            UpdateSettings settings,
            ModuleListener listener) {
        this.thing = place.thing();
        this.module = module;
        mailbox = new LastingMailbox(runtime);
        memory = new FirmwareMemory(place, runtime::after, mailbox);
        store = new ModuleStateStore(thing, memory, listener, ModuleState.first(settings));
        work = new ModuleWork(thing, mailbox, store, listener, () -> session, runtime::after);
    }

    @Override
    public OtaModule module() {
        return module;
    }

    /** All that is so at the moment. */
    public ModuleState state() {
        return store.state();
    }

    /**
     * Takes part in a session of the device, once; an update that was interrupted begins anew when it is online. Reads
     * what was remembered first.
     */
    public void join(DeviceFirmware joined) {
        ModuleSession begun = new ModuleSession(joined, module, memory, () -> state().installed());
        session = begun;
        joined.add(this);
        String owner = thing + " " + joined.identity();
        mailbox.execute(() -> {
            if (state().isClosed()) {
                joined.remove(this);
            } else {
                long maxImageBytes = state().settings().maxImageBytes();
                memory.open(module.isDefault() ? owner : owner + " " + module, maxImageBytes, () -> work.open(begun));
            }
        });
    }

    /**
     * Ends everything for good, as the thing is removed: the platform hears that its job has failed, and with
     * {@link #close()} all that was kept is deleted.
     *
     * @return ends when it has, or will not; not bounded
     */
    public CompletionStage<?> remove() {
        CompletableFuture<Object> told = new CompletableFuture<>();
        mailbox.execute(() -> work.remove().whenComplete((done, untold) -> told.complete(this)));
        return told;
    }

    /** Ends what runs; an update goes on with the next start. */
    @Override
    public void close() {
        ModuleSession ending = session;
        session = null;
        if (ending != null) {
            // Now, as the next owner of the module may be about to take part.
            ending.device().remove(this);
        }
        mailbox.execute(() -> {
            if (ending != null) {
                // Also what was reported meanwhile.
                ending.device().remove(this);
            }
            work.close();
        });
    }

    // --- what the device says ---

    @Override
    public void online() {
        work.inbox().execute(work::online);
    }

    @Override
    public void offline() {
        work.inbox().execute(work::offline);
    }

    @Override
    public void poll() {
        work.inbox().execute(work::pullIfOnline);
    }

    @Override
    public void pushed(OtaJob job) {
        work.inbox().execute(() -> work.offered(job));
    }

    @Override
    public void refused(OtaJobRefused refusal) {
        work.inbox().execute(() -> work.refused(refusal));
    }

    // --- what users want ---

    /** Goes on with other settings; an update that runs keeps its own. */
    public void change(UpdateSettings changed) {
        mailbox.execute(() -> work.change(changed));
    }

    /**
     * Begins an update.
     *
     * @param job which is to be the one that waits
     * @param watcher hears how it goes; of a failure at once, if it cannot begin
     */
    public void begin(OtaJob job, UpdateListener watcher) {
        mailbox.execute(() -> work.begin(job, watcher));
    }

    /** Calls off the update that runs, if one does. */
    public void cancel() {
        mailbox.execute(() -> work.updates().cancel());
    }

    /** Loads the image of a job before anybody starts the update, where the settings want that. */
    public void loadEarly(OtaJob job) {
        work.inbox().execute(() -> work.loadEarly(job));
    }

    /** Tells the platform which version runs, and remembers it. */
    public void reportVersion(FirmwareVersion version) {
        work.inbox().execute(() -> work.runs(version));
    }

    /**
     * Asks the platform for a job.
     *
     * @return the one that waits, if one does
     */
    public CompletionStage<Optional<OtaJob>> check() {
        ModuleSession open = session;
        if (open == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"));
        }
        // Which version runs is read from the disk, and older products can be asked only with it.
        return work.inbox()
                .whenOpened()
                .thenCompose(state -> open.pull())
                .thenApplyAsync(
                        pulled -> {
                            if (state().isOpen()) {
                                work.pulled(pulled);
                            }
                            return pulled;
                        },
                        mailbox);
    }
}
