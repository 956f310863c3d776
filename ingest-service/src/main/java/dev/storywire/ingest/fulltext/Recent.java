package dev.storywire.ingest.fulltext;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of so many entries: the one that was used least recently makes room. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final float LOAD = 0.75f;

    private final int most;

    Recent(int most) {
        super(16, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
