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
package org.openhab.binding.aliyuniot.link.transport.mqtt.psk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bouncycastle.tls.CipherSuite;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;

/** Handshakes with a pre-shared key, and all that can go wrong in one. */
@NonNullByDefault({})
class PskTlsTest {
    private static final int MUTATIONS = 1000;
    private static final int ALERT_RECORD = 21;
    private static final int HANDSHAKE_RECORD = 22;

    private static LinkFailure refused(Handshake handshake) {
        Throwable thrown = catchThrowable(handshake::connect);
        assertThat(thrown).isInstanceOf(LinkFailure.class);
        return (LinkFailure) thrown;
    }

    static int[] suites() {
        return new PskClient(Handshake.KEY).getSupportedCipherSuites();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void eachSuiteThatIsOfferedWorks(int suite) throws Exception {
        Handshake handshake = new Handshake(Handshake.KEY, UnaryOperator.identity(), suite);
        PskTls tls = handshake.connect();
        tls.out().write("there".getBytes(StandardCharsets.UTF_8));
        byte[] back = "and back".getBytes(StandardCharsets.UTF_8);
        handshake.server().writeApplicationData(back, 0, back.length);
        assertThat(handshake.received()).isEqualTo("there");
        assertThat(tls.in().readNBytes(back.length)).isEqualTo(back);
    }

    /** The platform has to have one of those that its own SDKs offer. */
    @Test
    void whatTheSdksOfferIsOfferedToo() {
        assertThat(suites())
                .contains(
                        CipherSuite.TLS_PSK_WITH_AES_256_CBC_SHA384,
                        CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA256,
                        CipherSuite.TLS_PSK_WITH_AES_256_CBC_SHA,
                        CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA)
                .doesNotHaveDuplicates();
    }

    @Test
    void noProviderOfTheJavaRuntimeComesOrGoes() throws Exception {
        List<Object> before = Arrays.asList((Object[]) Security.getProviders());
        new Handshake(Handshake.KEY, UnaryOperator.identity()).connect();
        assertThat(Arrays.asList((Object[]) Security.getProviders())).isEqualTo(before);
    }

    @Test
    void anotherKeyIsTheUsersToMend() throws Exception {
        PreSharedKey other = new PreSharedKey(Handshake.KEY.identity(), "0".repeat(64));
        for (int suite : suites()) {
            LinkFailure failure = refused(new Handshake(other, UnaryOperator.identity(), suite));
            assertThat(failure.reason()).as("%x", suite).isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
            assertThat(failure).hasMessageContaining("knows another secret").hasMessageNotContaining(other.key());
        }
    }

    @Test
    void anIdentityThatNobodyKnowsIsTheUsersToMend() throws Exception {
        PreSharedKey other = new PreSharedKey("somebody else", Handshake.KEY.key());
        LinkFailure failure = refused(new Handshake(other, UnaryOperator.identity()));
        assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
        assertThat(failure).hasMessageContaining("does not know the device");
    }

    @Test
    void aServerWithoutASuiteInCommonIsToldAsOneWithoutKeys() throws Exception {
        LinkFailure failure = refused(new Handshake(
                Handshake.KEY, UnaryOperator.identity(), CipherSuite.TLS_PSK_WITH_CAMELLIA_128_GCM_SHA256));
        assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.NO_PRE_SHARED_KEY);
    }

    private static LinkFailure answered(byte[] answer) {
        Throwable thrown = catchThrowable(() -> PskTls.connect(
                new ByteArrayInputStream(answer), OutputStream.nullOutputStream(), Handshake.KEY, Handshake.ADDRESS));
        assertThat(thrown).isInstanceOf(LinkFailure.class);
        return (LinkFailure) thrown;
    }

    @ParameterizedTest
    @CsvSource({
        "115, PRE_SHARED_KEY",
        "49, PRE_SHARED_KEY",
        "51, PRE_SHARED_KEY",
        "20, PRE_SHARED_KEY",
        "21, PRE_SHARED_KEY",
        "40, NO_PRE_SHARED_KEY",
        "70, NO_PRE_SHARED_KEY",
        "71, NO_PRE_SHARED_KEY",
        "80, TLS",
        "10, TLS",
        "200, TLS"
    })
    void alertsAreToldApart(int alert, LinkFailure.Reason reason) {
        LinkFailure failure = answered(new byte[] {ALERT_RECORD, 3, 3, 0, 2, 2, (byte) alert});
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "\u0020\u0002\u0000\u0000 and more of MQTT",
                "SSH-2.0-OpenSSH"
            })
    void whoeverSpeaksSomethingElseIsNamedAsSuch(String answer) {
        assertThat(answered(answer.getBytes(StandardCharsets.ISO_8859_1)).reason())
                .isEqualTo(LinkFailure.Reason.TLS);
    }

    /** A record that announces more than one may have is refused by its header. */
    @ParameterizedTest
    @ValueSource(ints = {0x4900, 0x7fff, 0xffff})
    void recordsThatAreTooLongAreRefused(int length) {
        byte[] header = {HANDSHAKE_RECORD, 3, 3, (byte) (length >> 8), (byte) length, 0, 0, 0};
        assertThat(answered(header).reason()).isEqualTo(LinkFailure.Reason.TLS);
    }

    /** Nor is there room made for a message that announces 16 MB. */
    @Test
    void messagesThatAreTooLongAreRefused() {
        byte[] header = {HANDSHAKE_RECORD, 3, 3, 0, 4, 2, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        assertThat(answered(header).reason()).isEqualTo(LinkFailure.Reason.TLS);
    }

    /** Warnings, requests to begin again and empty records, each of them allowed, without an end. */
    @ParameterizedTest
    @ValueSource(strings = {"1503030002015a", "16030300040000000000", "1603030000"})
    void aHandshakeThatDoesNotEndIsEnded(String record) {
        byte[] piece = HexFormat.of().parseHex(record);
        int[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return piece[read[0]++ % piece.length] & 0xff;
            }
        };
        Throwable thrown = catchThrowable(
                () -> PskTls.connect(endless, OutputStream.nullOutputStream(), Handshake.KEY, Handshake.ADDRESS));
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        LinkFailure.class,
                        failure -> assertThat(failure.reason())
                                .isIn(LinkFailure.Reason.MALFORMED_PACKET, LinkFailure.Reason.TLS));
        assertThat(read[0]).isLessThan(64 * 1024);
    }

    @Test
    void aServerThatHangsUpInTheHandshakeIsAnEndOfTheLine() throws Exception {
        Handshake whole = new Handshake(Handshake.KEY, UnaryOperator.identity());
        whole.connect();
        int length = whole.said.size();
        assertThat(length).isGreaterThan(100);
        for (int end = 0; end < length - 1; end += 7) {
            int[] left = {end};
            Handshake handshake = new Handshake(Handshake.KEY, piece -> {
                byte[] kept = Arrays.copyOf(piece, Math.min(piece.length, left[0]));
                left[0] -= kept.length;
                return kept;
            });
            Throwable thrown = catchThrowable(handshake::connect);
            // A record that ends too early is one that breaks the protocol.
            assertThat(thrown).as("after %d bytes", end).isInstanceOfAny(EOFException.class, NetworkFailure.class);
        }
    }

    private static byte[] mutated(byte[] piece, Random random) {
        if (piece.length == 0) {
            return piece;
        }
        int at = random.nextInt(piece.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(piece, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(piece[at] ^ 1 << random.nextInt(8));
            case 1 -> out.write(random.nextInt(256));
            case 2 -> {
                out.write(random.nextInt(256));
                out.write(piece[at]);
            }
            case 3 -> out.write(piece, 0, piece.length);
            default -> {
                byte[] noise = new byte[random.nextInt(400)];
                random.nextBytes(noise);
                out.writeBytes(noise);
            }
        }
        out.write(piece, at + 1, piece.length - at - 1);
        return out.toByteArray();
    }

    /** Whatever a server says, the handshake ends, in one of the two ways that callers know. */
    @Test
    void aThousandHostileHandshakesEndAsFailures() throws Exception {
        int came = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            int[] suites = suites();
            int flight = random.nextInt(2);
            int[] flights = {0};
            Handshake handshake = new Handshake(
                    Handshake.KEY,
                    piece -> flights[0]++ == flight ? mutated(piece, random) : piece,
                    suites[seed % suites.length]);
            Throwable thrown = catchThrowable(handshake::connect);
            if (thrown == null) {
                came++;
            } else {
                assertThat(thrown).as("seed %d", seed).isInstanceOfAny(IOException.class, LinkFailure.class);
            }
        }
        // What replaced a byte by itself, or came after the last one.
        assertThat(came).isLessThan(MUTATIONS / 10);
    }

    @Test
    void beginningAgainIsRefusedAndTheConnectionGoesOn() throws Exception {
        Handshake handshake = new Handshake(Handshake.KEY, UnaryOperator.identity());
        PskTls tls = handshake.connect();
        int before = handshake.heard.size();
        handshake.server().askToBeginAgain();
        handshake.server().writeApplicationData(new byte[] {7}, 0, 1);
        assertThat(tls.in().read()).isEqualTo(7);
        byte[] after = Arrays.copyOfRange(handshake.heard.toByteArray(), before, handshake.heard.size());
        assertThat(after).isNotEmpty();
        assertThat(after[0]).as("an alert, no hello").isEqualTo((byte) ALERT_RECORD);
    }

    @Test
    void aRecordThatWasForgedEndsTheConnection() throws Exception {
        Handshake handshake = new Handshake(Handshake.KEY, piece -> {
            byte[] forged = piece.clone();
            if (forged.length > 0 && forged[0] == 23) {
                forged[forged.length - 1] ^= 1;
            }
            return forged;
        });
        PskTls tls = handshake.connect();
        handshake.server().writeApplicationData(new byte[] {7}, 0, 1);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> tls.in().read());
    }

    /** Without a goodbye, an attacker may have cut it. */
    @Test
    void anEndWithoutAGoodbyeIsNoneInGoodOrder() throws Exception {
        Handshake handshake = new Handshake(Handshake.KEY, UnaryOperator.identity());
        PskTls tls = handshake.connect();
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> tls.in().read());
    }
}
