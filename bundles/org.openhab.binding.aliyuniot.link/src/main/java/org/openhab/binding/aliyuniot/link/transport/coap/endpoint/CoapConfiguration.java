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
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm.HashAlgorithm;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm.SignatureAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;

/**
 * Californium's configuration as a device needs it. Always given to Californium explicitly: its standard configuration
 * writes a file into the working directory.
 */
public final class CoapConfiguration {
    /** Of a reply that comes in blocks; Alink replies have some hundred bytes. */
    public static final int MAX_ANSWER_BYTES = 16 * 1024;

    /** More than a request can have, so that none is cut into blocks, which the platform does not document. */
    private static final int MAX_MESSAGE_BYTES = 1280;

    private static final int BLOCK_BYTES = 1024;
    private static final int DATAGRAM_BYTES = 2048;

    /** Servers that are talked to at the same time. */
    private static final int MAX_PEERS = 64;

    /** Messages of a server's own kept to tell doubled ones. */
    private static final int DEDUPLICATED_MESSAGES = 256;

    /** What devices want to send while hands are shaken; Scandium drops what is beyond without a word. */
    private static final int MAX_DEFERRED_MESSAGES = 10_000;

    private static final int MAX_PENDING_JOBS = 10_000;

    /**
     * With forward secrecy, for servers with both kinds of keys: Scandium by itself offers none for RSA, which public
     * authorities certify as a rule. The last but two is what CoAP asks for (RFC 7252, section 9.1.3.3), the last two are
     * for servers that know no better.
     */
    private static final List<CipherSuite> CIPHER_SUITES = List.of(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256);

    /**
     * With a pre-shared key: those with forward secrecy first, then what RFC 7252, section 9.1.3.1, asks for. Aliyun's C
     * SDK offers TLS_PSK_WITH_AES_128_CBC_SHA, which Scandium does not have.
     */
    private static final List<CipherSuite> PRE_SHARED_KEY_SUITES = List.of(
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256,
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM_8,
            CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA256);

    private static final List<SignatureAndHashAlgorithm> SIGNATURES = List.of(
            SignatureAndHashAlgorithm.SHA256_WITH_ECDSA,
            SignatureAndHashAlgorithm.SHA256_WITH_RSA,
            SignatureAndHashAlgorithm.SHA384_WITH_ECDSA,
            new SignatureAndHashAlgorithm(HashAlgorithm.SHA384, SignatureAlgorithm.RSA),
            new SignatureAndHashAlgorithm(HashAlgorithm.SHA512, SignatureAlgorithm.RSA));

    private CoapConfiguration() {}

    static Configuration of(CoapSecurity security, CoapTimeouts timeouts) {
        Configuration configuration = new Configuration(
                CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS);
        long exchange = timeouts.exchange().toMillis();
        configuration
                .set(CoapConfig.ACK_TIMEOUT, timeouts.acknowledge().toMillis(), TimeUnit.MILLISECONDS)
                .set(CoapConfig.EXCHANGE_LIFETIME, exchange, TimeUnit.MILLISECONDS)
                .set(CoapConfig.MAX_MESSAGE_SIZE, MAX_MESSAGE_BYTES)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, BLOCK_BYTES)
                // Asking for a second block would need a second sequence number.
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, security == CoapSecurity.SYMMETRIC ? 0 : MAX_ANSWER_BYTES)
                .set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, exchange, TimeUnit.MILLISECONDS)
                .set(CoapConfig.MAX_ACTIVE_PEERS, MAX_PEERS)
                .set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP)
                .set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, DEDUPLICATED_MESSAGES)
                // An answer counts that comes after another handshake, from the same server.
                .set(CoapConfig.RESPONSE_MATCHING, CoapConfig.MatcherMode.PRINCIPAL)
                .set(UdpConfig.UDP_DATAGRAM_SIZE, DATAGRAM_BYTES)
                // The runtime's threads read, and whoever sends writes.
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 0)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 0)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.MILLISECONDS);
        if (security == CoapSecurity.DTLS) {
            dtls(configuration, timeouts)
                    .set(DtlsConfig.DTLS_CERTIFICATE_TYPES, List.of(CertificateType.X_509))
                    .set(DtlsConfig.DTLS_CIPHER_SUITES, CIPHER_SUITES)
                    .set(DtlsConfig.DTLS_SIGNATURE_AND_HASH_ALGORITHMS, SIGNATURES);
        } else if (security == CoapSecurity.DTLS_PSK) {
            dtls(configuration, timeouts).set(DtlsConfig.DTLS_CIPHER_SUITES, PRE_SHARED_KEY_SUITES);
        }
        return configuration;
    }

    private static Configuration dtls(Configuration configuration, CoapTimeouts timeouts) {
        return configuration
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_USE_SERVER_NAME_INDICATION, true)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                // Ours is empty, which tells the server that it may give us one.
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0)
                .set(
                        DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT,
                        timeouts.handshake().toMillis(),
                        TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_ADDITIONAL_ECC_TIMEOUT, 0, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, MAX_PEERS)
                .set(DtlsConfig.DTLS_MAX_DEFERRED_OUTBOUND_APPLICATION_MESSAGES, MAX_DEFERRED_MESSAGES)
                .set(DtlsConfig.DTLS_MAX_PENDING_OUTBOUND_JOBS, MAX_PENDING_JOBS)
                .set(DtlsConfig.DTLS_MAX_PENDING_INBOUND_JOBS, MAX_PENDING_JOBS)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 0);
    }
}
