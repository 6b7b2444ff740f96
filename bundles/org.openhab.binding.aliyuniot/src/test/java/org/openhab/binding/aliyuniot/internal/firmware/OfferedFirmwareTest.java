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
package org.openhab.binding.aliyuniot.internal.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.Firmware;

@NonNullByDefault({})
class OfferedFirmwareTest {
    private static final ThingTypeUID TYPE = new ThingTypeUID("aliyuniot", "device");
    private static final String SIGNED = "https://ota.example.com/f?Expires=1&Signature=topsecret";

    private final Thing thing = thing("greenhouse");
    private final Thing other = thing("orchard");
    private final AliyunFirmwareProvider provider = new AliyunFirmwareProvider();

    private static Thing thing(String id) {
        return ThingBuilder.create(TYPE, new ThingUID(TYPE, id)).build();
    }

    static OtaJob job(String version, String udi) {
        return job(version, udi, Map.of());
    }

    private static OtaJob job(String version, String udi, Map<String, String> tags) {
        try {
            JsonObject data = new JsonObject();
            data.addProperty("size", 1_572_864);
            data.addProperty("version", version);
            data.addProperty("isDiff", 1);
            data.addProperty("url", SIGNED);
            data.addProperty("signMethod", "SHA256");
            data.addProperty("sign", "ab".repeat(32));
            JsonObject extData = new JsonObject();
            extData.addProperty("token", "alsosecret");
            extData.addProperty("_package_udi", udi);
            tags.forEach(extData::addProperty);
            data.add("extData", extData);
            return OtaJob.of(data);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFirmwareIsForOneThingAndSaysWhatUsersWantToReadAndNothingElse() {
        OfferedFirmware offered = OfferedFirmware.of(
                thing.getUID(), job("2.0.0-7", "{\"ota_notice\":\"Waters better, see " + SIGNED + " .\"}"));
        provider.open(thing.getUID()).offer(List.of(offered));

        Firmware firmware = provider.getFirmware(thing, "2.0.0.7");

        assertThat(firmware.getVersion()).isEqualTo("2.0.0.7");
        assertThat(firmware.getDescription()).isEqualTo("1.5 MiB (Δ)");
        assertThat(firmware.getChangelog()).isEqualTo("Waters better, see https://ota.example.com/f .");
        assertThat(firmware.isSuitableFor(thing)).isTrue();
        assertThat(firmware.isSuitableFor(other)).isFalse();
        assertThat(firmware.toString() + offered).doesNotContain("secret").doesNotContain("Expires");
    }

    @Test
    void aFirmwareIsFoundByBothItsNamesAndOnlyForItsThing() {
        provider.open(thing.getUID()).offer(List.of(OfferedFirmware.of(thing.getUID(), job("v20240101123045", ""))));

        assertThat(provider.getFirmware(thing, "20240.101123045")).isNotNull();
        assertThat(provider.getFirmware(thing, "v20240101123045")).isNotNull();
        assertThat(provider.getFirmware(thing, "20240101123045")).isNull();
        assertThat(provider.getFirmware(other, "20240.101123045")).isNull();
        assertThat(provider.getFirmwares(other)).isEmpty();
    }

    @Test
    void theInstalledVersionStaysOfferedAndAWithdrawnThingHasNone() {
        OfferedFirmware running = OfferedFirmware.running(thing.getUID(), new FirmwareVersion("1.0.0"));
        AliyunFirmwareProvider.Offers offers = provider.open(thing.getUID());
        offers.offer(List.of(OfferedFirmware.of(thing.getUID(), job("2.0.0", "")), running));

        assertThat(provider.getFirmwares(thing))
                .extracting(Firmware::getVersion)
                .containsExactly("2.0.0", "1.0.0");
        offers.close();
        assertThat(provider.getFirmwares(thing)).isEmpty();
    }

    @Test
    void aFormerRunOfAThingOffersNothingAnyMore() {
        AliyunFirmwareProvider.Offers former = provider.open(thing.getUID());
        AliyunFirmwareProvider.Offers next = provider.open(thing.getUID());
        next.offer(List.of(OfferedFirmware.of(thing.getUID(), job("2.0.0", ""))));

        former.offer(List.of());
        former.close();

        assertThat(provider.getFirmwares(thing))
                .extracting(Firmware::getVersion)
                .containsExactly("2.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"ota_notice\":\"Better\"}', Better",
        "'{\"other\":\"Better\"}', ",
        "'{\"ota_notice\":{}}', ",
        "Just text, Just text",
        "'{broken', '{broken'",
        "'', "
    })
    void theChangelogIsTheNotice(String udi, String changelog) {
        Firmware firmware =
                OfferedFirmware.of(thing.getUID(), job("2.0.0", udi)).toFirmware(thing);

        assertThat(firmware.getChangelog()).isEqualTo(changelog);
    }

    @Test
    void tagsStandBelowTheNoticeWithoutSecretsAndControls() {
        Firmware firmware = OfferedFirmware.of(
                        thing.getUID(),
                        job("2.0.0", "{\"ota_notice\":\"Better\\u202e\"}", Map.of("floor", "2 " + SIGNED + "\u0085")))
                .toFirmware(thing);

        assertThat(firmware.getChangelog()).isEqualTo("Better?\nfloor: 2 https://ota.example.com/f");
        assertThat(firmware.getProperties())
                .containsEntry("version", "2.0.0")
                .containsEntry("module", "default")
                .containsEntry("SHA-256", "ab".repeat(32));
        assertThat(firmware.toString()).doesNotContain("secret").doesNotContain("Signature");
    }

    @Test
    void aLongNoticeIsShortened() {
        Firmware firmware = OfferedFirmware.of(thing.getUID(), job("2.0.0", "x".repeat(4000)))
                .toFirmware(thing);

        assertThat(firmware.getChangelog()).hasSizeLessThan(2100).endsWith("…");
    }

    @Test
    void aRecordIsReadAsItWasWrittenAndABrokenOneAsNone() {
        FirmwareRecord record = FirmwareRecord.EMPTY
                .withInstalled(new FirmwareVersion("1.0"))
                .withJob(job("2.0", "notice"))
                .begun();

        assertThat(FirmwareRecord.of(record.toJson())).isEqualTo(record);
        assertThat(FirmwareRecord.of(FirmwareRecord.EMPTY.toJson())).isEqualTo(FirmwareRecord.EMPTY);
        assertThat(record.toString()).doesNotContain("secret");
        for (String broken :
                List.of("", "[]", "{\"installed\":{}}", "{\"installed\":\"a b\"}", "{\"job\":{}}", "nul")) {
            assertThat(FirmwareRecord.of(broken)).as(broken).isEqualTo(FirmwareRecord.EMPTY);
        }
        assertThat(record.withoutJob().started()).isFalse();
        assertThat(FirmwareRecord.EMPTY.begun().started()).isFalse();
    }
}
