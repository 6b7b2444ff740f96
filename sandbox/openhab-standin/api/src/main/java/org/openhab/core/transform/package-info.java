@NonNullByDefault
package org.openhab.core.transform;

import org.eclipse.jdt.annotation.NonNullByDefault;
