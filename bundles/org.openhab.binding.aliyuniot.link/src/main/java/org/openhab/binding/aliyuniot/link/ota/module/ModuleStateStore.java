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

import java.util.function.UnaryOperator;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of a module: replaces it, writes what of it has to survive, and has the listener hear of it. On the
 * module's mailbox; {@link #state} is for any thread.
 */
final class ModuleStateStore {
    private final Logger logger = LoggerFactory.getLogger(ModuleStateStore.class);

    private final String thing;
    private final FirmwareMemory memory;
    private final ModuleListener listener;
    private volatile ModuleState state;

    /**
     * @param thing named in the log
     */
    ModuleStateStore(String thing, FirmwareMemory memory, ModuleListener listener, ModuleState first) {
        this.thing = thing;
        this.memory = memory;
        this.listener = listener;
        state = first;
    }

    ModuleState state() {
        return state;
    }

    FirmwareMemory memory() {
        return memory;
    }

    /** Replaces what does not survive. */
    void replace(UnaryOperator<ModuleState> change) {
        state = change.apply(state);
    }

    /** Reads the record as it was written last. */
    void read() {
        FirmwareRecord known = memory.read();
        state = state.with(known);
    }

    /** Changes the record, and goes on if the disk does not take that. */
    void change(UnaryOperator<FirmwareRecord> change) {
        try {
            write(change);
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The writing of the firmware record", e);
        }
    }

    /**
     * Changes the record; when this returns the change survives a power cut.
     *
     * @throws FirmwareFailure if the disk does not take it; then the change is in the state only
     */
    void write(UnaryOperator<FirmwareRecord> change) throws FirmwareFailure {
        FirmwareRecord before = state.record();
        FirmwareRecord now = change.apply(before);
        if (!now.equals(before)) {
            state = state.with(now);
            memory.write(now);
        }
    }

    /** Has the listener show what runs and what waits now. */
    void show() {
        ModuleState now = state;
        tell(() -> listener.changed(now));
    }

    /** As {@link #show}, where an update may begin now, or no more. */
    void showAll() {
        show();
        tell(listener::executableMayDiffer);
    }

    /** Tells somebody something, who does no harm by failing. */
    void tell(Runnable word) {
        ForeignCode.run(logger, "What shows the firmware of " + thing, word);
    }
}
