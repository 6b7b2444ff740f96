/** The folders of the host. */
@NonNullByDefault
package org.openhab.core;

import org.eclipse.jdt.annotation.NonNullByDefault;
