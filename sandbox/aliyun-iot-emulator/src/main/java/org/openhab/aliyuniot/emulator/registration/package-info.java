/**
 * Dynamic registration: devices that know the secret of their product only, and learn their own.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.registration;

import org.eclipse.jdt.annotation.NonNullByDefault;
