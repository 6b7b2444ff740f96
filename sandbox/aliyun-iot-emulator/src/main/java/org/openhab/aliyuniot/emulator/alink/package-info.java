/**
 * Answers to Alink requests: properties, events, tags, the thing model; also in data of a product's own format.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.alink;

import org.eclipse.jdt.annotation.NonNullByDefault;
