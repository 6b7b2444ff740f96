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
package org.openhab.binding.aliyuniot.internal.model.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;

@NonNullByDefault({})
class FeatureTest {
    private static Channel channel(String type, String identifier, String member) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("identifier", identifier);
        configuration.put("member", member);
        return ChannelBuilder.create(new ChannelUID("aliyuniot:device:lamp:any"))
                .withType(new ChannelTypeUID(type))
                .withConfiguration(new Configuration(configuration))
                .build();
    }

    /** Some of them have the type of another one, but no two have the same channel. */
    @ParameterizedTest
    @CsvSource({
        "PROPERTY, Temp,, Temp, Temp",
        "PROPERTY, Colour, hue, Colour-hue, Colour-hue",
        "PROPERTY, night:Power,, night#Power, night-Power",
        "PROPERTY, night:Colour, hue, night#Colour-hue, night-Colour-hue",
        "PROPERTY, event:Alarm,, event#Alarm, event-Alarm",
        "EVENT, Alarm,, event-Alarm, event-Alarm",
        "EVENT, night:Alarm,, night#event-Alarm, night-event-Alarm",
        "PROPERTY, service:Blink,, service#Blink, service-Blink",
        "SERVICE, Blink,, service-Blink, service-Blink",
        "SERVICE, night:Blink,, night#service-Blink, night-service-Blink",
    })
    void isKnownByItsChannelWhateverThatIsCalled(
            Feature.Kind kind, String identifier, String member, String channelId, String typeId) {
        Feature feature = new Feature(kind, FeatureIdentifier.of(identifier), member);

        assertThat(feature.channelId()).isEqualTo(channelId);
        assertThat(feature.typeUid("a1B2c3D4e5F")).hasToString("aliyuniot:m-a1B2c3D4e5F-" + typeId);
        assertThat(Feature.of(channel("aliyuniot:m-a1B2c3D4e5F-" + typeId, identifier, member)))
                .isEqualTo(feature);
        assertThat(Feature.of(channel("aliyuniot:" + feature.typeName(), identifier, member)))
                .isEqualTo(feature);
    }

    @ParameterizedTest
    @CsvSource({
        "aliyuniot:property,, hue",
        "aliyuniot:property, no identifier,",
        "aliyuniot:property, a:b:c,",
        "aliyuniot:number, Temp,",
        "other:property, Temp,",
        "aliyuniot:m-a1B2c3D4e5F-Temp, Other,",
        "aliyuniot:m-a1B2c3D4e5F-x-Temp, Temp,",
        "aliyuniot:m-Temp, Temp,",
    })
    void otherChannelsStandForNone(String type, String identifier, String member) {
        assertThat(Feature.of(channel(type, identifier, member))).isNull();
    }

    @Test
    void aMemberIsOfPropertiesOnly() {
        Feature event = Feature.of(channel("aliyuniot:event", "Alarm", "code"));

        assertThat(event).isEqualTo(new Feature(Feature.Kind.EVENT, FeatureIdentifier.of("Alarm"), null));
    }
}
