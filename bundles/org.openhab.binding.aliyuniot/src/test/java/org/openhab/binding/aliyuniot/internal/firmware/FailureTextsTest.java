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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.aliyuniot.internal.OpenhabFiles;
import org.openhab.binding.aliyuniot.internal.firmware.install.InstallFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;

@NonNullByDefault({})
class FailureTextsTest {
    /** Of an image that did not come, as an update tells it. */
    private static UpdateFailure failure(FirmwareFailure.Reason reason) {
        return UpdateFailure.of(new FirmwareFailure(reason, "for the test"));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonWhyAnImageDoesNotComeHasAText(FirmwareFailure.Reason reason) throws Exception {
        assertThat(OpenhabFiles.texts("").keySet()).contains(FailureTexts.keyOf(failure(reason)));
        assertThat(failure(reason).kind()).isEqualTo(reason.kind());
    }

    @Test
    void theReasonsOfUpdatesHaveTheirTextsAndArguments() {
        assertThat(FailureTexts.of(UpdateFailure.notReady())).isEqualTo("@text/firmware.not-ready");
        assertThat(FailureTexts.of(UpdateFailure.notOffered("3"))).isEqualTo("@text/firmware.not-offered [\"3\"]");
        assertThat(FailureTexts.of(failure(FirmwareFailure.Reason.DIGEST)))
                .isEqualTo("@text/firmware.digest [\"for the test\"]");
    }

    @Test
    void anInstallerHasATextOfItsOwn() {
        UpdateFailure own = new InstallFailure(OtaFailure.BURN, "firmware.install-login", "No", "device");

        assertThat(FailureTexts.of(own)).isEqualTo("@text/firmware.install-login [\"device\"]");
        assertThat(own.arguments()).containsExactly("device");
        assertThat(own.kind()).isEqualTo(OtaFailure.BURN);
    }
}
