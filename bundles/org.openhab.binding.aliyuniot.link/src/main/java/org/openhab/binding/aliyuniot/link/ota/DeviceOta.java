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

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.stream.BlockSink;
import org.openhab.binding.aliyuniot.link.ota.stream.FileDownloadBounds;
import org.openhab.binding.aliyuniot.link.ota.stream.FileDownloads;
import org.openhab.binding.aliyuniot.link.ota.stream.MqttFileDownload;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * The firmware updates of one device as the platform sees them (chapters "OTA updates" and "Download files over MQTT"):
 * reports what is installed, learns what is to be installed, tells how that goes. One a device; for any thread. Stages
 * end on threads of the link, so whoever takes time then goes on elsewhere.
 */
public final class DeviceOta implements SessionFeature {
    private final ProgressReports progress;
    private final VersionReports versions;
    private final JobRequests jobs;
    private final FileDownloads downloads;

    /**
     * Best before the session starts, so that pushes and answers are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topics longer than the platform takes
     */
    public DeviceOta(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            OtaListener listener)
            throws ConfigurationFailure {
        this(
                runtime,
                identity,
                session,
                requests,
                listener,
                AlinkRequests.TIMEOUT,
                FileDownloadBounds.DEFAULT,
                runtime,
                System::nanoTime);
    }

    /**
     * @param timeout for the answer to {@link #pullOld}
     * @param delays between reports of progress, as {@code nanoTime} measures them
     */
    DeviceOta(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            OtaListener listener,
            Duration timeout,
            FileDownloadBounds bounds,
            Timer delays,
            LongSupplier nanoTime)
            throws ConfigurationFailure {
        OtaMessages messages = new OtaMessages(identity, requests);
        progress = new ProgressReports(delays, nanoTime, session, messages);
        versions = new VersionReports(session, messages);
        downloads = new FileDownloads(runtime, identity, session, requests, bounds);
        jobs = new JobRequests(runtime, session, requests, messages, listener, this::tellRefused, timeout);
    }

    /** Sends what has waited for a connection, the versions of all modules first. */
    @Override
    public void online() {
        versions.online();
        progress.online();
        downloads.online();
    }

    /**
     * Reports what is installed, now or as soon as there is a connection, and again with every connection. While an
     * update of the module runs it waits for its end.
     *
     * @return this version, or a later one of the module, when the platform has acknowledged it; fails with a
     *     {@link LinkFailure} when that is no longer to be expected, and at the latest with {@link #close()}
     */
    public CompletionStage<FirmwareVersion> reportVersion(OtaModule module, FirmwareVersion version) {
        return versions.report(module, version);
    }

    /** Reports the module's version no more. */
    public void forget(OtaModule module) {
        versions.forget(module);
    }

    /**
     * Asks for the job that waits for a module; a signed address in it is fresh. A job that cannot be taken is reported
     * to the platform as failed.
     *
     * @return the job, if there is one; ends within a bounded time; fails with a {@link LinkFailure}, an
     *     {@link AlinkRefusal} or an {@link OtaJobRefused}
     */
    public CompletionStage<Optional<OtaJob>> pull(OtaModule module) {
        return jobs.pull(module);
    }

    /**
     * Asks as {@link #pull} does, in the way of older products, which know one module only.
     *
     * @param installed the version to tell the platform
     */
    public CompletionStage<Optional<OtaJob>> pullOld(FirmwareVersion installed) {
        return jobs.pullOld(installed);
    }

    /**
     * Begins an update, or goes on with one that an earlier process began; then before the session is online, or the
     * platform hears of the old version and takes the update as failed. Nothing is sent by this alone.
     */
    public OtaUpdate begin(OtaModule module) {
        return new OtaUpdate(module, progress, versions);
    }

    /**
     * Loads a file over MQTT.
     *
     * @param size of the whole file in bytes
     * @param from where to go on, 0 to {@code size}
     * @throws IllegalArgumentException if {@code from} is elsewhere
     */
    public MqttFileDownload download(MqttSource source, long size, long from, BlockSink sink) {
        return downloads.start(source, size, from, sink);
    }

    /** Ends what is open. What the platform is still to hear has to be awaited before. */
    @Override
    public void close() {
        jobs.close();
        downloads.close();
        progress.close();
        versions.close();
    }

    private void tellRefused(OtaJobRefused refusal) {
        OtaModule module = refusal.module();
        if (module != null) {
            progress.last(refusal, module, OtaFailure.UPGRADE.step(), refusal.getMessage());
        }
    }
}
