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

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Reports the versions of modules with every connection, each in a message of its own: up on
 * {@code /ota/device/inform/…}, QoS 1, no reply. Never kept in the session's queue, because a version that arrives late
 * makes the platform believe that an update has failed. For any thread.
 */
final class VersionReports {
    private final DeviceSession session;
    private final OtaMessages messages;
    private final Map<OtaModule, Known> modules = new LinkedHashMap<>();
    private final Map<OtaModule, Integer> holds = new LinkedHashMap<>();
    private boolean closed;

    /** Belongs to the lock. */
    private static final class Known {
        final FirmwareVersion version;
        CompletableFuture<FirmwareVersion> arrival;
        boolean held;

        Known(FirmwareVersion version, CompletableFuture<FirmwareVersion> arrival) {
            this.version = version;
            this.arrival = arrival;
        }
    }

    VersionReports(DeviceSession session, OtaMessages messages) {
        this.session = session;
        this.messages = messages;
    }

    /** Reports a version as soon as there is a connection and nothing holds it, and again with every connection. */
    CompletionStage<FirmwareVersion> report(OtaModule module, FirmwareVersion version) {
        Known fresh;
        synchronized (modules) {
            if (closed) {
                return CompletableFuture.failedFuture(closedFailure());
            }
            Known before = modules.get(module);
            fresh = new Known(
                    version, before == null || before.arrival.isDone() ? new CompletableFuture<>() : before.arrival);
            modules.put(module, fresh);
        }
        send(module, fresh);
        return fresh.arrival;
    }

    void forget(OtaModule module) {
        synchronized (modules) {
            fail(modules.remove(module));
        }
    }

    void online() {
        Map<OtaModule, Known> all;
        synchronized (modules) {
            all = new LinkedHashMap<>(modules);
        }
        all.forEach(this::send);
    }

    /**
     * Keeps the version of a module back, because the platform takes any but the new one as the failure of the update.
     *
     * @return lets it go; to be called once
     */
    Runnable hold(OtaModule module) {
        synchronized (modules) {
            holds.merge(module, 1, Integer::sum);
        }
        return () -> release(module);
    }

    private void release(OtaModule module) {
        Known waiting;
        synchronized (modules) {
            boolean free = holds.merge(module, -1, Integer::sum) == 0;
            if (!free) {
                return;
            }
            holds.remove(module);
            waiting = modules.get(module);
            if (waiting == null || !waiting.held) {
                return;
            }
        }
        send(module, waiting);
    }

    void close() {
        List<Known> all;
        synchronized (modules) {
            closed = true;
            all = new ArrayList<>(modules.values());
            modules.clear();
        }
        all.forEach(VersionReports::fail);
    }

    private void send(OtaModule module, Known known) {
        synchronized (modules) {
            known.held = holds.containsKey(module);
            if (known.held) {
                return;
            }
        }
        messages.publish(session, SystemTopic.OTA_INFORM, () -> params(module, known.version))
                .whenComplete((sent, failure) -> sent(module, known, failure));
    }

    private static JsonObject params(OtaModule module, FirmwareVersion version) {
        JsonObject params = new JsonObject();
        params.addProperty("version", version.text());
        OtaMessages.params(module).entrySet().forEach(entry -> params.add(entry.getKey(), entry.getValue()));
        return params;
    }

    private void sent(OtaModule module, Known known, @Nullable Throwable failure) {
        CompletableFuture<FirmwareVersion> arrival;
        synchronized (modules) {
            if (modules.get(module) != known || LinkFailure.isWorthARepeat(failure)) {
                return;
            }
            arrival = known.arrival;
        }
        if (failure == null) {
            arrival.complete(known.version);
        } else {
            arrival.completeExceptionally(LinkFailure.causeOf(failure));
        }
    }

    private static void fail(@Nullable Known known) {
        if (known != null) {
            known.arrival.completeExceptionally(closedFailure());
        }
    }

    private static NetworkFailure closedFailure() {
        return NetworkFailure.closed("The version is not reported any more, as the device was closed");
    }
}
