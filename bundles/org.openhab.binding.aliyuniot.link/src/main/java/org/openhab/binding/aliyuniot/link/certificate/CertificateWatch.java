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
package org.openhab.binding.aliyuniot.link.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of a device's certificate once a minute while its session is there: a renewed one is connected with,
 * and one that ends soon is told, weeks ahead. For any thread.
 */
public final class CertificateWatch implements SessionFeature {
    /** Who has to ask somebody for a new certificate needs some weeks. */
    public static final Duration AHEAD = Duration.ofDays(30);

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Logger logger = LoggerFactory.getLogger(CertificateWatch.class);

    private final CertifiedTransports transports;
    private final Clock clock;
    private final Consumer<State> listener;
    private final Runnable stop;
    private @Nullable State told;
    private volatile boolean closed;

    /**
     * How the certificate in the files is.
     *
     * @param until when it ends, if that is soon or past; null if it is far, or nobody knows
     * @param trouble why the files cannot be used any more; null if they can
     */
    public record State(@Nullable Instant until, LinkFailure.@Nullable Reason trouble) {}

    /**
     * @param listener hears how the certificate is, at first and when that changes; on any thread
     */
    public CertificateWatch(
            LinkRuntime runtime, CertifiedTransports transports, Clock clock, Consumer<State> listener) {
        this(runtime, transports, clock, listener, PERIOD);
    }

    /**
     * @param period between two looks
     */
    CertificateWatch(
            LinkRuntime runtime,
            CertifiedTransports transports,
            Clock clock,
            Consumer<State> listener,
            Duration period) {
        this.transports = transports;
        this.clock = clock;
        this.listener = listener;
        this.stop = runtime.every(period, this::look);
    }

    @Override
    public void online() {
        look();
    }

    private void look() {
        transports.look().whenComplete((read, failure) -> {
            if (read != null) {
                Instant until = read.notAfter();
                tell(new State(clock.instant().plus(AHEAD).isAfter(until) ? until : null, null));
            } else if (failure != null && LinkFailure.causeOf(failure) instanceof LinkFailure known) {
                logger.debug("The certificate cannot be used: {}", ForeignText.line(known.getMessage()));
                tell(new State(null, known.reason()));
            }
        });
    }

    private void tell(State state) {
        synchronized (this) {
            if (closed || state.equals(told)) {
                return;
            }
            told = state;
        }
        listener.accept(state);
    }

    @Override
    public void close() {
        closed = true;
        stop.run();
    }
}
