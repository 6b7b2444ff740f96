/** The firmware services. Class names are those of openHAB, because they appear in its log. */
@NonNullByDefault
package org.openhab.core.thing.internal.firmware;

import org.eclipse.jdt.annotation.NonNullByDefault;
