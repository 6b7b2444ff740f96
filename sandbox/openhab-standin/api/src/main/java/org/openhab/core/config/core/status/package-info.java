@NonNullByDefault
package org.openhab.core.config.core.status;

import org.eclipse.jdt.annotation.NonNullByDefault;
