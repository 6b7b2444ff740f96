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
package org.openhab.aliyuniot.emulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has a field hold a running emulator on free ports: a static one is there for all tests of the class, another one is new with
 * each test. It ends with what it was made for, and its folder with it.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmulatorExtension.class)
public @interface Emulated {
    /** Names of devices of {@link TestDevice#PRODUCT_KEY}; each test finds them new, and no faults in force. */
    String[] devices() default {};

    /** A static method of the class that returns a changed configuration; none is needed for the usual one. */
    String configuration() default "";
}
