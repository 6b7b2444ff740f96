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
package org.openhab.binding.aliyuniot.internal.action;

/**
 * A feature of a thing model, or a member of one, in words. What there is nothing of is empty.
 *
 * @param identifier as in the thing model; of a member with that of its property and a point before it
 * @param type such as {@code double}, {@code event} or {@code service}
 * @param range which values there are, or what goes in and out
 * @param channels ids of its channels
 * @param sent what was sent to the platform last
 * @param received what came from the platform last
 */
public record FeatureRow(String identifier, String type, String range, String channels, String sent, String received) {}
