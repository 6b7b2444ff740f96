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
package org.openhab.aliyuniot.emulator.ota.image;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.DownloadFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.port.HeaderNames;
import org.openhab.aliyuniot.emulator.tls.ServerKeys;

/** The HTTPS port that devices fetch firmware images from, with ranges; and what goes wrong with it when a fault says so. */
public final class FirmwareFiles {
    private static final int IDLE_TIMEOUT_SECONDS = 60;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,12})-[0-9]{0,12}");
    private static final long TICK_MILLIS = 50;
    private static final int ENDLESS_CHUNK = 64 * 1024;
    private static final int ENDLESS_CHUNKS = 16;
    private static final List<Class<? extends DownloadFault>> FAULTS =
            List.of(DownloadFault.Status.class, DownloadFault.Cut.class, DownloadFault.Slow.class);

    private final Vertx vertx;
    private final Devices devices;
    private final Faults faults;
    private final FirmwareImages images;
    private final FirmwareUrls urls;
    private final EmulatorConfiguration configuration;
    private final HttpServer server;

    public FirmwareFiles(
            Vertx vertx,
            Devices devices,
            Faults faults,
            FirmwareImages images,
            FirmwareUrls urls,
            EmulatorConfiguration configuration,
            ServerKeys keys) {
        this.vertx = vertx;
        this.devices = devices;
        this.faults = faults;
        this.images = images;
        this.urls = urls;
        this.configuration = configuration;
        HttpServerOptions options =
                new HttpServerOptions().setIdleTimeout(IDLE_TIMEOUT_SECONDS).setUseAlpn(false);
        keys.secure(options);
        Router router = Router.router(vertx);
        router.route().handler(HeaderNames::asPrinted);
        StaticHandler files = StaticHandler.create(
                        FileSystemAccess.ROOT, images.folder().toString())
                .setCachingEnabled(false);
        router.head(FirmwareUrls.PATH + "*").handler(this::admit).handler(files);
        router.get(FirmwareUrls.PATH + "*")
                .handler(this::admit)
                .handler(this::goWrong)
                .handler(files);
        server = vertx.createHttpServer(options).requestHandler(router);
    }

    public Future<?> listen() {
        int port = configuration.ports().files();
        return server.listen(port, configuration.bindAddress())
                .onSuccess(listening -> urls.listenOn(listening.actualPort()))
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "ports.files: nothing can listen on port " + port + " of " + configuration.bindAddress()
                                + "; choose another one, or 0 for a free one",
                        failure)));
    }

    public int port() {
        return server.actualPort();
    }

    private void admit(RoutingContext call) {
        boolean admitted = urls.admit(
                call.request().path(),
                parameter(call, "productKey"),
                parameter(call, "deviceName"),
                parameter(call, "Expires"),
                parameter(call, "Signature"));
        if (admitted) {
            call.next();
        } else {
            call.response().setStatusCode(403).end("The URL was changed, or is no longer valid.\n");
        }
    }

    private static String parameter(RoutingContext call, String name) {
        return Optional.ofNullable(call.request().getParam(name)).orElse("");
    }

    private void goWrong(RoutingContext call) {
        Device device = devices.find(parameter(call, "productKey"), parameter(call, "deviceName"));
        FirmwareImage image = image(call);
        if (device == null || image == null || !goWrong(call, device.definition(), image)) {
            call.next();
        }
    }

    /** Returns whether a fault says so. */
    private boolean goWrong(RoutingContext call, DeviceDefinition device, FirmwareImage image) {
        Optional<? extends DownloadFault> fault = FAULTS.stream()
                .flatMap(type -> faults.take(device, type).stream())
                .findFirst();
        if (fault.isPresent()) {
            goWrong(call, image, fault.get());
            return true;
        }
        boolean endless = faults.happens(device, Fault.Kind.DOWNLOAD_ENDLESS);
        if (endless) {
            endlessly(call.response().setChunked(true));
        }
        return endless;
    }

    private void goWrong(RoutingContext call, FirmwareImage image, DownloadFault fault) {
        if (fault instanceof DownloadFault.Status status) {
            call.response().setStatusCode(status.returnCode()).end("The operator has it refused.\n");
        } else if (fault instanceof DownloadFault.Cut cut) {
            cut(call, image, cut.after());
        } else if (fault instanceof DownloadFault.Slow slow) {
            slowly(call, image, slow.bytesPerSecond());
        }
    }

    private @Nullable FirmwareImage image(RoutingContext call) {
        String path = call.request().path();
        return images.find(path.substring(FirmwareUrls.PATH.length(), path.length() - FirmwareImages.SUFFIX.length()));
    }

    /** Writes the head of the answer and returns where in the image it begins. */
    private static long head(RoutingContext call, FirmwareImage image) {
        Matcher range = RANGE.matcher(
                Optional.ofNullable(call.request().getHeader("Range")).orElse(""));
        long start = range.matches() ? Math.min(Long.parseLong(range.group(1)), image.size()) : 0;
        if (range.matches()) {
            call.response()
                    .setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + start + "-" + (image.size() - 1) + "/" + image.size());
        }
        call.response().putHeader("Content-Length", Long.toString(image.size() - start));
        return start;
    }

    private void cut(RoutingContext call, FirmwareImage image, int after) {
        long start = head(call, image);
        long length = Math.min(after, image.size() - start);
        call.response()
                .sendFile(images.file(image).toString(), start, length)
                .onComplete(sent -> call.request().connection().close());
    }

    private void slowly(RoutingContext call, FirmwareImage image, int bytesPerSecond) {
        long[] position = {head(call, image)};
        HttpServerResponse response = call.response();
        int chunk = (int) Math.max(1, bytesPerSecond * TICK_MILLIS / 1000);
        long timer = vertx.setPeriodic(TICK_MILLIS, id -> {
            if (response.closed() || response.ended()) {
                vertx.cancelTimer(id);
            } else if (position[0] >= image.size()) {
                vertx.cancelTimer(id);
                response.end();
            } else if (!response.writeQueueFull()) {
                position[0] += write(response, image, position[0], chunk);
            }
        });
        response.closeHandler(closed -> vertx.cancelTimer(timer));
        response.exceptionHandler(failure -> vertx.cancelTimer(timer));
    }

    private int write(HttpServerResponse response, FirmwareImage image, long offset, int length) {
        try {
            byte[] bytes = images.read(image, offset, length);
            response.write(Buffer.buffer(bytes));
            return bytes.length;
        } catch (IOException e) {
            response.reset();
            return 0;
        }
    }

    /** In portions, so that the event loop hears of the end of the connection. */
    private void endlessly(HttpServerResponse response) {
        Buffer chunk = Buffer.buffer(new byte[ENDLESS_CHUNK]);
        long timer = vertx.setPeriodic(TICK_MILLIS, id -> {
            for (int i = 0; i < ENDLESS_CHUNKS && !response.closed() && !response.writeQueueFull(); i++) {
                response.write(chunk);
            }
        });
        response.closeHandler(closed -> vertx.cancelTimer(timer));
        response.exceptionHandler(failure -> vertx.cancelTimer(timer));
    }
}
