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
package org.openhab.binding.aliyuniot.internal.session.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportMeans;
import org.openhab.binding.aliyuniot.internal.report.FailureStatus;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.session.ServedThing;
import org.openhab.binding.aliyuniot.internal.session.SessionSource;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureMaker;
import org.openhab.binding.aliyuniot.link.auth.BootstrapNotices;
import org.openhab.binding.aliyuniot.link.certificate.CertificateWatch;
import org.openhab.binding.aliyuniot.link.certificate.CertifiedTransports;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.gateway.Gateway;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.transport.AskingTransports;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/**
 * A connection of the device's own, over which it may connect others.
 */
public final class GatewaySource implements SessionSource {
    private final TransportMeans means;
    private final SubDevices subDevices;
    private volatile @Nullable StatusReport status;

    /**
     * @param subDevices of the device, if it is a gateway
     */
    public GatewaySource(TransportMeans means, SubDevices subDevices) {
        this.means = means;
        this.subDevices = subDevices;
    }

    @Override
    public void begin(StatusReport shown, Runnable serve) {
        status = shown;
        shown.connecting();
        serve.run();
    }

    @Override
    public Way way(DeviceSettings settings, ServedThing thing) throws LinkFailure {
        TransportFactory own = settings.transportFactory(means);
        List<FeatureMaker> carried = new ArrayList<>();
        if (own instanceof CertifiedTransports certified) {
            carried.add(context ->
                    new CertificateWatch(context.runtime(), certified, Clock.systemUTC(), this::certificateLooked));
        }
        if (own instanceof AskingTransports<?> asking) {
            carried.add(context ->
                    new BootstrapNotices(context.runtime(), context.identity(), context.session(), asking::renew));
        }
        if (!settings.transport().connectsOthers()) {
            return new Way(own, carried);
        }
        LearntSecrets secrets = means.secrets().secrets();
        GatewayLine line = new GatewayLine(settings.identity(), own, true, subDevices.line());
        carried.add(context -> subDevices.opened(
                thing.life(),
                new Gateway(context.runtime(), line, context.session(), context.requests(), secrets, subDevices)));
        return new Way(line, carried);
    }

    private void certificateLooked(CertificateWatch.State state) {
        StatusReport shown = status;
        if (shown != null) {
            shown.certificateRemark(FailureStatus.ofCertificate(state));
        }
    }

    @Override
    public void online() {
        StatusReport shown = status;
        if (shown != null) {
            shown.online();
        }
    }

    @Override
    public void offline(LinkFailure reason, DeviceSettings settings) {
        StatusReport shown = status;
        if (shown != null) {
            shown.offline(FailureStatus.of(reason, settings));
        }
    }

    @Override
    public void close() {}
}
