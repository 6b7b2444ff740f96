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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.channel.kind.ChannelKinds;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.internal.session.DeviceFeatures;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureMaker;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/** An Alink service that the binding does not know: a class of it and a line in the list are all that it takes. */
@NonNullByDefault({})
class AddedServiceTest extends EmulatedCloud {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** The class. Tells the platform where the device stands, and remembers the answer in a property of the thing. */
    private final class Place implements SessionFeature {
        private final FeatureContext context;

        Place(FeatureContext context) throws ConfigurationFailure {
            this.context = context;
            context.requests().expectReplies(SystemTopic.DEVICEINFO_UPDATE);
        }

        @Override
        public void online() {
            heard.add("online");
            JsonObject tag = new JsonObject();
            tag.addProperty("attrKey", "place");
            tag.addProperty("attrValue", "garden");
            JsonArray tags = new JsonArray();
            tags.add(tag);
            context.requests()
                    .request(SystemTopic.DEVICEINFO_UPDATE, tags)
                    .thenAccept(reply -> context.reports().property("place", Integer.toString(reply.code())));
        }

        @Override
        public void offline() {
            heard.add("offline");
        }

        @Override
        public void close() {
            heard.add("close");
        }
    }

    private void startWith(FeatureMaker... added) {
        List<FeatureMaker> features = new ArrayList<>(DeviceFeatures.OF_DEVICES);
        // The line.
        features.addAll(List.of(added));
        handler = new DeviceHandler(
                describedThing(),
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> updates, userdata, THREADS, bounds),
                        models,
                        ChannelKinds.OF_DEVICES,
                        features,
                        MirroredItems.NONE,
                        secrets));
        handler.setCallback(openhab.asOpenhab());
        handler.initialize();
    }

    private void awaitAnswer() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(handler.getThing().getProperties()).containsEntry("place", "200"));
    }

    @Test
    void hearsOfTheSessionAndAsksOnIt() {
        startWith(Place::new);
        awaitOnline();
        awaitAnswer();
        assertThat(heard).containsExactly("online");

        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly("online", "offline", "online"));

        handler.dispose();
        assertThat(heard).containsExactly("online", "offline", "online", "close");
    }

    @Test
    void aServiceThatFailsKeepsNoOtherFromHearing() {
        startWith(
                context -> new SessionFeature() {
                    @Override
                    public void online() {
                        throw new NoClassDefFoundError("a class that is missing");
                    }

                    @Override
                    public void close() {
                        throw new IllegalStateException("closed by mistake");
                    }
                },
                Place::new);
        awaitAnswer();

        handler.dispose();
        assertThat(heard).containsExactly("online", "close");
    }

    @Test
    void aServiceThatThereIsNotForADeviceIsLeftOut() {
        startWith(context -> null, Place::new);

        awaitAnswer();
    }
}
