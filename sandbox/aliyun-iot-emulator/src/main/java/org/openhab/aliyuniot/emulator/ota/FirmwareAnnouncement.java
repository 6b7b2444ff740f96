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
package org.openhab.aliyuniot.emulator.ota;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareSigningKey;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareUrls;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * What a device is told about its update, the {@code data} of a push and of the answer to a pull (chapter "OTA update"),
 * and what is wrong with it when a fault says so. Only the emulator's event loop touches it.
 */
final class FirmwareAnnouncement {
    private final FirmwareUrls urls;
    private final FirmwareSigningKey key;
    private final Faults faults;

    FirmwareAnnouncement(FirmwareUrls urls, FirmwareSigningKey key, Faults faults) {
        this.urls = urls;
        this.key = key;
        this.faults = faults;
    }

    ObjectNode data(FirmwareJob job, List<FirmwareImage> images) {
        FirmwareCampaign campaign = job.campaign();
        ObjectNode data = Json.object().put("version", campaign.version());
        if (!FirmwareCampaign.DEFAULT_MODULE.equals(campaign.module())) {
            data.put("module", campaign.module());
        }
        if (campaign.delivery().differential()) {
            data.put("isDiff", 1);
        }
        if (campaign.delivery().mqtt()) {
            data.put("dProtocol", "mqtt").put("streamId", job.campaignId());
        }
        data.put("signMethod", campaign.delivery().signMethod().text());
        List<FirmwareDelivery.File> files = campaign.delivery().files();
        if (files.isEmpty()) {
            put(data, job, images.get(0), FirmwareDelivery.FIRST_FILE_ID, Fields.OF_ONE);
        } else {
            ArrayNode array = data.putArray("files");
            for (int i = 0; i < files.size(); i++) {
                ObjectNode file = array.addObject().put("fileName", files.get(i).name());
                put(file, job, images.get(i), FirmwareDelivery.FIRST_FILE_ID + i, Fields.OF_SEVERAL);
            }
        }
        if (!campaign.tags().isEmpty()) {
            ObjectNode tags = data.putObject("extData");
            campaign.tags().forEach(tags::put);
        }
        return data;
    }

    private void put(ObjectNode node, FirmwareJob job, FirmwareImage image, int fileId, Fields fields) {
        FirmwareCampaign campaign = job.campaign();
        DeviceDefinition device = job.device().definition();
        boolean wrongLength = faults.happens(device, Fault.Kind.WRONG_LENGTH);
        String digest = image.digest(campaign.delivery().signMethod());
        String sign = faults.happens(device, Fault.Kind.WRONG_DIGEST) ? another(digest) : digest;
        node.put(fields.size, image.size() + (wrongLength ? 1 : 0)).put(fields.sign, sign);
        if (campaign.delivery().signMethod() == DigestMethod.MD5) {
            node.put(fields.md5, sign);
        }
        if (campaign.delivery().digestSigned()) {
            boolean wrong = faults.happens(device, Fault.Kind.WRONG_SIGNATURE);
            node.put("digestsign", key.sign(wrong ? another(digest) : digest));
        }
        if (campaign.delivery().mqtt()) {
            node.put("streamFileId", fileId);
        } else {
            node.put(fields.url, urls.of(device, image, campaign.delivery().urlSeconds()));
        }
    }

    private static String another(String digest) {
        return (digest.charAt(0) == '0' ? '1' : '0') + digest.substring(1);
    }

    /** The same things have other names in a package of several files. */
    private record Fields(String size, String sign, String md5, String url) {
        static final Fields OF_ONE = new Fields("size", "sign", "md5", "url");
        static final Fields OF_SEVERAL = new Fields("fileSize", "fileSign", "fileMd5", "fileUrl");
    }
}
