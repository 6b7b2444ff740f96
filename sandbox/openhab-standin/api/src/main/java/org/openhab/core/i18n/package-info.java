/** Language, time zone and units of the host. */
@NonNullByDefault
package org.openhab.core.i18n;

import org.eclipse.jdt.annotation.NonNullByDefault;
