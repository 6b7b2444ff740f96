/**
 * Thing models of products, and what the platform keeps of devices that have one.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.thingmodel;

import org.eclipse.jdt.annotation.NonNullByDefault;
