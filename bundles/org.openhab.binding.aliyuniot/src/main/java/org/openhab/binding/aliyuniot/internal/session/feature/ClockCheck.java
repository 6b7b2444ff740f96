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
package org.openhab.binding.aliyuniot.internal.session.feature;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ntp.ClockOffset;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the difference between this machine's clock and the platform's after connecting and every six hours. It
 * reports only differences that have changed, because openHAB stores the property each time.
 */
public final class ClockCheck implements SessionFeature {
    private static final Duration PERIOD = Duration.ofHours(6);
    private static final Duration MIN_CHANGE = Duration.ofSeconds(1);

    private final Logger logger = LoggerFactory.getLogger(ClockCheck.class);

    private final ClockOffset clock;
    private final Consumer<String> listener;
    private final Runnable stop;
    private @Nullable Duration known;

    /**
     * @param listener hears the difference in seconds, such as {@code -0.2 s}; on any thread
     */
    ClockCheck(LinkRuntime runtime, ClockOffset clock, Consumer<String> listener) {
        this.clock = clock;
        this.listener = listener;
        this.stop = runtime.every(PERIOD, this::measure);
    }

    /** Makes one where the platform can answer. */
    public static @Nullable SessionFeature make(FeatureContext context) throws ConfigurationFailure {
        return context.session().capabilities().receives()
                ? new ClockCheck(
                        context.runtime(),
                        new ClockOffset(context.runtime(), context.identity(), context.session()),
                        offset -> context.reports().property(AliyunIotBindingConstants.PROPERTY_CLOCK_OFFSET, offset))
                : null;
    }

    @Override
    public void online() {
        measure();
    }

    private void measure() {
        clock.measure().whenComplete((offset, failure) -> {
            if (failure == null) {
                measured(offset);
            } else {
                logger.debug("The clock is not compared: {}", ForeignText.line(failure.getMessage()));
            }
        });
    }

    private void measured(Duration offset) {
        synchronized (this) {
            Duration before = known;
            if (before != null && offset.minus(before).abs().compareTo(MIN_CHANGE) < 0) {
                return;
            }
            known = offset;
        }
        listener.accept(BigDecimal.valueOf(offset.toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s");
    }

    @Override
    public void close() {
        stop.run();
        clock.close();
    }
}
