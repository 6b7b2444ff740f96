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
package org.openhab.binding.aliyuniot.link.ota;

import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;

/**
 * Hears what the platform wants to be installed; called as a
 * {@link org.openhab.binding.aliyuniot.link.session.subscription.MessageListener}.
 */
public interface OtaListener {
    /** The platform pushed a job, perhaps one that is known already: it pushes again until the job has ended. */
    void pushed(OtaJob job);

    /** The platform pushed something that cannot be taken. It has been told so if the module is known. */
    void refused(OtaJobRefused refusal);
}
