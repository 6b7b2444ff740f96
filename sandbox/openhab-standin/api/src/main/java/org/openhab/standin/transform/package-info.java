@NonNullByDefault
package org.openhab.standin.transform;

import org.eclipse.jdt.annotation.NonNullByDefault;
