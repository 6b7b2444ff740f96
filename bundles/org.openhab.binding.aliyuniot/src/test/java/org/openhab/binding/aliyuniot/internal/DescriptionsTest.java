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
package org.openhab.binding.aliyuniot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.aliyuniot.internal.channel.kind.ChannelConfiguration;
import org.openhab.binding.aliyuniot.internal.channel.kind.Diagnostic;
import org.openhab.binding.aliyuniot.internal.config.parameter.CoapParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.CommonParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.FirmwareParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.HttpParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModelParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModuleParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.MqttParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ReportingParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.SubDeviceParameters;
import org.openhab.binding.aliyuniot.internal.described.ChannelTypeXml;
import org.openhab.binding.aliyuniot.internal.described.ChannelXml;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent;
import org.openhab.binding.aliyuniot.internal.described.ThingTypeXml;
import org.openhab.binding.aliyuniot.link.endpoint.Region;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameterGroup;
import org.openhab.core.config.core.ParameterOption;

@NonNullByDefault({})
class DescriptionsTest {
    private final OhInfContent content = read();

    private static OhInfContent read() {
        try {
            return OpenhabFiles.descriptions(CoreVersion.V4_3);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ThingTypeXml device() {
        return content.thingTypes().get(0);
    }

    private ThingTypeXml module() {
        return content.thingTypes().get(1);
    }

    private ThingTypeXml subDevice() {
        return content.thingTypes().get(2);
    }

    private ConfigDescription description(Object uri) {
        return content.configDescriptions().stream()
                .filter(one -> one.getUID().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private Stream<ConfigDescriptionParameter> parameters() {
        return content.configDescriptions().stream().flatMap(one -> one.getParameters().stream());
    }

    @ParameterizedTest
    @EnumSource(CoreVersion.class)
    void everySupportedOpenhabReadsTheFiles(CoreVersion version) throws Exception {
        OhInfContent read = OpenhabFiles.descriptions(version);

        assertThat(read.thingTypes())
                .extracting(ThingTypeXml::uid)
                .containsExactly(
                        "aliyuniot:device",
                        "aliyuniot:device-module",
                        "aliyuniot:sub-device",
                        "aliyuniot:coap-device",
                        "aliyuniot:http-device");
        assertThat(read.channelTypes()).hasSize(34);
    }

    @Test
    void aUserCanAddChannelsOfEveryTypeButTheDiagnosticOnes() {
        assertThat(content.channelTypes())
                .extracting(ChannelTypeXml::uid)
                .startsWith(device().extensibleChannelTypeIds().stream()
                        .map(id -> id.contains(":") ? id : "aliyuniot:" + id)
                        .toArray(String[]::new));
    }

    @Test
    void everyStateThatAUserCanAddIsOfAnotherTypeOfItems() {
        assertThat(content.channelTypes())
                .filteredOn(type -> !type.trigger() && !type.advanced() && !isOfThingModel(type) && !isOfShadow(type))
                .extracting(type -> String.valueOf(type.itemType()))
                .doesNotHaveDuplicates();
        assertThat(content.channelTypes())
                .filteredOn(type -> type.trigger() && !type.advanced())
                .hasSize(7);
    }

    /** They get the type of items that the thing model asks for. */
    private static boolean isOfThingModel(ChannelTypeXml type) {
        return List.of("aliyuniot:property", "aliyuniot:event", "aliyuniot:raw").contains(type.uid());
    }

    /** They have the attributes of the shadow, not topics. */
    private static boolean isOfShadow(ChannelTypeXml type) {
        return type.uid().startsWith("aliyuniot:shadow-");
    }

    @Test
    void everyDeviceHasTheDiagnosticChannelsAndThoseOfTheFirmware() {
        List<String> diagnostics = Stream.concat(
                        Arrays.stream(Diagnostic.values())
                                .map(diagnostic ->
                                        diagnostic.name().toLowerCase().replace('_', '-')),
                        Stream.of("firmware-state", "firmware-progress", "firmware-target", "firmware"))
                .toList();

        assertThat(device().channels()).extracting(ChannelXml::id).containsExactlyElementsOf(diagnostics);
        assertThat(device().channels())
                .extracting(ChannelXml::typeUid)
                .containsExactlyElementsOf(
                        diagnostics.stream().map(id -> "aliyuniot:" + id).toList());
        assertThat(content.channelTypes())
                .filteredOn(ChannelTypeXml::advanced)
                .extracting(ChannelTypeXml::uid)
                .containsExactlyElementsOf(
                        diagnostics.stream().map(id -> "aliyuniot:" + id).toList());
        assertThat(content.channelTypes())
                .filteredOn(type -> type.advanced() && !type.trigger())
                .allMatch(type -> type.state() != null && type.state().readOnly());
    }

    @Test
    void aModuleIsAThingBelowItsDeviceAndShowsItsFirmwareAsTheDeviceDoes() {
        assertThat(device().bridge()).isTrue();
        assertThat(module().bridge()).isFalse();
        assertThat(module().supportedBridgeTypeUids()).containsExactly(device().uid());
        assertThat(device().channels()).endsWith(module().channels().toArray(ChannelXml[]::new));
        assertThat(module().representationProperty()).isEqualTo("module");
        assertThat(description(module().configDescriptionUri()).getParameters())
                .filteredOn(ConfigDescriptionParameter::isRequired)
                .extracting(ConfigDescriptionParameter::getName)
                .containsExactly("module");
    }

    @Test
    void aSubDeviceIsAThingBelowItsGatewayAndIsWhatADeviceIs() {
        assertThat(subDevice().bridge()).isFalse();
        assertThat(subDevice().supportedBridgeTypeUids()).containsExactly(device().uid());
        assertThat(subDevice().channels()).isEqualTo(device().channels());
        assertThat(subDevice().representationProperty()).isEqualTo("deviceId");
        assertThat(device().extensibleChannelTypeIds()).containsAll(subDevice().extensibleChannelTypeIds());
        Map<String, ConfigDescriptionParameter> parameters =
                description(subDevice().configDescriptionUri()).toParametersMap();
        assertThat(parameters.values())
                .filteredOn(ConfigDescriptionParameter::isRequired)
                .extracting(ConfigDescriptionParameter::getName)
                .containsExactlyInAnyOrder("productKey", "deviceName");
        assertThat(parameters.get("productSecret").getContext()).isEqualTo("password");
    }

    @Test
    void devicesThatOnlyReportHaveWhatTheOthersHaveAndNothingThatReceives() {
        ConfigDescription device = description(device().configDescriptionUri());
        for (ThingTypeXml type : content.thingTypes().subList(3, 5)) {
            assertThat(type.bridge()).isFalse();
            assertThat(type.channels()).isEqualTo(device().channels());
            assertThat(type.representationProperty()).isEqualTo("deviceName");
            assertThat(device().extensibleChannelTypeIds()).containsAll(type.extensibleChannelTypeIds());
            assertThat(type.extensibleChannelTypeIds())
                    .hasSizeGreaterThan(5)
                    .doesNotContain("rrpc", "aliyuniot:rrpc", "message", "aliyuniot:message");
            assertThat(description(type.configDescriptionUri()).getParameters())
                    .filteredOn(parameter -> "credentials".equals(parameter.getGroupName()))
                    .extracting(ConfigDescriptionParameter::getName)
                    .containsExactly("productKey", "deviceName", "deviceSecret");
            assertThat(description(type.configDescriptionUri())
                            .toParametersMap()
                            .get("deviceSecret")
                            .isRequired())
                    .isTrue();
        }
    }

    @Test
    void everyConfigurationThatIsReferredToIsThere() {
        Set<Object> known = content.configDescriptions().stream()
                .map(ConfigDescription::getUID)
                .collect(Collectors.toSet());

        assertThat(content.channelTypes())
                .filteredOn(type -> !type.advanced() && !type.uid().matches("aliyuniot:(permit|config|job|upload)"))
                .allSatisfy(type -> assertThat(known).contains(type.configDescriptionUri()));
        assertThat(known).hasSize(content.configDescriptions().size());
    }

    @Test
    void labelsAreShortAndInTitleCase() {
        Stream<String> labels = Stream.of(
                        content.thingTypes().stream().map(ThingTypeXml::label),
                        content.channelTypes().stream().map(ChannelTypeXml::label),
                        description(device().configDescriptionUri()).getParameterGroups().stream()
                                .map(ConfigDescriptionParameterGroup::getLabel),
                        parameters().map(ConfigDescriptionParameter::getLabel))
                .flatMap(all -> all);

        assertThat(labels)
                .isNotEmpty()
                .allMatch(label -> label.length() <= 25)
                .allSatisfy(label -> assertThat(label.split(" "))
                        .allMatch(word -> Character.isUpperCase(word.charAt(0)) || word.equals("and")));
    }

    @Test
    void theSecretIsMaskedAndTheRepresentationIsAParameter() {
        ConfigDescription description = description(device().configDescriptionUri());

        assertThat(description.toParametersMap().get("deviceSecret").getContext())
                .isEqualTo("password");
        assertThat(description.toParametersMap().keySet())
                .anyMatch(name -> name.equals(device().representationProperty()));
        assertThat(description.getParameters())
                .as("a certificate can stand in for names and secret")
                .noneMatch(ConfigDescriptionParameter::isRequired);
    }

    /**
     * openHAB writes a value that does not match a pattern into the status and into events.log, and ends with an exception
     * in the log, and with no status, where bounds of a number meet a text. The binding checks all of it and says so.
     */
    @Test
    void openhabChecksNothingWhoseFailureTellsTheValueOrTellsNothing() {
        List<ConfigDescriptionParameter> parameters = content.configDescriptions().stream()
                .filter(one -> one.getUID().getScheme().equals("thing-type"))
                .flatMap(one -> one.getParameters().stream())
                .toList();

        assertThat(parameters).hasSizeGreaterThan(80).allSatisfy(parameter -> {
            assertThat(parameter.getPattern()).as(parameter.getName()).isNull();
            assertThat(parameter.getMinimum()).as(parameter.getName()).isNull();
            assertThat(parameter.getMaximum()).as(parameter.getName()).isNull();
        });
    }

    @Test
    void theRegionsOfferedAreThoseOfThePlatformAndOthersMayBeWritten() {
        ConfigDescriptionParameter region =
                description(device().configDescriptionUri()).toParametersMap().get("region");

        assertThat(region.getOptions())
                .extracting(ParameterOption::getValue)
                .containsExactlyElementsOf(Stream.concat(Region.KNOWN.stream().map(Region::id), Stream.of("auto"))
                        .toList());
        assertThat(region.getLimitToOptions()).isFalse();
    }

    @Test
    void everyParameterOfAThingIsAFieldAndHasItsDefault() throws Exception {
        Object common = new CommonParameters();
        Object firmware = new FirmwareParameters();
        Object reporting = new ReportingParameters();
        assertFieldsOf(device(), List.of(common, firmware, new MqttParameters(), new ModelParameters("off")));
        assertFieldsOf(module(), List.of(firmware, new ModuleParameters()));
        assertFieldsOf(
                subDevice(),
                List.of(common, firmware, new SubDeviceParameters(), new ModelParameters("cloud")),
                "region",
                "instanceId",
                "host",
                "port",
                "caFile",
                "queueMessages",
                "queueKilobytes",
                "queueMinutes",
                "keepQueue",
                "rateQos0",
                "rateQos1");
        assertFieldsOf(
                content.thingTypes().get(3),
                List.of(common, firmware, reporting, new CoapParameters()),
                "versionTopic",
                "uploadFolders");
        assertFieldsOf(
                content.thingTypes().get(4),
                List.of(common, firmware, reporting, new HttpParameters()),
                "versionTopic",
                "uploadFolders");
    }

    private void assertFieldsOf(ThingTypeXml type, List<Object> defaults, String... ofNoUse) throws Exception {
        Map<String, ConfigDescriptionParameter> described =
                new HashMap<>(description(type.configDescriptionUri()).toParametersMap());
        for (Object group : defaults) {
            for (Field field : group.getClass().getFields()) {
                if (List.of(ofNoUse).contains(field.getName())) {
                    continue;
                }
                ConfigDescriptionParameter parameter = described.remove(field.getName());
                assertThat(parameter).as(field.getName()).isNotNull();
                Object value = field.get(group);
                if (value != null && !List.of().equals(value)) {
                    assertThat(parameter.getDefault()).as(field.getName()).isEqualTo(value.toString());
                }
            }
        }
        assertThat(described).isEmpty();
    }

    @Test
    void everyParameterOfAChannelIsAFieldOrATransformation() {
        Set<String> fields = Stream.of(ChannelConfiguration.class, ChannelConfiguration.class.getSuperclass())
                .flatMap(type -> fieldsOf(type).stream())
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        fields.addAll(List.of("stateTransformation", "commandTransformation", "identifier", "member", "format", "key"));

        for (ConfigDescription description : content.configDescriptions()) {
            if (description.getUID().getScheme().equals("channel-type")) {
                assertThat(fields).containsAll(description.toParametersMap().keySet());
            }
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()))
                .toList();
    }
}
