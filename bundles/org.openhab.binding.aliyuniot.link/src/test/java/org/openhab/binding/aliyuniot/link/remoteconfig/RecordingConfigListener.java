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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/** Keeps what was told of configurations. */
final class RecordingConfigListener implements ConfigListener {
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void arrived(StoredConfig config) {
        told.add("arrived " + config.configId() + " " + config.size());
    }

    @Override
    public void failed(ConfigFile file, ConfigFailure failure) {
        told.add("failed " + file.configId() + " " + failure.getMessage());
    }

    /** The next event, which is waited for. */
    String next() throws InterruptedException {
        @Nullable String event = told.poll(60, TimeUnit.SECONDS);
        return event == null ? "nothing" : event;
    }
}
