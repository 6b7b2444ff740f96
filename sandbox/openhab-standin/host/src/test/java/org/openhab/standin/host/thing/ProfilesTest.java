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
package org.openhab.standin.host.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.standin.host.thing.RunningHost.eventually;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.Profile;
import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileContext;
import org.openhab.core.thing.profiles.ProfileFactory;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** A profile of an add-on is on the way between an item and a channel. */
@NonNullByDefault({})
class ProfilesTest {
    private static final ProfileTypeUID SCALED = new ProfileTypeUID("magic", "scaled");
    private static final String THING = """
            version: 1
            things:
              magic:lamp:one:
                config: { name: one }
                channels:
                  power: { type: power }
                  level: { itemType: Number }
            items:
              Mark: { type: Switch, channel: "magic:lamp:one:power" }
              Level: { type: Number, dimension: Temperature, channels: { "magic:lamp:one:level": { %s } } }
            """;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final RunningHost host = new RunningHost();

    /** Writes down what comes, and hands on ten times as much. */
    private final class Scaled implements StateProfile {
        private final ProfileCallback callback;

        Scaled(ProfileCallback callback) {
            this.callback = callback;
        }

        private DecimalType tenfold(Object number) {
            return new DecimalType(new BigDecimal(number.toString()).multiply(BigDecimal.TEN));
        }

        @Override
        public ProfileTypeUID getProfileTypeUID() {
            return SCALED;
        }

        @Override
        public void onStateUpdateFromItem(State state) {
            seen.add("item is " + state);
        }

        @Override
        public void onCommandFromItem(Command command) {
            seen.add("item sent " + command);
            callback.handleCommand(tenfold(command));
        }

        @Override
        public void onCommandFromHandler(Command command) {
            seen.add("handler sent " + command);
            callback.sendCommand(tenfold(command));
        }

        @Override
        public void onStateUpdateFromHandler(State state) {
            seen.add("handler is " + state);
            callback.sendUpdate(tenfold(state));
        }
    }

    private final ProfileFactory factory = new ProfileFactory() {
        @Override
        public Profile createProfile(ProfileTypeUID type, ProfileCallback callback, ProfileContext context) {
            seen.add("made for " + callback.getItemChannelLink() + " by "
                    + context.getConfiguration().get("factor") + " "
                    + context.getAcceptedCommandTypes().size());
            return new Scaled(callback);
        }

        @Override
        public Collection<ProfileTypeUID> getSupportedProfileTypeUIDs() {
            return List.of(SCALED);
        }
    };

    @BeforeEach
    void start() {
        host.communication.addProfileFactory(factory);
        apply("profile: \"magic:scaled\", factor: 10");
        host.lifeCycle.addThingHandlerFactory(host.factory);
        eventually(() -> assertThat(host.status()).isEqualTo("UNKNOWN"));
        eventually(() -> assertThat(host.factory.latest().calls).contains("command level REFRESH"));
        host.factory.latest().calls.clear();
        seen.clear();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private void apply(String link) {
        host.apply(THING.formatted(link));
    }

    @Test
    void isMadeWithTheFirstEventAndKept() {
        assertThat(seen).isEmpty();

        update(new DecimalType(1));
        update(new DecimalType(1));

        assertThat(seen)
                .as("an update is told though it changes nothing, without the item's unit")
                .containsExactly("made for Level -> magic:lamp:one:level by 10 3", "item is 1", "item is 1");
    }

    @Test
    void turnsACommandOfTheItemIntoOneToTheHandler() {
        host.communication.send(host.item("Level"), new QuantityType<>("77 °F"));

        eventually(() -> assertThat(host.factory.latest().calls).containsExactly("command level 770"));
        assertThat(seen).contains("item sent 77");
    }

    @Test
    void turnsWhatTheHandlerTellsIntoWhatTheItemGets() {
        host.factory.latest().state("level", new DecimalType(2));

        eventually(() -> assertThat(host.item("Level").getState()).hasToString("20 °C"));
        host.factory.latest().command("level", new DecimalType(3));
        eventually(() -> assertThat(seen).contains("handler is 2", "handler sent 3", "item sent 30"));
        assertThat(host.factory.latest().calls)
                .as("the item's command comes back by the profile, as from 5.1 on")
                .allMatch("command level 300"::equals);
    }

    @Test
    void isMadeAnewForAnotherConfigurationAndGoesWithItsFactory() {
        update(new DecimalType(1));
        apply("profile: \"magic:scaled\", factor: 20");
        update(new DecimalType(1));
        assertThat(seen).contains("made for Level -> magic:lamp:one:level by 20 3");
        seen.clear();

        host.communication.removeProfileFactory(factory);
        update(new DecimalType(2));

        assertThat(seen).isEmpty();
    }

    @Test
    void findsLinksAndItemsInTheRegistries() {
        assertThat(host.items.getLinks(new ChannelUID("magic:lamp:one:level")))
                .extracting(
                        ItemChannelLink::getItemName,
                        link -> link.getConfiguration().get("profile"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Level", "magic:scaled"));
        assertThat(host.items.get("Level").getType()).isEqualTo("Number:Temperature");
        assertThat(host.items.get("Absent")).isNull();
    }

    /** Returns when the item has the state, and all that is told of it has come. */
    private void update(State state) {
        List<String> calls = host.factory.latest().calls;
        host.communication.update(host.item("Level"), state);
        host.communication.send(host.item("Mark"), OnOffType.ON);
        eventually(() -> assertThat(calls).contains("command power ON"));
        calls.clear();
    }
}
