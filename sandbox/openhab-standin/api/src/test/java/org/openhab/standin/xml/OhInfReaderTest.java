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
package org.openhab.standin.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.standin.xml.UpdateXml.Action;

@NonNullByDefault({})
class OhInfReaderTest {

    private static final String THING = """
            <thing:thing-descriptions bindingId="demo" xmlns:thing="https://openhab.org/schemas/thing-description/v1.0.0"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">
              <thing-type id="device" extensible="number, switch">
                <supported-bridge-type-refs><bridge-type-ref id="gateway" bindingId="other"/></supported-bridge-type-refs>
                <label>Device</label>
                <description><![CDATA[A <b>device</b>.]]></description>
                <category>Sensor</category>
                <!--tag-->
                <channels>
                  <channel id="power" typeId="system.power"/>
                  <channel id="n" typeId="number">
                    <label>N</label>
                    <properties><property name="a">b</property></properties>
                    <autoUpdatePolicy>veto</autoUpdatePolicy>
                  </channel>
                </channels>
                <properties><property name="thingTypeVersion">1</property></properties>
                <representation-property>deviceName</representation-property>
                <config-description>
                  <parameter-group name="g"><label>G</label><advanced>true</advanced></parameter-group>
                  <parameter name="port" type="integer" min="1" max="65535" required="true" groupName="g">
                    <label>Port</label>
                    <default>1883</default>
                    <options><option value="1883">MQTT</option></options>
                    <limitToOptions>false</limitToOptions>
                  </parameter>
                </config-description>
              </thing-type>
              <channel-type id="number" advanced="true">
                <item-type unitHint="°C">Number:Temperature</item-type>
                <label>Number</label>
                <tags><tag>Measurement</tag><tag>Temperature</tag></tags>
                <state min="0.5" pattern="%d" readOnly="true"><options><option value="1">One</option></options></state>
                <config-description-ref uri="channel-type:demo:number"/>
              </channel-type>
              <channel-type id="message">
                <kind>trigger</kind>
                <label>Message</label>
                <event/>
              </channel-type>
            </thing:thing-descriptions>
            """;

    @ParameterizedTest
    @EnumSource
    void thingAndChannelTypesAreRead(final CoreVersion version) throws Exception {
        final OhInfContent content = read(version, "thing", THING);

        final ThingTypeXml type = content.thingTypes().get(0);
        assertThat(type.uid()).isEqualTo("demo:device");
        assertThat(type.bridge()).isFalse();
        assertThat(type.extensibleChannelTypeIds()).containsExactly("number", "switch");
        assertThat(type.supportedBridgeTypeUids())
                .containsExactly(version == CoreVersion.V4_3 ? "demo:gateway" : "other:gateway");
        assertThat(type.description()).isEqualTo("A <b>device</b>.");
        assertThat(type.channels()).extracting(ChannelXml::typeUid).containsExactly("system:power", "demo:number");
        assertThat(type.channels().get(1).properties()).isEqualTo(Map.of("a", "b"));
        assertThat(type.properties()).isEqualTo(Map.of("thingTypeVersion", "1"));
        assertThat(type.configDescriptionUri()).isEqualTo(URI.create("thing-type:demo:device"));

        final ChannelTypeXml number = content.channelTypes().get(0);
        assertThat(number.itemType()).isEqualTo("Number:Temperature");
        assertThat(number.unitHint()).isEqualTo("°C");
        assertThat(number.state())
                .isEqualTo(new StateXml(
                        new BigDecimal("0.5"), null, null, "%d", true, List.of(new OptionXml("1", "One"))));
        assertThat(number.configDescriptionUri()).isEqualTo(URI.create("channel-type:demo:number"));
        assertThat(content.channelTypes().get(1).trigger()).isTrue();
        assertThat(content.channelTypes().get(1).eventOptions()).isEmpty();
    }

    @Test
    void inlineConfigurationDescriptionsAreCollectedUnderTheUriOfTheirType() throws Exception {
        final ConfigDescription description =
                read(CoreVersion.V4_3, "thing", THING).configDescriptions().get(0);

        assertThat(description.getUID()).isEqualTo(URI.create("thing-type:demo:device"));
        assertThat(description.getParameterGroups().get(0).isAdvanced()).isTrue();
        final ConfigDescriptionParameter port = description.getParameters().get(0);
        assertThat(port.getMaximum()).isEqualTo(new BigDecimal(65535));
        assertThat(port.isRequired()).isTrue();
        assertThat(port.getLimitToOptions()).isFalse();
        assertThat(port.getDefault()).isEqualTo("1883");
    }

    @Test
    void semanticTagOfAThingIsReadBy52AndRefusedBy43() throws Exception {
        final String tagged = THING.replace("<!--tag-->", "<semantic-equipment-tag>Sensor</semantic-equipment-tag>");

        assertThat(read(CoreVersion.V5_2, "thing", tagged).thingTypes().get(0).semanticEquipmentTag())
                .isEqualTo("Sensor");
        assertThatThrownBy(() -> read(CoreVersion.V4_3, "thing", tagged))
                .isInstanceOf(OhInfSyntaxException.class)
                .hasMessage("test.xml:8: found <semantic-equipment-tag> in <thing-type>, expected <channels> or"
                        + " <channel-groups> or <properties> or <representation-property> or <config-description> or"
                        + " <config-description-ref> or </thing-type>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <description>d</description><label>l</label>     | found <description> in <thing-type>, expected
            <label>l</label><label>l</label>                 | found <label> in <thing-type>, expected <description>
            <label>l</label><colour/>                        | found <colour> in <thing-type>, expected
            <label>l</label><channels/>                      | found </channels>, expected <channel>
            <label>l</label><properties><property/></properties> | <property> has no attribute 'name'
            <label>l<b/></label>                             | found <b>, expected only text in <label>
            """)
    void elementsOutOfOrderMakeTheFileUnreadable(final String children, final String problem) {
        assertThatThrownBy(() -> read(
                        CoreVersion.V5_2,
                        "thing",
                        "<t:thing-descriptions xmlns:t='t' bindingId='b'>\n<thing-type id='t'>" + children
                                + "</thing-type></t:thing-descriptions>"))
                .isInstanceOf(OhInfSyntaxException.class)
                .hasMessageStartingWith("test.xml:2: " + problem);
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        final String hostile =
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><config-descriptions>&e;</config-descriptions>";

        assertThatThrownBy(() -> read(CoreVersion.V5_2, "config", hostile))
                .isInstanceOf(OhInfSyntaxException.class)
                .hasMessageContaining("document type");
    }

    @Test
    void addonIsReadWithItsImplicitServiceId() throws Exception {
        final String addon = "<a:addon xmlns:a='a' id='demo'><type>binding</type><name>Demo</name>"
                + "<description>For demos.</description>%s<connection>cloud</connection><countries>cn,sg</countries>"
                + "<config-description-ref uri='binding:demo'/></a:addon>";

        final AddonXml read =
                read(CoreVersion.V4_3, "addon", addon.formatted("")).addon();

        assertThat(read.serviceId()).isEqualTo("binding.demo");
        assertThat(read.countries()).containsExactly("cn", "sg");
        assertThat(read.configDescriptionUri()).isEqualTo(URI.create("binding:demo"));
        final String withKeywords = addon.formatted("<keywords>iot</keywords>");
        assertThat(read(CoreVersion.V5_2, "addon", withKeywords).addon().keywords())
                .isEqualTo("iot");
        assertThatThrownBy(() -> read(CoreVersion.V4_3, "addon", withKeywords)).hasMessageContaining("<keywords>");
    }

    @Test
    void updateInstructionsAreReadInOrder() throws Exception {
        final UpdateXml update = read(CoreVersion.V4_3, "update", """
                <u:update-descriptions xmlns:u="u">
                  <thing-type uid="demo:device">
                    <instruction-set targetVersion="1">
                      <add-channel id="a" groupIds="x,y"><type>demo:number</type><label>A</label></add-channel>
                      <remove-channel id="b"/>
                    </instruction-set>
                  </thing-type>
                </u:update-descriptions>
                """).updates().get(0);

        assertThat(update.thingTypeUid()).isEqualTo("demo:device");
        assertThat(update.instructionSets().get(0).targetVersion()).isEqualTo(1);
        assertThat(update.instructionSets().get(0).instructions())
                .extracting(UpdateXml.Instruction::action)
                .containsExactly(Action.ADD, Action.REMOVE);
        assertThat(update.instructionSets().get(0).instructions().get(0).groupIds())
                .containsExactly("x", "y");
    }

    @Test
    void anUnreadableFileIsLeftOutAsAWhole(@TempDir final Path root) throws Exception {
        final Path folder = Files.createDirectories(root.resolve("OH-INF/thing"));
        Files.writeString(folder.resolve("good.xml"), THING);
        Files.writeString(folder.resolve("bad.xml"), THING.replace("</thing:thing", "<colour/></thing:thing"));
        final OhInfSource source = OhInfSource.of(root);

        assertThat(OhInfReader.reader(CoreVersion.V4_3).read(source).thingTypes())
                .hasSize(1);
        assertThatThrownBy(() -> OhInfReader.reader(CoreVersion.V4_3).readStrictly(source))
                .isInstanceOf(OhInfSyntaxException.class)
                .hasMessageStartingWith("OH-INF/thing/bad.xml:");
    }

    private static OhInfContent read(final CoreVersion version, final String folder, final String xml)
            throws OhInfSyntaxException {
        return OhInfReader.reader(version)
                .readFile(folder, "test.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
