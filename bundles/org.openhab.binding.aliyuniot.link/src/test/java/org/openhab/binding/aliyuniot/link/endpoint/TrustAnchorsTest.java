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
package org.openhab.binding.aliyuniot.link.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** Devices with the same authorities share them, whatever files they are in; a file that changes gives others. */
@NonNullByDefault({})
class TrustAnchorsTest {
    @TempDir
    Path folder;

    private Path certificate(String host) throws Exception {
        return TestCertificate.in(Files.createDirectory(folder.resolve(host)), "dns:" + host)
                .pem();
    }

    @Test
    void theSameAuthoritiesAreShared() throws Exception {
        Path file = certificate("one.example.com");
        Path copy = Files.copy(file, folder.resolve("copy.pem"));
        TrustAnchors anchors = TrustAnchors.ofFile(file);
        assertThat(TrustAnchors.ofFile(file)).isSameAs(anchors);
        assertThat(TrustAnchors.ofFile(copy)).isSameAs(anchors);
        Files.writeString(copy, "Of the firm\n" + Files.readString(file));
        assertThat(TrustAnchors.ofFile(copy)).isSameAs(anchors);
        assertThat(TrustAnchors.ofFile(file)).isSameAs(anchors);
    }

    @Test
    void aFileWithoutAuthoritiesIsRefusedAlsoIfItHadSome() throws Exception {
        Path file = Files.copy(certificate("once.example.com"), folder.resolve("ca.pem"));
        TrustAnchors former = TrustAnchors.ofFile(file);
        Files.write(file, new byte[0]);
        assertThatExceptionOfType(ConfigurationFailure.class).isThrownBy(() -> TrustAnchors.ofFile(file));
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatExceptionOfType(ConfigurationFailure.class).isThrownBy(() -> TrustAnchors.ofFile(file));
        assertThat(former.authorities()).hasSize(1);
    }

    @Test
    void aFileThatHasChangedGivesWhatIsInItNow() throws Exception {
        Path file = Files.copy(certificate("former.example.com"), folder.resolve("ca.pem"));
        TrustAnchors former = TrustAnchors.ofFile(file);
        Path other = certificate("other.example.com");
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
        TrustAnchors now = TrustAnchors.ofFile(file);
        assertThat(now).isNotSameAs(former).isSameAs(TrustAnchors.ofFile(other));
        assertThat(now.authorities()).isNotEqualTo(former.authorities());
    }
}
