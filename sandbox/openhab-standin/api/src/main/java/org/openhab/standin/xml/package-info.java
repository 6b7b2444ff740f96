@NonNullByDefault
package org.openhab.standin.xml;

import org.eclipse.jdt.annotation.NonNullByDefault;
