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
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;

/**
 * Hears of a module's firmware, to show it. Called in order; must not wait, as the module's work waits for it.
 */
public interface ModuleListener extends UpdateListener {
    /** What runs or what waits is another one now, or is known only now. */
    void changed(ModuleState now);

    /** Whether an update can begin may have changed. */
    void executableMayDiffer();

    /**
     * Something is to be known besides the state.
     *
     * @param refused why the platform's last job cannot be taken; {@code null} if there is a better one now
     */
    void remark(@Nullable UpdateFailure refused);

    /** It is time for the job to start by itself. */
    void startIsDue();
}
