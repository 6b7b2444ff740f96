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
package org.openhab.binding.aliyuniot.link.gateway.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.gateway.session.JoinQueue.Batch;
import org.openhab.binding.aliyuniot.link.gateway.topology.DeviceLists;
import org.openhab.binding.aliyuniot.link.gateway.topology.SignedDevice;
import org.openhab.binding.aliyuniot.link.gateway.topology.Topology;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.registration.SubDeviceRegistration;

/**
 * Asks the platform for what sub-devices lack, and keeps the secrets that it gives before anything is done with them. For
 * any thread.
 */
final class JoinRequests {
    private final boolean automatic;
    private final Topology topology;
    private final SubDeviceRegistration registration;
    private final SubDeviceLogin login;
    private final LearntSecrets secrets;
    /** Waits for the disk. */
    private final Executor keeping;

    /**
     * What came of a batch.
     *
     * @param reply the platform's
     * @param done those that the reply is about; all, if it names none
     */
    record Outcome(AlinkReply reply, Collection<DeviceIdentity> done) {}

    JoinRequests(
            LinkRuntime runtime, AlinkRequests requests, Topology topology, LearntSecrets secrets, boolean automatic)
            throws ConfigurationFailure {
        this.automatic = automatic;
        this.topology = topology;
        this.secrets = secrets;
        this.registration = new SubDeviceRegistration(requests);
        this.login = new SubDeviceLogin(requests);
        this.keeping = runtime.newMailbox();
    }

    /** What a sub-device signs with, as far as it is known. */
    @Nullable
    DeviceSecret secretOf(SubDevice device) {
        @Nullable DeviceSecret given = device.secret();
        if (given != null) {
            return given;
        }
        LearntSecret learnt = secrets.find(device.identity());
        return learnt == null ? null : learnt.deviceSecret();
    }

    /** Ends on whatever thread, or with a {@link LinkFailure}. */
    CompletionStage<Outcome> ask(Batch batch) {
        List<SubDevice> devices =
                batch.members().stream().map(member -> member.device).toList();
        List<DeviceIdentity> names = devices.stream().map(SubDevice::identity).toList();
        return switch (batch.step()) {
            case REGISTRATION -> registration.register(names).thenCompose(reply -> kept(reply, names));
            case PRODUCT_REGISTRATION ->
                registration.register(productSecrets(devices)).thenCompose(reply -> kept(reply, names));
            case TOPOLOGY ->
                topology.add(devices.stream()
                                .map(device -> SignedDevice.toAdd(device.identity(), secret(device)))
                                .toList())
                        .thenApply(reply -> new Outcome(reply, names));
            case LOGIN ->
                login.login(devices.stream()
                                .map(device -> SignedDevice.toLogIn(device.identity(), secret(device), automatic))
                                .toList())
                        .thenApply(reply -> new Outcome(reply, loggedIn(reply, names)));
        };
    }

    CompletionStage<AlinkReply> logout(Collection<DeviceIdentity> devices) {
        return login.logout(devices);
    }

    private DeviceSecret secret(SubDevice device) {
        return Objects.requireNonNull(secretOf(device), "no step is taken without a secret");
    }

    private static Map<DeviceIdentity, ProductSecret> productSecrets(List<SubDevice> devices) {
        Map<DeviceIdentity, ProductSecret> all = new LinkedHashMap<>();
        devices.forEach(device -> {
            @Nullable ProductSecret secret = device.productSecret();
            if (secret != null) {
                all.put(device.identity(), secret);
            }
        });
        return all;
    }

    /** A platform that names some of several means these, one that names none all. */
    private static Collection<DeviceIdentity> loggedIn(AlinkReply reply, List<DeviceIdentity> asked) {
        Collection<DeviceIdentity> named = DeviceLists.read(reply.data());
        return asked.size() == 1 || named.isEmpty() ? asked : named;
    }

    private CompletionStage<Outcome> kept(AlinkReply reply, List<DeviceIdentity> asked) {
        Map<DeviceIdentity, LearntSecret> learnt =
                reply.isSuccess() ? SubDeviceRegistration.secretsIn(reply, asked) : new HashMap<>();
        Outcome outcome = new Outcome(reply, learnt.keySet());
        if (learnt.isEmpty()) {
            return CompletableFuture.completedFuture(outcome);
        }
        CompletableFuture<Outcome> kept = new CompletableFuture<>();
        keeping.execute(() -> {
            try {
                secrets.keep(learnt);
                kept.complete(outcome);
            } catch (LinkFailure | RuntimeException | Error e) {
                kept.completeExceptionally(e);
            }
        });
        return kept;
    }
}
