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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.internal.mirror.LocalHome.channel;
import static org.openhab.binding.aliyuniot.internal.mirror.LoggedLines.warnings;

import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.ProfileType;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfileType;
import org.openhab.core.types.UnDefType;

@NonNullByDefault({})
class MirrorLinksTest {
    private final LocalHome home = new LocalHome(true, new ManualTimer().scheduler());
    private final MirrorLinks mirrors = home.mirrors;

    @Test
    void onlyLinksWithTheProfileMirror() {
        ChannelUID own = channel("own");
        home.links.add(new ItemChannelLink("Own", own, new Configuration()));
        home.links.add(
                new ItemChannelLink("Own", channel("follow"), new Configuration(Map.of("profile", "system:follow"))));
        home.mirror("Lamp", "lamp", "Switch");

        assertThat(mirrors.isMirrored(own)).isFalse();
        assertThat(mirrors.isMirrored(channel("follow"))).isFalse();
        assertThat(mirrors.isMirrored(channel("none"))).isFalse();
        assertThat(mirrors.isMirrored(channel("lamp"))).isTrue();

        home.links.clear();
        assertThat(mirrors.isMirrored(channel("lamp"))).isFalse();
    }

    @Test
    void theItemIsReadAsItWouldGoUp() {
        home.item("Door", "Contact").with(OpenClosedType.OPEN);
        home.mirror("Door", "door", "Switch");
        assertThat(mirrors.present(channel("door"))).isEqualTo(OnOffType.ON);

        home.items.get("Door").with(UnDefType.NULL);
        assertThat(mirrors.present(channel("door"))).isNull();
        home.items.get("Door").with(UnDefType.UNDEF);
        assertThat(mirrors.present(channel("door"))).isNull();

        home.items.remove("Door");
        assertThat(mirrors.present(channel("door"))).isNull();
        assertThat(mirrors.present(channel("none"))).isNull();
    }

    @Test
    void aUnitGoesUpWhereTheChannelHasADimension() {
        QuantityType<?> hot = new QuantityType<>("86 °F");
        home.item("Room", "Number:Temperature").with(hot);
        home.mirror("Room", "temp", "Number:Temperature");
        home.mirror("Room", "plain", "Number");

        assertThat(mirrors.present(channel("temp"))).isEqualTo(hot);
        assertThat(mirrors.present(channel("plain"))).isEqualTo(new DecimalType(86));
    }

    @Test
    void theDirectionDecidesWhatThereIs() {
        home.item("Up", "Switch").with(OnOffType.ON);
        home.item("Down", "Switch").with(OnOffType.ON);
        home.mirror("Up", "up", "Switch", "direction", "up");
        home.mirror("Down", "down", "Switch", "direction", "down");

        assertThat(mirrors.present(channel("up"))).isEqualTo(OnOffType.ON);
        assertThat(mirrors.takes(channel("up"), OnOffType.ON)).isFalse();
        assertThat(mirrors.present(channel("down"))).isNull();
        assertThat(mirrors.takes(channel("down"), OnOffType.ON)).isTrue();
    }

    @Test
    void aSetReachesWhatTakesSuchCommands() {
        home.item("Door", "Contact");
        home.item("Lamp", "Dimmer");
        home.mirror("Door", "any", "Switch");
        assertThat(mirrors.takes(channel("any"), OnOffType.ON)).isFalse();

        home.mirror("Lamp", "any", "Switch");
        assertThat(mirrors.takes(channel("any"), OnOffType.ON)).isTrue();
        assertThat(mirrors.takes(channel("any"), new DecimalType(255))).isFalse();

        home.items.remove("Lamp");
        assertThat(mirrors.takes(channel("any"), OnOffType.ON)).isFalse();
    }

    @Test
    void severalItemsThatReportToOneChannelAreToldOnceEachTimeTheyBegin() {
        home.item("B", "Dimmer").with(new PercentType(2));
        home.item("A", "Dimmer");
        home.mirror("B", "level", "Number");
        assertThat(warnings(() -> home.mirrors.present(channel("level")))).isEmpty();

        home.mirror("A", "level", "Number");
        assertThat(warnings(() -> {
                    home.update("A", new PercentType(1));
                    home.update("B", new PercentType(2));
                    assertThat(mirrors.present(channel("level"))).isEqualTo(new DecimalType(1));
                }))
                .containsExactly(
                        "aliyuniot:device:home:level is what several items report to: A, B. The platform has what"
                                + " the last one said. Mirror one of them, and give the other links direction=down");

        ItemChannelLink last = home.links.remove(1);
        mirrors.present(channel("level"));
        home.links.add(last);
        assertThat(warnings(() -> mirrors.present(channel("level")))).hasSize(1);
    }

    @Test
    void severalItemsMayObeyOneChannel() {
        home.item("A", "Switch");
        home.item("B", "Switch");
        home.mirror("A", "lamp", "Switch", "direction", "down");
        home.mirror("B", "lamp", "Switch");

        assertThat(warnings(() -> {
                    home.postCommand("lamp", OnOffType.ON);
                    mirrors.present(channel("lamp"));
                }))
                .isEmpty();
        assertThat(home.commanded).containsExactly("A ON", "B ON");
        assertThat(home.handled).containsExactly("lamp ON");
    }

    @Test
    void aLinkWithABadParameterMirrorsNothingAndSaysWhatToWrite() {
        home.item("Lamp", "Switch").with(OnOffType.ON);
        home.mirror("Lamp", "lamp", "Switch", "direction", "upwards");

        assertThat(warnings(() -> {
                    home.update("Lamp", OnOffType.ON);
                    home.postCommand("lamp", OnOffType.OFF);
                    home.updateState("lamp", OnOffType.OFF);
                }))
                .containsExactly(
                        "Lamp -> aliyuniot:device:home:lamp mirrors nothing: the parameter direction cannot be "
                                + "used (7 characters); write both, up or down");
        assertThat(home.handled).isEmpty();
        assertThat(home.commanded).isEmpty();
        assertThat(mirrors.isMirrored(channel("lamp"))).isTrue();
        assertThat(mirrors.present(channel("lamp"))).isNull();
        assertThat(mirrors.takes(channel("lamp"), OnOffType.ON)).isFalse();
    }

    @Test
    void theProfileOnAChannelOfAnotherBindingDoesNothingAndSaysHowThatCameAbout() {
        ChannelUID zigbee = new ChannelUID("zigbee:device:stick:lamp:switch");
        home.item("Lamp", "Switch");
        home.mirror("Lamp", zigbee, "Switch");

        assertThat(warnings(() -> home.update("Lamp", OnOffType.ON)))
                .singleElement()
                .asString()
                .startsWith("Lamp -> zigbee:device:stick:lamp:switch mirrors nothing")
                .endsWith("write one entry for each channel");
        assertThat(home.handled).isEmpty();
    }

    @Test
    void theProfileIsOfferedForAllItemsInTheLanguageThatIsAskedFor() {
        assertThat(home.factory.getSupportedProfileTypeUIDs())
                .containsExactly(new ProfileTypeUID("aliyuniot", "mirror"));
        assertThat(home.factory.getProfileTypes(null))
                .singleElement()
                .isInstanceOf(StateProfileType.class)
                .extracting(ProfileType::getLabel)
                .isEqualTo("Mirror to the Cloud");
        assertThat(home.factory.getProfileTypes(Locale.CHINESE))
                .extracting(ProfileType::getLabel)
                .containsExactly("镜像到云端");
        ItemChannelLink link = new ItemChannelLink("Lamp", channel("lamp"), new Configuration());
        assertThat(home.make(new ProfileTypeUID("aliyuniot", "other"), link)).isNull();
        assertThat(home.make(MirrorLinks.PROFILE, link).getProfileTypeUID()).isEqualTo(MirrorLinks.PROFILE);
    }

    @Test
    void whereThereAreNoLinksNothingIsMirrored() {
        assertThat(MirroredItems.NONE.isMirrored(channel("lamp"))).isFalse();
        assertThat(MirroredItems.NONE.present(channel("lamp"))).isNull();
        assertThat(MirroredItems.NONE.takes(channel("lamp"), OnOffType.ON)).isFalse();
    }
}
