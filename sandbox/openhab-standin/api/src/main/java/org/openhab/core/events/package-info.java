/** The event bus. */
@NonNullByDefault
package org.openhab.core.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
