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
package org.openhab.binding.aliyuniot.link.ota.update;

import java.nio.file.Path;
import java.util.List;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;

/**
 * Brings a verified image to where it runs.
 */
@FunctionalInterface
public interface FirmwareInstaller {
    /** How many percent of an update its download is; the rest is the installation. */
    default int downloadShare() {
        return 70;
    }

    /**
     * Installs and waits for the outcome; how long that may take is limited from outside.
     *
     * @param files whole and verified, in the order of the package
     * @return the version that runs now
     * @throws UpdateFailure if another one does
     */
    FirmwareVersion install(OtaJob job, List<Path> files, Ongoing ongoing) throws UpdateFailure;

    /** The update from the installer's side; for any thread. */
    interface Ongoing {
        /** How much of the installation is done, 0 to 100. */
        void percent(int percent);

        /** The device got all and starts anew now. */
        void restarting();

        /**
         * Says how to wake the installer when the update ends before; runs at once if it has.
         *
         * @param abort does not wait, does no harm when it runs late
         * @return takes that back
         */
        Runnable onAbort(Runnable abort);
    }
}
