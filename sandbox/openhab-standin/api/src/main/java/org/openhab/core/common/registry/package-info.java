/** Collections of named elements that tell about changes. */
@NonNullByDefault
package org.openhab.core.common.registry;

import org.eclipse.jdt.annotation.NonNullByDefault;
