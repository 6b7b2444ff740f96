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
package org.openhab.binding.aliyuniot.benchmarks.coap;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * The yardstick: Californium itself with its own defaults, a request for each report and nothing around it.
 */
public final class RawCoapClient implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;
    private static final int THREADS = 2;
    private static final StringOptionDefinition TOKEN = new StringOptionDefinition(2088, "Token");

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS);
    private final CoapEndpoint endpoint;
    private final InetSocketAddress server;
    private final int firstDevice;
    private final List<Device> devices = new ArrayList<>();

    /**
     * @param firstDevice number of the first device's name
     */
    public RawCoapClient(int port, TrustAnchors trustAnchors, int firstDevice) throws IOException {
        this.firstDevice = firstDevice;
        server = new InetSocketAddress(InetAddress.getByName("localhost"), port);
        Configuration configuration = new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY);
        DTLSConnector connector = new DTLSConnector(DtlsConnectorConfig.builder(configuration)
                .setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                        .setTrustedCertificates(trustAnchors.authorities().toArray(X509Certificate[]::new))
                        .build())
                .build());
        connector.setExecutor(executor);
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector)
                .setCriticalCustomOptions(null)
                .build();
        endpoint.setExecutors(executor, executor);
        endpoint.start();
    }

    /** Has as many devices authenticated, those that already are included. */
    public List<Device> connected(int number) throws InterruptedException, ExecutionException, TimeoutException {
        while (devices.size() < number) {
            Device device = new Device(Account.deviceName(firstDevice + devices.size()));
            device.authenticate();
            devices.add(device);
        }
        return List.copyOf(devices.subList(0, number));
    }

    private CompletableFuture<Response> send(Request request) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        request.setDestinationContext(new AddressEndpointContext(server, "localhost", null));
        request.addMessageObserver(new MessageObserverAdapter() {
            @Override
            public void onResponse(@Nullable Response response) {
                if (response != null && response.getCode() == ResponseCode.CONTENT) {
                    answer.complete(response);
                } else {
                    answer.completeExceptionally(new IOException("The emulator answered " + response));
                }
            }

            @Override
            protected void failed() {
                answer.completeExceptionally(new IOException("The emulator does not answer"));
            }
        });
        endpoint.sendRequest(request);
        return answer;
    }

    @Override
    public void close() {
        endpoint.destroy();
        executor.shutdownNow();
    }

    /** One device's token. */
    public final class Device implements Reporter {
        private final String name;
        private String token = "";

        private Device(String name) {
            this.name = name;
        }

        private void authenticate() throws InterruptedException, ExecutionException, TimeoutException {
            String content = "clientId" + name + "deviceName" + name + "productKey" + Account.PRODUCT_KEY;
            Request request = new Request(Code.POST);
            request.getOptions()
                    .addUriPath("auth")
                    .setContentFormat(MediaTypeRegistry.APPLICATION_JSON)
                    .setAccept(MediaTypeRegistry.APPLICATION_JSON);
            request.setPayload(String.format(
                    "{\"productKey\":\"%s\",\"deviceName\":\"%s\",\"clientId\":\"%s\",\"sign\":\"%s\"}",
                    Account.PRODUCT_KEY,
                    name,
                    name,
                    SignMethod.HMACMD5.sign(new DeviceSecret(Account.SECRET), content)));
            String answer = send(request).get(LIMIT_SECONDS, TimeUnit.SECONDS).getPayloadString();
            token = JsonParser.parseString(answer)
                    .getAsJsonObject()
                    .get("token")
                    .getAsString();
        }

        @Override
        public CompletionStage<?> report(byte[] payload) {
            Request request = new Request(Code.POST);
            request.getOptions()
                    .addUriPath("topic")
                    .addUriPath(Account.PRODUCT_KEY)
                    .addUriPath(name)
                    .addUriPath("user")
                    .addUriPath("update")
                    .setContentFormat(MediaTypeRegistry.APPLICATION_JSON)
                    .setAccept(MediaTypeRegistry.APPLICATION_JSON)
                    .addOption(TOKEN.create(token));
            request.setPayload(payload);
            return send(request);
        }
    }
}
