package org.openhab.binding.aliyuniot.benchmarks.items.end;

/** Starts messages on their way; what arrives goes to {@link Seen}. Called on one thread. */
@FunctionalInterface
public interface ItemEnd {
    /**
     * Starts one and returns at once.
     *
     * @param item number, as {@link ItemKind} reckons it
     * @param value not given before
     */
    void start(Way way, int item, int value);
}
