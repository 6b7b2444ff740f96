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
package org.openhab.aliyuniot.emulator.ota;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Event;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;

/**
 * The update of one device by one campaign as the platform sees it (chapter "OTA update process"). Only the emulator's event
 * loop touches it.
 */
public final class FirmwareJob {
    private static final int MAX_EVENTS = 1000;
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final long campaignId;
    private final FirmwareCampaign campaign;
    private final Device device;
    private final Runnable push;
    private final Deque<Event> history = new ArrayDeque<>();
    private Status status = Status.TO_BE_PUSHED;
    private int retries;
    private long timeout = NO_TIMER;
    private long retry = NO_TIMER;

    /** Takes what sends the push to the device, if that is online. */
    FirmwareJob(Vertx vertx, long campaignId, FirmwareCampaign campaign, Device device, Consumer<FirmwareJob> push) {
        this.vertx = vertx;
        this.campaignId = campaignId;
        this.campaign = campaign;
        this.device = device;
        this.push = () -> push.accept(this);
    }

    long campaignId() {
        return campaignId;
    }

    FirmwareCampaign campaign() {
        return campaign;
    }

    Device device() {
        return device;
    }

    Status status() {
        return status;
    }

    public FirmwareJobState state() {
        DeviceDefinition definition = device.definition();
        return new FirmwareJobState(
                campaignId, definition.productKey(), definition.deviceName(), status, List.copyOf(history));
    }

    void begin() {
        if (campaign.version().equals(device.versions().get(campaign.module()))) {
            to(Status.UPDATED, "", "the device has the version already");
        } else if (campaign.rules().confirm()) {
            to(Status.TO_BE_CONFIRMED, "", "the operator is to confirm");
        } else {
            to(Status.TO_BE_PUSHED, "", "the campaign was made");
            push.run();
        }
    }

    /** Returns false when there is nothing to confirm. */
    boolean confirm() {
        if (status != Status.TO_BE_CONFIRMED) {
            return false;
        }
        to(Status.TO_BE_PUSHED, "", "the operator confirmed");
        push.run();
        return true;
    }

    /** To be called when the device has connected: what it did not begin with comes again. */
    void online() {
        if (isDue()) {
            push.run();
        }
    }

    boolean isDue() {
        return (status == Status.TO_BE_PUSHED || status == Status.PUSHED) && retry == NO_TIMER;
    }

    /** To be called when the device got what it needs to begin, by push or pull. */
    void handedOver(String how) {
        if (status == Status.TO_BE_PUSHED) {
            to(Status.PUSHED, "", how);
        } else {
            note("", how);
        }
    }

    /** To be called when the device reports the version of the campaign's module. */
    void reported(String version) {
        if (status.isFinal()) {
            return;
        }
        if (version.equals(campaign.version())) {
            to(Status.UPDATED, "", "the device reported " + version);
        } else if (status == Status.IN_UPGRADE) {
            fail("", "the device reported " + version + " instead");
        } else if (status == Status.TO_BE_CONFIRMED || campaign.updates(version)) {
            note("", "the device reported " + version);
            if (status == Status.TO_BE_PUSHED && isDue()) {
                push.run();
            }
        } else {
            fail("", "the device reported " + version + ", which the campaign does not update");
        }
    }

    /** To be called with the progress that the device reports: 0 to 100 percent or -1 to -4. */
    void progress(int step, String description) {
        if (!status.isAvailable()) {
            return;
        }
        String text = Integer.toString(step);
        if (step < 0) {
            fail(text, description);
        } else if (status == Status.IN_UPGRADE) {
            note(text, description);
        } else {
            to(Status.IN_UPGRADE, text, description);
            if (campaign.rules().timeoutSeconds() > 0) {
                timeout = vertx.setTimer(
                        TimeUnit.SECONDS.toMillis(campaign.rules().timeoutSeconds()),
                        passed -> to(Status.FAILED, "", "the device took too long"));
            }
        }
    }

    void cancel(String reason) {
        if (!status.isFinal()) {
            to(Status.CANCELED, "", reason);
        }
    }

    private void fail(String step, String reason) {
        if (retries >= campaign.rules().retries()) {
            to(Status.FAILED, step, reason);
            return;
        }
        retries++;
        to(Status.TO_BE_PUSHED, step, reason + "; it is tried again");
        retry = vertx.setTimer(
                Math.max(1, TimeUnit.SECONDS.toMillis(campaign.rules().retrySeconds())), passed -> {
                    retry = NO_TIMER;
                    push.run();
                });
    }

    private void to(Status next, String step, String reason) {
        vertx.cancelTimer(timeout);
        vertx.cancelTimer(retry);
        timeout = NO_TIMER;
        retry = NO_TIMER;
        status = next;
        note(step, reason);
    }

    private void note(String step, String reason) {
        if (history.size() == MAX_EVENTS) {
            history.removeFirst();
        }
        history.addLast(new Event(Instant.now(), status, step, reason));
    }
}
