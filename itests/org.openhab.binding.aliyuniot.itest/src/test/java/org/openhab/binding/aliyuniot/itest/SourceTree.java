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
package org.openhab.binding.aliyuniot.itest;

import java.io.IOException;
import java.nio.file.Path;
import org.openhab.sandbox.launcher.SandboxLayout;

/** Finds what the build has made. */
final class SourceTree {
    private SourceTree() {}

    static Path root() {
        return Path.of(System.getProperty("source.tree"));
    }

    static SandboxLayout layout() throws IOException {
        return SandboxLayout.of(root());
    }
}
