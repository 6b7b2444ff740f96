/** Values that outlive a restart. */
@NonNullByDefault
package org.openhab.core.storage;

import org.eclipse.jdt.annotation.NonNullByDefault;
