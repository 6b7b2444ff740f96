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
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.StateDescription;
import org.openhab.core.types.StateOption;

/** What openHAB is told of channels that are made for a thing model: their types, and how their states are shown. */
@NonNullByDefault({})
class ModelDescriptionsTest {
    private static final ProductKey PRODUCT = new ProductKey("a1B2c3D4e5F");
    private static final ThingUID THING = new ThingUID("aliyuniot:device:lamp");
    private static final Path LAMP = Path.of("../../sandbox/aliyun-iot-emulator/src/test/resources/lamp.tsl.json");

    private ProductModels models;
    private DeviceModel used;

    @BeforeEach
    void useTheLamp(@TempDir Path folder) throws Exception {
        models = new ProductModels(folder);
        models.store(PRODUCT.value(), Files.readAllBytes(LAMP));
        used = use();
    }

    private DeviceModel use() throws Exception {
        ModelSettings cloud = new ModelSettings(ModelSettings.Source.CLOUD, null, ModelSettings.OFF.reportWindow());
        return DeviceModel.open(models, THING, PRODUCT, cloud, Runnable::run, () -> {});
    }

    @AfterEach
    void end() {
        used.close();
    }

    private static ChannelTypeUID type(String id) {
        return new ChannelTypeUID("aliyuniot", "m-" + PRODUCT + "-" + id);
    }

    private static Channel channel(String id, String identifier, @Nullable String member) {
        Map<String, Object> configuration =
                member == null ? Map.of("identifier", identifier) : Map.of("identifier", identifier, "member", member);
        return ChannelBuilder.create(new ChannelUID(THING, id))
                .withType(type(id.replace('#', '-')))
                .withConfiguration(new Configuration(configuration))
                .build();
    }

    private @Nullable StateDescription description(Channel channel) {
        return new ModelStateDescriptions(models, MirroredItems.NONE)
                .getStateDescription(channel, null, Locale.CHINESE);
    }

    @ParameterizedTest
    @CsvSource({
        "Power, Power, Switch,, property",
        "Temp, Temperature, Number:Temperature, °C, property",
        "Level, Brightness, Number:Dimensionless, %, property",
        "Mode, Mode, Number,, property",
        "Label, Label, String,, property",
        "Since, On since, DateTime,, property",
        "Colour, Colour, String,, property",
        "Colour-hue, Colour Hue, Number,, property",
        "Scene, Scene, String,, property",
        "night-Power, Power, Switch,, property",
        "event-Alarm, Alarm, String,, event",
        "night-event-Dark, Dark, String,, event",
        "service-Blink, Blink,,, service",
        "service-Measure, Measure,,, service",
    })
    void everyChannelHasAType(String id, String label, String itemType, String unit, String kind) {
        ModelChannelTypes types = new ModelChannelTypes(models);
        ChannelType type = Objects.requireNonNull(types.getChannelType(type(id), Locale.CHINESE));

        assertThat(type.getUID()).isEqualTo(type(id));
        assertThat(type.getLabel()).isEqualTo(label);
        assertThat(type.getItemType()).isEqualTo(itemType);
        assertThat(type.getKind()).isEqualTo(itemType == null ? ChannelKind.TRIGGER : ChannelKind.STATE);
        assertThat(type.getUnitHint()).isEqualTo(unit);
        assertThat(type.getState()).isNull();
        assertThat(type.getTags()).isEmpty();
        assertThat(type.getAutoUpdatePolicy()).isNull();
        assertThat(type.getConfigDescriptionURI()).hasToString("channel-type:aliyuniot:" + kind);
        assertThat(types.getChannelTypes(null)).contains(type).hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({
        "m-a1B2c3D4e5F-Gone, STATE, Gone",
        "m-a9Unknown-Temp, STATE, Temp",
        "m-a9Unknown-service-Blink, TRIGGER, service-Blink",
        "m-a9Unknown-night-service-Glow, TRIGGER, night-service-Glow",
    })
    void nothingHasToWaitForATypeThatMayStillCome(String id, ChannelKind kind, String label) {
        ModelChannelTypes types = new ModelChannelTypes(models);
        ChannelType type = Objects.requireNonNull(types.getChannelType(new ChannelTypeUID("aliyuniot", id), null));

        assertThat(type.getKind()).isEqualTo(kind);
        assertThat(type.getLabel()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aliyuniot:m-", "aliyuniot:m--Temp", "aliyuniot:number", "other:m-a1B2c3D4e5F-Temp"})
    void otherTypesAreOthersConcern(String uid) {
        assertThat(new ModelChannelTypes(models).getChannelType(new ChannelTypeUID(uid), null))
                .isNull();
    }

    @Test
    void typesFollowTheThingModel() throws Exception {
        ModelChannelTypes types = new ModelChannelTypes(models);
        assertThat(types.getChannelType(type("Temp"), null)).isSameAs(types.getChannelType(type("Temp"), null));

        models.store(
                PRODUCT.value(),
                new String(Files.readAllBytes(LAMP), StandardCharsets.UTF_8)
                        .replace("\"Temperature\"", "\"Warmth\"")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Objects.requireNonNull(types.getChannelType(type("Temp"), null))
                        .getLabel())
                .isEqualTo("Warmth");
    }

    @Test
    void numbersHaveTheirRangesInTheirUnits() {
        StateDescription temperature = Objects.requireNonNull(description(channel("Temp", "Temp", null)));
        assertThat(temperature.getMinimum()).isEqualByComparingTo("-40");
        assertThat(temperature.getMaximum()).isEqualByComparingTo("55.5");
        assertThat(temperature.getStep()).isEqualByComparingTo("0.1");
        assertThat(temperature.getPattern()).isEqualTo("%.1f °C");
        assertThat(temperature.isReadOnly()).isTrue();

        StateDescription level = Objects.requireNonNull(description(channel("Level", "Level", null)));
        assertThat(level.getPattern()).isEqualTo("%.0f %%");
        assertThat(level.isReadOnly()).isFalse();

        StateDescription member = Objects.requireNonNull(description(channel("Colour-value", "Colour", "value")));
        assertThat(member.getPattern()).isEqualTo("%.2f");
        assertThat(member.getMaximum()).isEqualByComparingTo("1");
    }

    @Test
    void choicesHaveNames() {
        StateDescription mode = Objects.requireNonNull(description(channel("Mode", "Mode", null)));

        assertThat(mode.getOptions())
                .extracting(StateOption::getValue, StateOption::getLabel)
                .containsExactly(tuple("0", "white"), tuple("2", "colour"));
    }

    @Test
    void whatTheCloudOnlyReadsIsNotToBeEdited() {
        assertThat(Objects.requireNonNull(description(channel("Since", "Since", null)))
                        .isReadOnly())
                .isTrue();
        assertThat(List.of("Power", "Label", "Scene"))
                .allSatisfy(id -> assertThat(description(channel(id, id, null))).isNull());
        assertThat(description(channel("event-Alarm", "Alarm", null))).isNull();
    }

    @Test
    void ofAMirroredItemItsOwnBindingSpeaks() {
        Channel temperature = channel("Temp", "Temp", null);
        MirroredItems items = new MirroredItems() {
            @Override
            public boolean isMirrored(ChannelUID channel) {
                return channel.equals(temperature.getUID());
            }

            @Override
            public @Nullable Command present(ChannelUID channel) {
                return null;
            }

            @Override
            public boolean takes(ChannelUID channel, Command command) {
                return false;
            }
        };

        ModelStateDescriptions descriptions = new ModelStateDescriptions(models, items);
        assertThat(descriptions.getStateDescription(temperature, null, null)).isNull();
        assertThat(descriptions.getStateDescription(channel("Level", "Level", null), null, null))
                .isNotNull();
    }

    @Test
    void nothingIsSaidOfWhatIsNotThere() throws Exception {
        assertThat(description(channel("Gone", "Gone", null))).isNull();
        assertThat(description(channel("Colour-gone", "Colour", "gone"))).isNull();
        assertThat(description(channel("Temp", "no identifier", null))).isNull();
        assertThat(description(ChannelBuilder.create(new ChannelUID(THING, "x")).build()))
                .isNull();

        // The one before has ended later than this has begun.
        DeviceModel next = use();
        used.close();
        assertThat(description(channel("Temp", "Temp", null))).isNotNull();
        next.close();
        assertThat(description(channel("Temp", "Temp", null))).isNull();
    }
}
