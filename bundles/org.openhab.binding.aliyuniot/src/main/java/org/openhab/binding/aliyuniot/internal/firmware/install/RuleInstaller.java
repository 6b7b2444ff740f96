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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;

/**
 * Has a rule install: it hears {@code READY} with the path of the image, and says by actions how it goes. For any thread.
 */
public final class RuleInstaller implements FirmwareInstaller {
    private final Consumer<String> trigger;
    private volatile @Nullable Waiting waiting;

    private record Waiting(OtaJob job, CompletableFuture<FirmwareVersion> end, Ongoing ongoing) {}

    /**
     * @param trigger takes events for rules
     */
    public RuleInstaller(Consumer<String> trigger) {
        this.trigger = trigger;
    }

    @Override
    public FirmwareVersion install(OtaJob job, List<Path> files, Ongoing ongoing) throws UpdateFailure {
        Waiting begun = new Waiting(job, new CompletableFuture<>(), ongoing);
        waiting = begun;
        Runnable noLongerInstalling = ongoing.onAbort(() -> begun.end().cancel(false));
        try {
            if (!begun.end().isDone()) {
                trigger.accept(event("READY", job, files));
            }
            return begun.end().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(job, files);
        } catch (CancellationException e) {
            throw interrupted(job, files);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpdateFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } finally {
            waiting = null;
            noLongerInstalling.run();
        }
    }

    /** The rule may have begun, so it hears that nobody waits for it any more. */
    private UpdateFailure interrupted(OtaJob job, List<Path> files) {
        trigger.accept(event("ABORTED", job, files));
        return new InstallFailure(OtaFailure.UPGRADE, "firmware.interrupted", "The installation was called off");
    }

    private static String event(String name, OtaJob job, List<Path> files) {
        JsonObject event = new JsonObject();
        event.addProperty("event", name);
        event.addProperty("module", job.module().name());
        event.addProperty("version", job.version().text());
        event.addProperty("path", files.get(0).toString());
        if (files.size() > 1) {
            JsonArray parts = new JsonArray();
            for (int i = 0; i < files.size(); i++) {
                JsonObject file = new JsonObject();
                file.addProperty("name", job.files().get(i).name());
                file.addProperty("path", files.get(i).toString());
                parts.add(file);
            }
            event.add("files", parts);
        }
        return event.toString();
    }

    /**
     * Takes in how far the rule is.
     *
     * @return whether somebody waits for that
     */
    public boolean progress(int percent) {
        Waiting now = waiting;
        if (now == null) {
            return false;
        }
        now.ongoing().percent(percent);
        return true;
    }

    /** The rule has installed a version. */
    public boolean installed(FirmwareVersion version) {
        Waiting now = waiting;
        return now != null && now.end().complete(version);
    }

    /** The rule could not install. */
    public boolean failed(String reason) {
        Waiting now = waiting;
        return now != null
                && now.end()
                        .completeExceptionally(
                                new InstallFailure(OtaFailure.BURN, "firmware.rule-failed", reason, reason));
    }
}
