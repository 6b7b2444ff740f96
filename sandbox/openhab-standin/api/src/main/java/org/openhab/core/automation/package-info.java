/** What annotations of actions refer to. */
@NonNullByDefault
package org.openhab.core.automation;

import org.eclipse.jdt.annotation.NonNullByDefault;
