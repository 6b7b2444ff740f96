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

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.stream.FileDownloadBounds;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** A device's OTA on a scripted platform; the time between reports of progress passes when the test says so. */
public final class ScriptedOta implements AutoCloseable {
    public static final String INFORM = "/ota/device/inform/pk/dev1";
    public static final String UPGRADE = "/ota/device/upgrade/pk/dev1";
    public static final String PROGRESS = "/ota/device/progress/pk/dev1";
    public static final String REQUEST = "/ota/device/request/pk/dev1";
    public static final String GET = "/sys/pk/dev1/thing/ota/firmware/get";
    public static final String DOWNLOAD = "/sys/pk/dev1/thing/file/download";

    private static final Topic LAST = new Topic("/pk/dev1/user/last");

    public final ScriptedPlatform platform = new ScriptedPlatform();
    public final AlinkRequests requests =
            new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
    public final List<OtaJob> pushed = new CopyOnWriteArrayList<>();
    public final List<OtaJobRefused> refused = new CopyOnWriteArrayList<>();
    public final DeviceOta ota;

    private final AtomicLong nanoTime = new AtomicLong();
    private final List<Delayed> delayed = new CopyOnWriteArrayList<>();

    private record Delayed(long at, Runnable task) {}

    public ScriptedOta() throws ConfigurationFailure {
        this(new FileDownloadBounds(256, Duration.ofMinutes(10), 3, Duration.ZERO), Duration.ofMinutes(10));
    }

    /**
     * @param timeout for old requests
     */
    public ScriptedOta(FileDownloadBounds bounds, Duration timeout) throws ConfigurationFailure {
        ota = new DeviceOta(
                platform.runtime,
                ScriptedPlatform.IDENTITY,
                platform.session,
                requests,
                new OtaListener() {
                    @Override
                    public void pushed(OtaJob job) {
                        pushed.add(job);
                    }

                    @Override
                    public void refused(OtaJobRefused refusal) {
                        refused.add(refusal);
                    }
                },
                timeout,
                bounds,
                this::after,
                nanoTime::get);
        platform.whenOnline = ota::online;
    }

    private Runnable after(Duration delay, Runnable task) {
        Delayed entry = new Delayed(nanoTime.get() + delay.toNanos(), task);
        delayed.add(entry);
        return () -> delayed.remove(entry);
    }

    /** Lets time pass for what waits between reports. */
    public void pass(Duration time) {
        long now = nanoTime.addAndGet(time.toNanos());
        List<Delayed> due = new ArrayList<>(delayed);
        due.removeIf(entry -> entry.at() > now);
        due.sort(Comparator.comparingLong(Delayed::at));
        due.forEach(entry -> {
            if (delayed.remove(entry)) {
                entry.task().run();
            }
        });
    }

    /** Lets seconds pass until so many messages have been sent to the topic, and no second more. */
    public List<JsonObject> passUntilSent(String topic, int count) {
        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            settle();
            if (sent(topic).size() >= count) {
                return true;
            }
            pass(Duration.ofSeconds(1));
            return false;
        });
        return sent(topic);
    }

    /** What the device has sent to a topic so far. */
    public List<JsonObject> sent(String topic) {
        List<JsonObject> bodies = new ArrayList<>();
        for (Message message : platform.sent) {
            if (message.topic().value().equals(topic)) {
                bodies.add(JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                        .getAsJsonObject());
            }
        }
        return bodies;
    }

    /** As {@link #sent}, when there are so many. */
    public List<JsonObject> awaitSent(String topic, int count) {
        await().atMost(ScriptedPlatform.BOUND).until(() -> sent(topic).size() >= count);
        return sent(topic);
    }

    /** The params of what was sent to a topic, without ids. */
    public List<String> params(String topic) {
        return sent(topic).stream().map(body -> body.get("params").toString()).toList();
    }

    /** Waits until everything that has been given to the session before has been sent, received or refused. */
    public void settle() throws Exception {
        if (platform.session.state() == SessionState.ONLINE) {
            platform.settle();
        } else {
            CompletableFuture<Message> refused = new CompletableFuture<>();
            Message last = new Message(LAST, new byte[0], Qos.AT_MOST_ONCE);
            platform.session.publishNow(last).whenComplete((sent, failure) -> refused.complete(last));
            get(refused);
            platform.sent.remove(last);
        }
    }

    public static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    public static Throwable failure(CompletionStage<?> stage) {
        return assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> get(stage))
                .actual()
                .getCause();
    }

    @Override
    public void close() {
        ota.close();
        requests.close();
        platform.close();
    }
}
