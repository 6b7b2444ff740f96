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

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateLimits;

/**
 * How patient updates are.
 *
 * @param downloads gives the tries and pauses of a download from servers that lead to the trust anchors
 * @param limits is given what the settings of a thing allow the states of an update
 */
public record UpdateBounds(Function<TrustAnchors, DownloadSettings> downloads, UnaryOperator<UpdateLimits> limits) {
    /** Those for everyday life. */
    public static final UpdateBounds USUAL = new UpdateBounds(DownloadSettings::of, limits -> limits);
}
