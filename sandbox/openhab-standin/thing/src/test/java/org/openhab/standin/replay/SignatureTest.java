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
package org.openhab.standin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openhab.standin.recordings.SignatureCheck;

class SignatureTest {

    /** Members that only openHAB 5.2.1 has. */
    private static final Map<String, String> FOLLOWING_5_2_1 = Map.of();

    @Test
    void everyPublicMemberIsOneOfOpenHab() {
        assertThat(SignatureCheck.findings(Path.of("target", "classes"), FOLLOWING_5_2_1))
                .as("org.openhab.core.transform is not in the lists, the channel transformations need it nevertheless")
                .containsExactlyInAnyOrder(
                        "org.openhab.core.transform.TransformationException: openHAB 5.2.1 has no such type",
                        "org.openhab.core.transform.TransformationHelper: openHAB 5.2.1 has no such type",
                        "org.openhab.core.transform.TransformationService: openHAB 5.2.1 has no such type");
    }
}
