@NonNullByDefault
package org.openhab.core.items;

import org.eclipse.jdt.annotation.NonNullByDefault;
