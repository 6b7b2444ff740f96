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
package org.openhab.binding.aliyuniot.internal.session.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.value.UnfitValueException;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.property.report.PropertyReporter;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/**
 * Owns what is known of a device's properties: hands what items become to whoever reports it, and what the platform sets
 * to the items, and sees to it that each set is answered by one report. For any thread; the state is on one mailbox,
 * which may run code of openHAB.
 */
final class PropertyDesk {
    private final Supplier<@Nullable ThingModel> model;
    private final MirroredItems mirrors;
    private final Executor mailbox;

    // All below only on the mailbox.
    private final PropertyValues values = new PropertyValues();
    private final Confirmations confirmations;
    private final Map<ChannelUID, Command> early = new HashMap<>();
    private @Nullable PropertyReporter reporter;
    private Supplier<List<PropertyChannel>> channels = List::of;

    /** What one channel gets of a set. */
    private record Part(PropertyChannel channel, JsonElement value, Command command, boolean mirrored) {}

    /**
     * @param mailbox for code of others
     */
    PropertyDesk(Timer timer, Executor mailbox, Supplier<@Nullable ThingModel> model, MirroredItems mirrors) {
        this.model = model;
        this.mirrors = mirrors;
        this.mailbox = mailbox;
        confirmations = new Confirmations(timer, mailbox, this::expired);
    }

    /** Has values reported on a session that is about to start, first of all those that are known already. */
    void open(PropertyReporter opened, Supplier<List<PropertyChannel>> ofThing) {
        mailbox.execute(() -> {
            reporter = opened;
            channels = ofThing;
            values.forEach(opened::report);
        });
    }

    /** Reports nothing more. */
    void close() {
        mailbox.execute(() -> {
            reporter = null;
            confirmations.clear();
        });
    }

    /** An item has become something. */
    void report(ChannelUID channel, PropertyPath property, JsonElement value) {
        mailbox.execute(() -> reportNow(channel, property, value));
    }

    private void reportNow(ChannelUID channel, PropertyPath property, JsonElement value) {
        values.with(property, value);
        if (confirmations.said(property.identifier(), channel)) {
            confirm(property.identifier());
        } else if (!confirmations.isAwaited(property.identifier())) {
            tell(property.identifier());
        }
    }

    /** A rule gives values without a channel. */
    void report(Map<String, JsonElement> checked) {
        mailbox.execute(() -> checked.forEach((identifier, value) -> {
            take(identifier, value);
            tell(identifier);
        }));
    }

    /** Members that are not given keep their values. */
    private void take(String identifier, JsonElement value) {
        if (value instanceof JsonObject members) {
            members.entrySet()
                    .forEach(member -> values.with(new PropertyPath(identifier, member.getKey()), member.getValue()));
        } else {
            values.with(new PropertyPath(identifier, null), value);
        }
    }

    private void tell(String identifier) {
        PropertyReporter open = reporter;
        JsonElement value = values.of(identifier);
        if (open != null && value != null) {
            open.report(identifier, value);
        }
    }

    private void confirm(String identifier) {
        PropertyReporter open = reporter;
        JsonElement value = values.of(identifier);
        if (open != null && value != null) {
            open.confirm(identifier, value);
        }
    }

    /** The item of a channel is gone. */
    void forget(PropertyPath property) {
        mailbox.execute(() -> {
            PropertyReporter open = reporter;
            if (values.without(property) == null && open != null) {
                open.forget(property.identifier());
            }
        });
    }

    /**
     * Has items become what the platform wants, and the platform told what they have become: at once where the items are
     * the device's own, else when they say so.
     *
     * @param checked values that {@link SetCheck} has accepted
     */
    void set(Map<String, JsonElement> checked) {
        mailbox.execute(() -> {
            ThingModel present = model.get();
            if (present != null) {
                checked.forEach((identifier, value) -> set(present, identifier, value));
            }
        });
    }

    private void set(ThingModel present, String identifier, JsonElement value) {
        List<Part> parts = channels.get().stream()
                .map(channel -> partOf(present, channel, identifier, value))
                .filter(Part.class::isInstance)
                .map(Part.class::cast)
                .toList();
        Set<ChannelUID> awaited = new HashSet<>();
        for (Part part : parts) {
            if (part.mirrored()) {
                awaited.add(part.channel().uid());
            } else {
                values.with(part.channel().property(), part.value());
            }
        }
        // Before the items get it: they may answer before the next line is run.
        if (!awaited.isEmpty()) {
            confirmations.await(identifier, awaited);
        }
        parts.forEach(part -> part.channel().set(part.command(), part.value(), part.mirrored()));
        if (awaited.isEmpty() && !parts.isEmpty()) {
            confirm(identifier);
        }
    }

    private @Nullable Part partOf(ThingModel present, PropertyChannel channel, String identifier, JsonElement value) {
        JsonElement own = SetCheck.partOf(channel.property(), identifier, value);
        if (own == null) {
            return null;
        }
        try {
            Command command = channel.commandOf(present, own);
            return new Part(channel, own, command, mirrors.isMirrored(channel.uid()));
        } catch (UnfitValueException e) {
            channel.refused(own, e.rule());
            return null;
        }
    }

    /** Those that have not obeyed are reported as they are, so that the platform does not believe what is not so. */
    private void expired(String identifier, Set<ChannelUID> silent) {
        ThingModel present = model.get();
        boolean known = false;
        for (PropertyChannel channel : channels.get()) {
            if (present != null && silent.contains(channel.uid())) {
                known |= takePresent(present, channel);
            }
        }
        if (known) {
            confirm(identifier);
        }
    }

    /** False if nothing may go up of the item. */
    private boolean takePresent(ThingModel present, PropertyChannel channel) {
        Command now = mirrors.present(channel.uid());
        JsonElement value = now == null ? null : channel.valueOf(present, now);
        if (value == null) {
            return false;
        }
        values.with(channel.property(), value);
        return true;
    }

    /** Tells the platform what items of other bindings are now; nobody else would say it again. */
    void synchronize() {
        mailbox.execute(() -> {
            ThingModel present = model.get();
            if (present == null) {
                return;
            }
            Set<String> changed = new HashSet<>();
            for (PropertyChannel channel : channels.get()) {
                if (mirrors.isMirrored(channel.uid()) && takePresent(present, channel)) {
                    changed.add(channel.property().identifier());
                }
            }
            changed.forEach(this::tell);
        });
    }

    /** Drops what the thing model does not have any more, and sends what has waited for it. */
    void modelChanged() {
        mailbox.execute(() -> {
            ThingModel present = model.get();
            PropertyReporter open = reporter;
            if (present != null) {
                Set<String> gone = values.keepOnly(present);
                if (open != null) {
                    gone.forEach(open::forget);
                }
                hand();
            }
        });
    }

    /** Keeps a command that came before the thing model did. */
    void keep(ChannelUID channel, Command command) {
        mailbox.execute(() -> {
            early.put(channel, command);
            if (model.get() != null) {
                hand();
            }
        });
    }

    /** Channels may have become others meanwhile, so that they are asked for. */
    private void hand() {
        for (PropertyChannel channel : channels.get()) {
            @Nullable Command command = early.remove(channel.uid());
            if (command != null) {
                channel.handle(command);
            }
        }
    }
}
