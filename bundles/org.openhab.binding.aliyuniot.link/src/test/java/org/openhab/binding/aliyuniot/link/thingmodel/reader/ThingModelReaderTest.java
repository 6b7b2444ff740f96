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
package org.openhab.binding.aliyuniot.link.thingmodel.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.EventDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.EventLevel;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ServiceDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ArrayType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DateType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;

class ThingModelReaderTest {
    private static final String IMPLICIT_SERVICES = "{'identifier':'set','name':'set','callType':'async',"
            + "'inputData':[],'outputData':[],'method':'thing.service.property.set'},"
            + "{'identifier':'get','name':'get','callType':'async','inputData':['Temp'],'outputData':[],"
            + "'method':'thing.service.property.get'}";
    private static final String AIR_CONDITION =
            "{'schema':'https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json',"
                    + "'profile':{'productKey':'a1Abc123Def'},"
                    + "'properties':[{'identifier':'Temp','name':'Temperature','accessMode':'rw','required':true,'dataType':"
                    + "{'type':'double','specs':{'min':'-40','max':'55','step':'0.1','unit':'°C','unitName':'Celsius'}}}],"
                    + "'events':[{'identifier':'post','name':'post','type':'info','method':'thing.event.property.post',"
                    + "'outputData':[{'identifier':'Temp','name':'Temperature','dataType':{'type':'double'}}]},"
                    + "{'identifier':'Err','name':'Error','type':'error','required':false,'desc':'','outputData':"
                    + "[{'identifier':'code','name':'Code','dataType':{'type':'int','specs':{}}}],'method':'thing.event.Err.post'}],"
                    + "'services':["
                    + IMPLICIT_SERVICES
                    + ",{'identifier':'Do','name':'Do it','callType':'sync','inputData':"
                    + "[{'identifier':'what','name':'What','dataType':{'type':'text','specs':{'length':'20'}}}],"
                    + "'outputData':[],'method':'thing.service.Do'}]}";

    private static byte[] bytes(String tsl) {
        return tsl.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static ThingModel read(String tsl) throws ThingModelException {
        return ThingModelReader.read(bytes(tsl));
    }

    private static String property(String identifier, String dataType) {
        return "{'identifier':'" + identifier + "','name':'','accessMode':'r','dataType':" + dataType + "}";
    }

    private static String properties(String... properties) {
        return "{'properties':[" + String.join(",", properties) + "]}";
    }

    private static DataType type(String dataType) throws ThingModelException {
        ThingModel model = read(properties(property("P", dataType)));
        assertThat(model.leftOut()).isEmpty();
        return model.properties().get(0).type();
    }

    @Test
    void whatTheConsoleExportsIsReadWithoutImplicitMembers() throws Exception {
        ThingModel model = read(AIR_CONDITION);

        assertThat(model)
                .isEqualTo(new ThingModel(
                        List.of(new PropertyDefinition(
                                FeatureIdentifier.of("Temp"),
                                "Temperature",
                                AccessMode.READ_WRITE,
                                true,
                                new NumberType(
                                        NumberType.Kind.DOUBLE,
                                        new BigDecimal("-40"),
                                        new BigDecimal("55"),
                                        new BigDecimal("0.1"),
                                        "°C",
                                        "Celsius"))),
                        List.of(new EventDefinition(
                                FeatureIdentifier.of("Err"),
                                "Error",
                                EventLevel.ERROR,
                                List.of(new Field(
                                        "code",
                                        "Code",
                                        new NumberType(NumberType.Kind.INT, null, null, null, "", ""))))),
                        List.of(new ServiceDefinition(
                                FeatureIdentifier.of("Do"),
                                "Do it",
                                true,
                                List.of(new Field("what", "What", new TextType(20))),
                                List.of())),
                        List.of()));
        assertThat(model.property("Temp")).isSameAs(model.properties().get(0));
        assertThat(model.event("Err")).isSameAs(model.events().get(0));
        assertThat(model.service("Do")).isSameAs(model.services().get(0));
        assertThat(model.property("Err")).isNull();
    }

    @Test
    void dataTypesAreReadWithTheirSpecifications() throws Exception {
        assertThat(type("{'type':'int','specs':{'min':'1','max':5,'step':'','unit':'','unitName':null}}"))
                .isEqualTo(new NumberType(NumberType.Kind.INT, new BigDecimal(1), new BigDecimal(5), null, "", ""));
        assertThat(type("{'type':'float'}")).isEqualTo(new NumberType(NumberType.Kind.FLOAT, null, null, null, "", ""));
        assertThat(type("{'type':'bool','specs':{'0':'closed','1':'open'}}")).isEqualTo(new BoolType("closed", "open"));
        assertThat(type("{'type':'bool'}")).isEqualTo(new BoolType("0", "1"));
        assertThat(type("{'type':'enum','specs':{'10':'cool','2':'heat','-1':''}}"))
                .isEqualTo(new EnumType(new TreeMap<>(Map.of(-1, "-1", 2, "heat", 10, "cool"))));
        assertThat(type("{'type':'text','specs':{'length':'255'}}")).isEqualTo(new TextType(255));
        assertThat(type("{'type':'text','specs':{}}")).isEqualTo(new TextType(TextType.MAX_LENGTH));
        assertThat(type("{'type':'date','specs':{}}")).isEqualTo(new DateType());
    }

    @Test
    void typesNest() throws Exception {
        assertThat(type("{'type':'array','specs':{'size':'10','item':{'type':'struct','specs':["
                        + "{'identifier':'on','name':'On','dataType':{'type':'bool','specs':{'0':'a','1':'b'}}},"
                        + "{'identifier':'at','dataType':{'type':'date'}}]}}}"))
                .isEqualTo(new ArrayType(
                        10,
                        new StructType(List.of(
                                new Field("on", "On", new BoolType("a", "b")),
                                new Field("at", "at", new DateType())))));
    }

    @Test
    void writableOnlyCountsAsWritable() throws Exception {
        String tsl = properties(property("P", "{'type':'date'}").replace("'r'", "'w'"));
        assertThat(read(tsl).properties().get(0).access()).isEqualTo(AccessMode.READ_WRITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'functionBlockId':'light','properties':[%s]}",
                "{'properties':[],'functionBlocks':[{'functionBlockId':'light','properties':[%s]}]}",
                "{'functionBlocks':[{'functionBlockId':'light','functionBlockName':'Light','properties':[%s]}]}"
            })
    void modulesAreBeforeTheIdentifier(String tsl) throws Exception {
        ThingModel model = read(String.format(tsl, property("Power", "{'type':'bool'}")));

        assertThat(model.property("light:Power")).isNotNull();
        assertThat(model.properties()).hasSize(1);
    }

    @Test
    void aFeatureMayNameItsModule() throws Exception {
        ThingModel model = read(properties(
                property("A", "{'type':'date'}").replace("'name'", "'functionBlockId':'one','name'"),
                property("two:A", "{'type':'date'}"),
                property("A", "{'type':'date'}").replace("'name'", "'functionBlockId':'default','name'")));

        assertThat(model.properties())
                .extracting(property -> property.identifier().text())
                .containsExactly("one:A", "two:A", "A");
        assertThat(model.leftOut()).isEmpty();
    }

    @Test
    void implicitMembersOfModulesAreLeftOutToo() throws Exception {
        ThingModel model = read("{'functionBlockId':'light','services':[" + IMPLICIT_SERVICES + "],"
                + "'events':[{'identifier':'post'}]}");
        assertThat(model).isEqualTo(new ThingModel(List.of(), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'geo'} | The data type \"geo\" is not known",
                "{} | type is missing, or no text",
                "'int' | dataType is no object",
                "null | dataType is no object",
                "{'type':'int','specs':[]} | specs is no object",
                "{'type':'int','specs':{'min':'x'}} | min is no number that a double holds",
                "{'type':'int','specs':{'max':'1e999999999'}} | max is no number that a double holds",
                "{'type':'int','specs':{'min':'2','max':'1'}} | 'The smallest value 2 is larger than the largest, 1'",
                "{'type':'enum','specs':{}} | It has no value to choose",
                "{'type':'enum','specs':{'a':'A'}} | 'The value \"a\" of the enum is no whole number of 32 bits'",
                "{'type':'enum','specs':{'4294967296':'A'}} | 'The value \"4294967296\" of the enum is no whole number of 32 bits'",
                "{'type':'text','specs':{'length':'0'}} | The length 0 leaves no room for a text",
                "{'type':'text','specs':{'length':'1e30'}} | length is no whole number of 32 bits",
                "{'type':'array','specs':{'item':{'type':'int'}}} | The size 0 leaves no room for an element",
                "{'type':'array','specs':{'size':'2'}} | item of the array is no object",
                "{'type':'struct','specs':{}} | specs of the struct is no array of members",
                "{'type':'struct','specs':[1]} | An element of specs is no object",
                "{'type':'struct','specs':[{'identifier':'a-b','dataType':{'type':'int'}}]} "
                        + "| 'The identifier \"a-b\" has to have 1 to 64 letters, digits and underscores'",
                "{'type':'struct','specs':[{'identifier':'a','dataType':{'type':'int'}},{'identifier':'a','dataType':{'type':'int'}}]} "
                        + "| '\"a\" occurs twice in specs'"
            },
            quoteCharacter = '\u0001')
    void aBadFeatureIsLeftOutWithTheReason(String dataType, String why) throws Exception {
        ThingModel model = read(properties(property("Bad", dataType), property("Good", "{'type':'date'}")));

        assertThat(model.properties())
                .extracting(property -> property.identifier().text())
                .containsExactly("Good");
        assertThat(model.leftOut()).containsExactly("Property \"Bad\" is left out: " + why.replaceAll("^'|'$", ""));
    }

    @Test
    void featuresWithoutTheirOwnMembersAreLeftOut() throws Exception {
        ThingModel model = read("{'properties':[1,{},{'identifier':'温度'},{'identifier':'P','accessMode':'x'}],"
                + "'events':[{'identifier':'E'},{'identifier':'F','type':'fatal'}],"
                + "'services':[{'identifier':'S','callType':'later'}]}");

        assertThat(model.leftOut())
                .containsExactly(
                        "Property \"\" is left out: It is no object",
                        "Property \"\" is left out: identifier is missing, or no text",
                        "Property \"温度\" is left out: The identifier \"温度\" has to have 1 to 64 letters, digits and underscores",
                        "Property \"P\" is left out: accessMode is not r, rw or w",
                        "Event \"E\" is left out: type is missing, or no text",
                        "Event \"F\" is left out: type is not info, alert or error",
                        "Service \"S\" is left out: callType is not sync or async");
    }

    @Test
    void theFirstOfTheSameNameStays() throws Exception {
        ThingModel model = read(properties(property("P", "{'type':'date'}"), property("P", "{'type':'bool'}")));

        assertThat(model.properties())
                .extracting(property -> property.type().code())
                .containsExactly("date");
        assertThat(model.leftOut()).containsExactly("Property \"P\" is left out: It occurs twice");
    }

    @Test
    void labelsAreOneLineOfBoundedLength() throws Exception {
        ThingModel model = read(properties(property("P", "{'type':'date'}")
                .replace("'name':''", "'name':' a\\nb\\u202e" + "x".repeat(500) + "'")));

        assertThat(model.properties().get(0).name()).startsWith("a?b?x").hasSize(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{'properties':[]}{}", "{}", "{'code':200,'data':{}}"})
    void whatIsNoThingModelIsRefused(String tsl) {
        assertThatExceptionOfType(ThingModelException.class)
                .isThrownBy(() -> read(tsl))
                .withMessageStartingWith("The thing model ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'properties':{}}", "{'events':1}", "{'properties':[],'functionBlocks':1}"})
    void listsHaveToBeArrays(String tsl) {
        assertThatExceptionOfType(ThingModelException.class)
                .isThrownBy(() -> read(tsl))
                .withMessageContaining("no array");
    }
}
