/** Identifiers, guarded calls and thread pools. */
@NonNullByDefault
package org.openhab.core.common;

import org.eclipse.jdt.annotation.NonNullByDefault;
