@NonNullByDefault
package org.openhab.standin.i18n;

import org.eclipse.jdt.annotation.NonNullByDefault;
