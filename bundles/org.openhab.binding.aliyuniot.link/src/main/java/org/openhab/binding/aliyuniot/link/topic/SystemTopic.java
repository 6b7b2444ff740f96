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
package org.openhab.binding.aliyuniot.link.topic;

import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * The platform's own topics that this stack uses, in one table (chapter "Topics"). A {@code +} stands for the id of a
 * message, or for the identifier of an event or service.
 */
public enum SystemTopic {
    /** From the platform: calls the device; chapter "RRPC". */
    RRPC_REQUEST("/sys/${productKey}/${deviceName}/rrpc/request/+"),
    /** To the platform: answers the call with the same id. */
    RRPC_RESPONSE("/sys/${productKey}/${deviceName}/rrpc/response/+"),
    /** To the platform: asks for its time; chapter "NTP service". */
    NTP_REQUEST("/ext/ntp/${productKey}/${deviceName}/request"),
    /** From the platform: tells its time. */
    NTP_RESPONSE("/ext/ntp/${productKey}/${deviceName}/response"),
    /** To the platform: sets tags; chapter "Device tags". */
    DEVICEINFO_UPDATE("/sys/${productKey}/${deviceName}/thing/deviceinfo/update"),
    /** To the platform: deletes tags. */
    DEVICEINFO_DELETE("/sys/${productKey}/${deviceName}/thing/deviceinfo/delete"),
    /** To the platform: asks for the file of configuration; chapter "Remote configuration". */
    CONFIG_GET("/sys/${productKey}/${deviceName}/thing/config/get"),
    /** From the platform: tells of a file of configuration. */
    CONFIG_PUSH("/sys/${productKey}/${deviceName}/thing/config/push"),
    /** To the platform: asks whether it takes log entries; chapter "Device logs". */
    LOG_CONFIG_GET("/sys/${productKey}/${deviceName}/thing/config/log/get"),
    /** From the platform: tells whether it takes log entries. */
    LOG_CONFIG_PUSH("/sys/${productKey}/${deviceName}/thing/config/log/push"),
    /** To the platform: reports log entries. */
    LOG_POST("/sys/${productKey}/${deviceName}/thing/log/post"),
    /** To the platform: asks for tags. */
    DEVICEINFO_GET("/sys/${productKey}/${deviceName}/thing/deviceinfo/get"),
    /** From the platform: there is a job, or it has ended; chapter "Device jobs". */
    JOB_NOTIFY("/sys/${productKey}/${deviceName}/thing/job/notify"),
    /** To the platform: asks for jobs. */
    JOB_GET("/sys/${productKey}/${deviceName}/thing/job/get"),
    /** To the platform: tells how far a job is. */
    JOB_UPDATE("/sys/${productKey}/${deviceName}/thing/job/update"),
    /** To the platform: what the device finds out of its network; chapter "Device network status". */
    DIAG_POST("/sys/${productKey}/${deviceName}/_thing/diag/post"),
    /** To the platform: the device was reset; chapter "Device reset". */
    RESET("/sys/${productKey}/${deviceName}/thing/reset"),
    /** To the platform: asks for the product's thing model; chapter "Thing model". */
    DSLTEMPLATE_GET("/sys/${productKey}/${deviceName}/thing/dsltemplate/get"),
    /** To the platform: asks for parts of the thing model. */
    DYNAMIC_TSL_GET("/sys/${productKey}/${deviceName}/thing/dynamicTsl/get"),
    /** To the platform: reads and changes the shadow; chapter "Device shadows". */
    SHADOW_UPDATE("/shadow/update/${productKey}/${deviceName}"),
    /** From the platform: answers that, and tells what the device is to become. */
    SHADOW_GET("/shadow/get/${productKey}/${deviceName}"),
    /** To the platform: reports a module's version; chapter "OTA updates". */
    OTA_INFORM("/ota/device/inform/${productKey}/${deviceName}"),
    /** From the platform: pushes an update package. */
    OTA_UPGRADE("/ota/device/upgrade/${productKey}/${deviceName}"),
    /** To the platform: tells how far an update is. */
    OTA_PROGRESS("/ota/device/progress/${productKey}/${deviceName}"),
    /** To the platform: asks for an update package, as older products do; answered on the same topic. */
    OTA_REQUEST("/ota/device/request/${productKey}/${deviceName}"),
    /** To the platform: asks for an update package. */
    OTA_FIRMWARE_GET("/sys/${productKey}/${deviceName}/thing/ota/firmware/get"),
    /** To the platform: asks for a block of a file; chapter "Download files over MQTT". */
    FILE_DOWNLOAD("/sys/${productKey}/${deviceName}/thing/file/download"),
    /** To the platform: announces a file; chapter "Upload files over MQTT". */
    FILE_UPLOAD_INIT("/sys/${productKey}/${deviceName}/thing/file/upload/mqtt/init"),
    /** To the platform: a block of a file. */
    FILE_UPLOAD_SEND("/sys/${productKey}/${deviceName}/thing/file/upload/mqtt/send"),
    /** To the platform: gives the rest of a file up. */
    FILE_UPLOAD_CANCEL("/sys/${productKey}/${deviceName}/thing/file/upload/mqtt/cancel"),
    /**
     * To the platform: reports an event, or properties as the event {@code property}; the {@code +} is its identifier.
     * Chapter "Report properties, events and services".
     */
    EVENT_POST("/sys/${productKey}/${deviceName}/thing/event/+/post"),
    /** To the platform: reports several values of a property at a time. */
    PROPERTY_BATCH_POST("/sys/${productKey}/${deviceName}/thing/event/property/batch/post"),
    /** To the platform: reports values of a former time. */
    PROPERTY_HISTORY_POST("/sys/${productKey}/${deviceName}/thing/event/property/history/post"),
    /** To the platform: reports values of a gateway and its sub-devices. */
    PROPERTY_PACK_POST("/sys/${productKey}/${deviceName}/thing/event/property/pack/post"),
    /** From the platform: sets properties. */
    PROPERTY_SET("/sys/${productKey}/${deviceName}/thing/service/property/set"),
    /** From the platform: calls a service that may take its time; the {@code +} is its identifier. */
    SERVICE("/sys/${productKey}/${deviceName}/thing/service/+"),
    /** To the platform: asks what properties are to be; chapter "Desired property values". */
    PROPERTY_DESIRED_GET("/sys/${productKey}/${deviceName}/thing/property/desired/get"),
    /** To the platform: clears what properties are to be. */
    PROPERTY_DESIRED_DELETE("/sys/${productKey}/${deviceName}/thing/property/desired/delete"),
    /** To the platform: bytes of a product with a data format of its own; chapter "Pass-through of raw data". */
    MODEL_UP_RAW("/sys/${productKey}/${deviceName}/thing/model/up_raw"),
    /** From the platform: bytes for such a product. */
    MODEL_DOWN_RAW("/sys/${productKey}/${deviceName}/thing/model/down_raw"),
    /** To the platform, of a gateway: asks for secrets of sub-devices; chapter "Register sub-devices". */
    SUB_REGISTER("/sys/${productKey}/${deviceName}/thing/sub/register"),
    /** To the platform, of a gateway: asks for secrets with the secrets of products. */
    PRODUCT_REGISTER("/sys/${productKey}/${deviceName}/thing/proxy/provisioning/product_register"),
    /** To the platform, of a gateway: adds sub-devices; chapter "Manage topological relationships". */
    TOPO_ADD("/sys/${productKey}/${deviceName}/thing/topo/add"),
    /** To the platform, of a gateway: gives sub-devices up. */
    TOPO_DELETE("/sys/${productKey}/${deviceName}/thing/topo/delete"),
    /** To the platform, of a gateway: asks for all sub-devices. */
    TOPO_GET("/sys/${productKey}/${deviceName}/thing/topo/get"),
    /** To the platform, of a gateway: tells sub-devices that were found. */
    LIST_FOUND("/sys/${productKey}/${deviceName}/thing/list/found"),
    /** From the platform, to a gateway: add these sub-devices. */
    TOPO_ADD_NOTIFY("/sys/${productKey}/${deviceName}/thing/topo/add/notify"),
    /** From the platform, to a gateway: sub-devices were added, deleted, enabled or disabled. */
    TOPO_CHANGE("/sys/${productKey}/${deviceName}/thing/topo/change"),
    /** From the platform, to a gateway: let sub-devices of a product join for a while. */
    GATEWAY_PERMIT("/sys/${productKey}/${deviceName}/thing/gateway/permit"),
    /** To the platform, of a gateway: logs a sub-device in; chapter "Connect or disconnect sub-devices". */
    COMBINE_LOGIN("/ext/session/${productKey}/${deviceName}/combine/login"),
    /** To the platform, of a gateway: logs sub-devices in. */
    COMBINE_BATCH_LOGIN("/ext/session/${productKey}/${deviceName}/combine/batch_login"),
    /** To the platform, of a gateway: logs sub-devices out. */
    COMBINE_BATCH_LOGOUT("/ext/session/${productKey}/${deviceName}/combine/batch_logout"),
    /** To the platform, of a gateway: logs a sub-device out; answered, too, when the platform has done so by itself. */
    COMBINE_LOGOUT("/ext/session/${productKey}/${deviceName}/combine/logout"),
    /** From the platform, to a gateway: the login of a sub-device has ended. */
    SESSION_ERROR("/ext/error/${productKey}/${deviceName}"),
    /** From the platform: the device is to connect elsewhere; chapter "Bootstrap". */
    BOOTSTRAP_NOTIFY("/sys/${productKey}/${deviceName}/thing/bootstrap/notify"),
    /** From the platform: a device, or a sub-device, may not work for now. */
    DISABLE("/sys/${productKey}/${deviceName}/thing/disable"),
    /** From the platform: it may work again. */
    ENABLE("/sys/${productKey}/${deviceName}/thing/enable"),
    /** From the platform: it is no more. */
    DELETE("/sys/${productKey}/${deviceName}/thing/delete");

    private static final String SYSTEM = "/sys/${productKey}/${deviceName}/";
    private static final String SESSIONS = "/ext/session/${productKey}/${deviceName}/";

    private final TopicTemplate template;

    SystemTopic(String template) {
        this.template = new TopicTemplate(template);
    }

    /**
     * The device's own one.
     *
     * @throws IllegalArgumentException if it has an id
     */
    public Topic topicOf(DeviceIdentity identity) {
        return template.topicOf(identity);
    }

    /**
     * The device's own one with an id in it.
     *
     * @throws IllegalArgumentException if that makes no topic
     */
    public Topic topicOf(DeviceIdentity identity, String id) {
        return new Topic(filterOf(identity).value().replace("+", id));
    }

    /** What the device subscribes. */
    public TopicFilter filterOf(DeviceIdentity identity) {
        return template.filterOf(identity);
    }

    /** Where the other side replies to an Alink request on this topic. */
    public Topic replyTopicOf(DeviceIdentity identity) {
        return new Topic(topicOf(identity) + "_reply");
    }

    /** Where the other side replies to an Alink request on this topic with an identifier in it. */
    public Topic replyTopicOf(DeviceIdentity identity, String identifier) {
        return new Topic(topicOf(identity, identifier) + "_reply");
    }

    /** What is subscribed to hear all replies to Alink requests on this topic. */
    public TopicFilter replyFilterOf(DeviceIdentity identity) {
        return new TopicFilter(filterOf(identity).value() + "_reply");
    }

    /** The {@code method} of Alink messages on this topic with an identifier in it: {@code thing.event.alarm.post}. */
    public String method(String identifier) {
        return method().replace("+", identifier);
    }

    /**
     * The {@code method} of Alink messages on this topic: {@code thing.deviceinfo.update}.
     *
     * @throws IllegalArgumentException if no Alink messages travel there
     */
    public String method() {
        String text = template.text();
        if (text.startsWith(SESSIONS)) {
            return text.substring(SESSIONS.length()).replace('/', '.');
        }
        String path = text.startsWith(SYSTEM) ? text.substring(SYSTEM.length()) : "";
        if (!path.startsWith("thing/") && !path.startsWith("_thing/")) {
            throw new IllegalArgumentException(this + " is no topic of Alink messages");
        }
        return path.replace('/', '.');
    }
}
