/** Small parts of the link beside the plainest thing that does nearly the same, by JMH. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.micro;

import org.eclipse.jdt.annotation.NonNullByDefault;
