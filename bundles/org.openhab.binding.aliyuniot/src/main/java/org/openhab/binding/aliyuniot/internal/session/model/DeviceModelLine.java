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
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.RawChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.ServiceChannel;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.event.EventPosts;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.property.DesiredProperties;
import org.openhab.binding.aliyuniot.link.property.PropertySets;
import org.openhab.binding.aliyuniot.link.property.report.PropertyReporter;
import org.openhab.binding.aliyuniot.link.raw.RawMessages;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.service.ServiceCalls;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels of the thing model on one side, the device's session on the other. Made together with the channels; what comes
 * before the session is there waits if it is a property, and is lost if it is an event. For any thread.
 */
public final class DeviceModelLine implements ModelLine {
    private final Logger logger = LoggerFactory.getLogger(DeviceModelLine.class);

    private final LinkRuntime runtime;
    private final Executor mailbox;
    private final Supplier<@Nullable ThingModel> model;
    private final MirroredItems mirrors;
    private final PropertyDesk properties;
    private final ServiceDesk services;

    /** The thing model that channels have sent by. */
    private final AtomicReference<@Nullable ThingModel> known = new AtomicReference<>();

    private volatile @Nullable ModelFeature session;

    /**
     * @param model the present thing model, asked for each time
     * @param mirrors which channels have items of other bindings
     */
    public DeviceModelLine(LinkRuntime runtime, Supplier<@Nullable ThingModel> model, MirroredItems mirrors) {
        this.runtime = runtime;
        this.model = model;
        this.mirrors = mirrors;
        mailbox = runtime.newMailbox();
        properties = new PropertyDesk(runtime, mailbox, model, mirrors);
        services = new ServiceDesk(runtime, mailbox, model);
    }

    /**
     * Takes part in a session that is about to start. To be called before the channels are attached to it.
     *
     * @param calls the device's only ones
     * @param channels of the thing
     * @return to be told what becomes of the session
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    public SessionFeature open(FeatureContext context, RrpcCalls calls, ThingChannels channels)
            throws ConfigurationFailure {
        ThingReports reports = context.reports();
        Supplier<List<PropertyChannel>> ofThing = () -> channels.all(PropertyChannel.class);
        PostReport report = new PostReport(context.identity(), context.reports());
        PropertyReporter reporter = new PropertyReporter(
                runtime,
                context.identity(),
                context.session(),
                context.requests(),
                context.settings().model().reportWindow(),
                report);
        SetCheck check = new SetCheck(model, ofThing, reports, mirrors);
        WishedValues wishes =
                new WishedValues(new DesiredProperties(context.requests()), check, properties, model, ofThing, mailbox);
        PropertySets sets =
                new PropertySets(context.identity(), context.session(), new CloudSets(check, properties, wishes));
        ServiceCalls called =
                new ServiceCalls(runtime, context.identity(), context.session(), calls, ServiceDesk.WITHIN, services);
        ModelFeature made = new ModelFeature(
                new ModelFeature.Parts(
                        properties,
                        reporter,
                        wishes,
                        new EventPosts(context.requests()),
                        report,
                        listener -> new RawMessages(context.identity(), context.session(), listener)),
                payload -> channels.all(RawChannel.class).forEach(channel -> channel.received(payload)),
                sets,
                called);
        properties.open(reporter, ofThing);
        services.open(() -> channels.all(ServiceChannel.class));
        session = made;
        known.set(model.get());
        properties.modelChanged();
        return made;
    }

    /** There may be another thing model, or the first one. */
    public void modelChanged() {
        ThingModel present = model.get();
        boolean same = present == known.getAndSet(present);
        ModelFeature open = session;
        if (!same && open != null) {
            open.modelChanged();
        }
    }

    @Override
    public @Nullable ThingModel model() {
        return model.get();
    }

    @Override
    public void keep(ChannelUID channel, Command command) {
        properties.keep(channel, command);
    }

    @Override
    public void report(ChannelUID channel, PropertyPath property, JsonElement value) {
        properties.report(channel, property, value);
    }

    @Override
    public void forget(ChannelUID channel, PropertyPath property) {
        properties.forget(property);
    }

    @Override
    public void emit(ChannelUID channel, String event, JsonObject output) {
        ModelFeature open = session;
        if (open == null) {
            logger.debug("{} tells of nothing before there is a session", channel);
        } else {
            open.post(event, output);
        }
    }

    @Override
    public void hearRaw() {
        ModelFeature open = session;
        if (open != null) {
            open.raw();
        }
    }

    @Override
    public void sendRaw(ChannelUID channel, byte[] payload) {
        ModelFeature open = session;
        if (open == null) {
            logger.debug("{} sends nothing before there is a session", channel);
            return;
        }
        open.send(payload, false).whenComplete((sent, failure) -> {
            if (failure != null) {
                logger.warn("{} cannot send raw data: {}", channel, ForeignText.reasons(failure));
            }
        });
    }

    PropertyDesk properties() {
        return properties;
    }

    ServiceDesk services() {
        return services;
    }

    @Nullable
    ModelFeature session() {
        return session;
    }
}
