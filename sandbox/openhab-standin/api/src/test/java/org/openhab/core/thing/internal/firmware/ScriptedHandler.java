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

import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateBackgroundTransferHandler;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.binding.firmware.ProgressCallback;

/** An update handler that notes its calls and does what the test says. */
@NonNullByDefault({})
class ScriptedHandler implements FirmwareUpdateHandler {
    final Thing thing;
    final RecordingHost host;
    volatile boolean executable = true;
    volatile ProgressCallback callback;
    volatile Consumer<ProgressCallback> onUpdate = progress -> {};
    volatile Runnable onCancel = () -> {};

    ScriptedHandler(Thing thing, RecordingHost host) {
        this.thing = thing;
        this.host = host;
    }

    @Override
    public Thing getThing() {
        return thing;
    }

    @Override
    public void updateFirmware(Firmware firmware, ProgressCallback progressCallback) {
        callback = progressCallback;
        host.handlerCall("updateFirmware", firmware.getVersion());
        onUpdate.accept(progressCallback);
    }

    @Override
    public void cancel() {
        host.handlerCall("cancel", null);
        onCancel.run();
    }

    @Override
    public boolean isUpdateExecutable() {
        return executable;
    }

    /** One that can also bring a firmware to the device beforehand. */
    static final class Transferring extends ScriptedHandler implements FirmwareUpdateBackgroundTransferHandler {
        volatile Runnable onTransfer = () -> {};

        Transferring(Thing thing, RecordingHost host) {
            super(thing, host);
        }

        @Override
        public void transferFirmware(Firmware firmware) {
            host.handlerCall("transferFirmware", firmware.getVersion());
            onTransfer.run();
        }
    }
}
