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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.List;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureMaker;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/**
 * Where a device's session has its connections from, and what its status depends on, during one life of the device's
 * handler. For any thread; nothing but {@link #way} waits.
 */
public interface SessionSource extends AutoCloseable {
    /**
     * What a session needs.
     *
     * @param transports makes its connections
     * @param carried make what else goes over them
     */
    record Way(TransportFactory transports, List<FeatureMaker> carried) {}

    /**
     * Has it show the first status, before there is a session.
     *
     * @param status of the device; this one alone says from now on whether the device has a connection
     * @param serve run once when there is to be a session: at once, or, while another thing is the same device, when that
     *     one has gone. Does not wait
     */
    void begin(StatusReport status, Runnable serve);

    /**
     * Makes a way for one session. Reads files, so the calling thread has to be one that may wait.
     *
     * @throws LinkFailure if the session could never connect with these settings
     */
    Way way(DeviceSettings settings, ServedThing thing) throws LinkFailure;

    /** The session is online. */
    void online();

    /** The session is offline, or there will be none. */
    void offline(LinkFailure reason, DeviceSettings settings);

    /** The life of the handler ends. */
    @Override
    void close();
}
