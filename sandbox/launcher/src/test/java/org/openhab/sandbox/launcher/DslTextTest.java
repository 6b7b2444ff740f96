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
package org.openhab.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DslTextTest {
    @Test
    void thingsAndItemsAreWrittenInTheOlderLanguage() {
        DslText text = DslText.of("""
                version: 1
                things:
                  aliyuniot:device:a:
                    label: A
                    config:
                      port: 1883
                      tag: 'say "hi" \\ bye'
                    channels:
                      temp:
                        type: number
                        label: Temp
                        config:
                          unit: °C
                items:
                  A_Temp:
                    type: Number
                    dimension: Temperature
                    metadata:
                      unit:
                        value: °C
                    label: Temp
                    channel: aliyuniot:device:a:temp
                """);
        assertThat(text.things()).isEqualTo("""
                        Thing aliyuniot:device:a "A" [ port=1883, tag="say \\"hi\\" \\\\ bye" ] {
                            Channels:
                                Type number : temp "Temp" [ unit="°C" ]
                        }
                        """);
        assertThat(text.items()).isEqualTo("""
                        Number:Temperature A_Temp "Temp" { channel="aliyuniot:device:a:temp", unit="°C" }
                        """);
        assertThat(text.itemNames()).containsExactly("A_Temp");
    }

    /** In this language, a profile behind several channels would be that of all of them. */
    @Test
    void linksKeepTheirOwnParameters() {
        DslText text = DslText.of("""
                version: 1
                things:
                  aliyuniot:device:b:
                    label: B
                    config:
                      model: cloud
                items:
                  Lamp:
                    type: Switch
                    label: Lamp
                    autoupdate: true
                    channels:
                      zigbee:device:lamp:switch: {}
                      aliyuniot:device:b:Power:
                        profile: aliyuniot:mirror
                        deadband: 0.5
                """);
        assertThat(text.things()).isEqualTo("""
                        Thing aliyuniot:device:b "B" [ model="cloud" ]
                        """);
        assertThat(text.items())
                .isEqualTo(
                        "Switch Lamp \"Lamp\" { channel=\"zigbee:device:lamp:switch\", "
                                + "channel=\"aliyuniot:device:b:Power\" [ profile=\"aliyuniot:mirror\", deadband=0.5 ], autoupdate=\"true\" }\n");
    }

    @Test
    void everythingOfTheDemosFileIsThere() throws Exception {
        DslText text = DslText.of(DemoFiles.things());
        assertThat(text.things()).contains("Thing " + DemoFiles.THING + " \"Greenhouse\" [ productKey=");
        assertThat(text.items().lines()).hasSameSizeAs(text.itemNames());
        assertThat(DemoFiles.items())
                .containsAll(text.itemNames())
                .contains("Weather_Wind", "Meter_Volume", "Home_Pump");
    }
}
