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
package org.openhab.aliyuniot.emulator.rest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.openhab.aliyuniot.emulator.auth.PlatformAddress;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.port.PlatformRestart;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.service.CertificateRoutes;
import org.openhab.aliyuniot.emulator.rest.service.JobRoutes;
import org.openhab.aliyuniot.emulator.rest.service.ServiceRoutes;
import org.openhab.aliyuniot.emulator.rest.service.UploadRoutes;
import org.openhab.aliyuniot.emulator.tls.DeviceCertificates;
import org.openhab.aliyuniot.emulator.web.ConsolePage;
import org.openhab.aliyuniot.emulator.web.TrafficRecorder;
import org.openhab.aliyuniot.emulator.web.TrafficRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST interface in the place of the platform's console: all of its routes, and the page that people use it by.
 *
 * <p>Answers and errors are JSON; an error has one sentence in {@code error}. No answer carries a secret.
 */
final class RestApi {
    private final Logger logger = LoggerFactory.getLogger(RestApi.class);
    private final Vertx vertx;
    private final Platform platform;
    private final PlatformRestart restart;
    private final TrafficRecorder recorder;
    private final DeviceCertificates certificates;
    private final PlatformAddress address;

    RestApi(
            Vertx vertx,
            Platform platform,
            PlatformRestart restart,
            TrafficRecorder recorder,
            DeviceCertificates certificates,
            PlatformAddress address) {
        this.vertx = vertx;
        this.platform = platform;
        this.restart = restart;
        this.recorder = recorder;
        this.certificates = certificates;
        this.address = address;
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new LocalCallersOnly());
        router.route().handler(RestApi::endConnection);
        router.route().handler(RestApi::ignoreContentType);
        Devices devices = platform.devices();
        new ConsolePage().addTo(router);
        new TrafficRoutes(vertx, recorder).addTo(router);
        new DeviceRoutes(vertx, devices, platform.gateways()::setEnabled).addTo(router);
        new FaultRoutes(devices, platform.faults()).addTo(router);
        new CallRoutes(devices, platform.rrpc(), platform.broadcasts()).addTo(router);
        new ThingModelRoutes(devices, platform.things()).addTo(router);
        new GatewayRoutes(devices, platform.gateways(), platform.things()).addTo(router);
        new JobRoutes(devices, platform.jobs(), platform.networkReports()).addTo(router);
        new RegistrationRoutes(devices, platform.registrations()).addTo(router);
        new CertificateRoutes(vertx, devices, platform.certified(), certificates, address).addTo(router);
        new ServiceRoutes(devices, platform.configs(), platform.logs()).addTo(router);
        new FirmwareRoutes(vertx, platform.campaigns()).addTo(router);
        new UploadRoutes(devices, platform.uploads()).addTo(router);
        new AdministrationRoutes(devices, platform.registrations(), restart).addTo(router);
        router.route()
                .handler(call -> Answers.fail(
                        call, 404, "There is nothing at " + call.request().path() + "."));
        router.route().failureHandler(this::failed);
        return router;
    }

    /**
     * Has each request come on a connection of its own: a client that keeps one may use it just when this side gives it up
     * as idle, and cannot know whether its request was carried out.
     */
    private static void endConnection(RoutingContext call) {
        call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        call.next();
    }

    /** Bodies are JSON or images whatever they are called: curl calls everything a form, which would be decoded as one. */
    private static void ignoreContentType(RoutingContext call) {
        call.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        call.next();
    }

    private void failed(RoutingContext call) {
        int status = call.statusCode() > 0 ? call.statusCode() : 500;
        if (status == 413) {
            Answers.fail(call, 413, "The body must not be larger than 512 KB.");
        } else {
            logger.debug("{} failed", call.request().path(), call.failure());
            Answers.fail(call, status, status < 500 ? "The request cannot be understood." : "The emulator failed.");
        }
    }
}
