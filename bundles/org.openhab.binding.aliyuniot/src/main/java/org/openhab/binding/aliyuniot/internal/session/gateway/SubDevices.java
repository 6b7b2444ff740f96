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
package org.openhab.binding.aliyuniot.internal.session.gateway;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevices;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevicesListener;
import org.openhab.binding.aliyuniot.internal.session.SessionMembers;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.gateway.Gateway;
import org.openhab.binding.aliyuniot.link.gateway.GatewayListener;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sub-devices of a thing, over all lives of its handler: those that have a thing themselves follow the gateway's
 * session, and those that the platform knows of are told to whoever listens. For any thread.
 */
public final class SubDevices implements GatewayDevices, GatewayListener {
    /** More than the platform lets a gateway have, with those that are announced. */
    private static final int MAX_KNOWN = 5000;

    private final Logger logger = LoggerFactory.getLogger(SubDevices.class);

    private final SessionMembers<DeviceIdentity, Gateway> members = new SessionMembers<>();
    private final Predicate<DeviceIdentity> things;
    private final BiConsumer<ProductKey, Duration> permits;
    /** Owns what is known, and tells of it. */
    private final Executor work;

    private final Mailbox line;

    private final List<GatewayDevicesListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Set<DeviceIdentity> known = Set.of();
    /** What belonged to the gateway at the last scan; one that is only to be added does not. Owned by the work. */
    private Set<DeviceIdentity> scanned = Set.of();

    private @Nullable Gateway present;
    /** The present gateway, or the next one. */
    private CompletableFuture<Gateway> next = new CompletableFuture<>();

    /**
     * @param things whether a sub-device has a thing
     * @param permits hears for how long devices of a product may join; zero for not any more
     */
    public SubDevices(LinkRuntime runtime, Predicate<DeviceIdentity> things, BiConsumer<ProductKey, Duration> permits) {
        this.things = things;
        this.permits = permits;
        this.work = runtime.newMailbox();
        this.line = runtime.newMailbox();
    }

    /** Of the gateway's sessions and those of all sub-devices, which use one connection, over all lives. */
    Mailbox line() {
        return line;
    }

    /** Those sub-devices that are served here. */
    SessionMembers<DeviceIdentity, Gateway> members() {
        return members;
    }

    /** The gateway's present session, or its next one. */
    synchronized CompletionStage<Gateway> gateway() {
        return next.copy();
    }

    /**
     * There is a session.
     *
     * @param life number of the handler's life; later lives have higher numbers
     * @return follows the session, as the gateway itself does
     */
    SessionFeature opened(long life, Gateway gateway) {
        SessionFeature following = members.opened(life, gateway);
        begin(gateway);
        return new SessionFeature() {
            @Override
            public void online() {
                gateway.online();
                following.online();
            }

            @Override
            public void offline() {
                following.offline();
                gateway.offline();
            }

            @Override
            public void close() {
                end(gateway);
                following.close();
                gateway.close();
            }
        };
    }

    private void begin(Gateway gateway) {
        CompletableFuture<Gateway> waiting;
        synchronized (this) {
            if (next.isDone()) {
                next = new CompletableFuture<>();
            }
            present = gateway;
            waiting = next;
        }
        waiting.complete(gateway);
    }

    private synchronized void end(Gateway gateway) {
        if (present == gateway) {
            present = null;
            next = new CompletableFuture<>();
        }
    }

    private synchronized @Nullable Gateway present() {
        return present;
    }

    private <T> CompletionStage<T> ask(Function<Gateway, CompletionStage<T>> question) {
        Gateway gateway = present();
        return gateway == null
                ? CompletableFuture.failedFuture(new IllegalStateException(
                        "The gateway is not ready, or connects no sub-devices; the status of the thing says why"))
                : question.apply(gateway);
    }

    @Override
    public Set<DeviceIdentity> known() {
        return known;
    }

    @Override
    public CompletionStage<Set<DeviceIdentity>> scan() {
        return ask(Gateway::subDevices).thenApply(all -> {
            work.execute(() -> told(all));
            return all;
        });
    }

    private void told(Set<DeviceIdentity> all) {
        Set<DeviceIdentity> gone = new HashSet<>(scanned);
        gone.removeAll(all);
        scanned = Set.copyOf(all);
        Set<DeviceIdentity> now = new HashSet<>(known);
        now.removeAll(gone);
        now.addAll(all);
        known = Set.copyOf(now);
        tell(listener -> {
            if (!gone.isEmpty()) {
                listener.lost(gone);
            }
            listener.found(all);
        });
    }

    /** Tells the platform of a sub-device that was found. */
    public CompletionStage<?> report(DeviceIdentity found) {
        return ask(gateway -> gateway.report(Set.of(found)).thenApply(done -> found));
    }

    /** Takes a sub-device from the gateway, on the platform. */
    public CompletionStage<?> giveUp(DeviceIdentity device) {
        return ask(gateway -> gateway.giveUp(device).thenApply(done -> device));
    }

    @Override
    public void addListener(GatewayDevicesListener listener) {
        if (!listeners.contains(listener)) {
            listeners.add(listener);
        }
    }

    @Override
    public void removeListener(GatewayDevicesListener listener) {
        listeners.remove(listener);
    }

    @Override
    public boolean hasThing(DeviceIdentity device) {
        return things.test(device);
    }

    @Override
    public void found(Set<DeviceIdentity> devices) {
        work.execute(() -> {
            Set<DeviceIdentity> more = new HashSet<>(known);
            devices.stream().limit(MAX_KNOWN - Math.min(MAX_KNOWN, more.size())).forEach(more::add);
            known = Set.copyOf(more);
            tell(listener -> listener.found(devices));
        });
    }

    @Override
    public void lost(Set<DeviceIdentity> devices) {
        work.execute(() -> {
            Set<DeviceIdentity> fewer = new HashSet<>(known);
            fewer.removeAll(devices);
            known = Set.copyOf(fewer);
            tell(listener -> listener.lost(devices));
        });
    }

    private void tell(Consumer<GatewayDevicesListener> event) {
        listeners.forEach(
                listener -> ForeignCode.run(logger, "A listener to sub-devices", () -> event.accept(listener)));
    }

    @Override
    public void permitted(ProductKey product, Duration time) {
        permits.accept(product, time);
    }
}
