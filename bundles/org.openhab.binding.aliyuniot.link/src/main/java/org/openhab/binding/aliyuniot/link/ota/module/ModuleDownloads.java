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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.load.EarlyDownload;

/**
 * The one download before an update that there may be at a time. On the module's mailbox.
 */
final class ModuleDownloads {
    private final LastingMailbox mailbox;
    private final ModuleStateStore store;
    private final Runnable over;
    private @Nullable EarlyDownload last;

    /**
     * @param over runs when a download has ended, well or not
     */
    ModuleDownloads(LastingMailbox mailbox, ModuleStateStore store, Runnable over) {
        this.mailbox = mailbox;
        this.store = store;
        this.over = over;
    }

    /** Begins to load, where the settings want that, unless something is being loaded, or that job was already. */
    void begin(ModuleSession session, OtaJob job) {
        if (store.state().mayLoadEarly(job)) {
            UpdateSettings settings = store.state().settings();
            LinkRuntime runtime = session.device().runtime();
            EarlyDownload begun = new EarlyDownload(
                    runtime.downloads(),
                    new LastingMailbox(runtime),
                    job,
                    other -> session.loader(settings, other, position -> {}),
                    () -> mailbox.execute(this::ended));
            last = begun;
            store.replace(state -> state.withEarly(new ModuleState.Early(job, false)));
            begun.start();
        }
    }

    private void ended() {
        store.replace(ModuleState::withEarlyOver);
        over.run();
    }

    void abort() {
        EarlyDownload running = last;
        if (running != null) {
            running.abort();
        }
    }

    /** Ends what is of no use for a job. */
    void abortUnlessFor(OtaJob job) {
        if (!store.state().isEarlyFor(job)) {
            abort();
        }
    }
}
