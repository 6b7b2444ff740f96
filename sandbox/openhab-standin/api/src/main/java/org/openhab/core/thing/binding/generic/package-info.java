@NonNullByDefault
package org.openhab.core.thing.binding.generic;

import org.eclipse.jdt.annotation.NonNullByDefault;
