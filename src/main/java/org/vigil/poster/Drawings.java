package org.vigil.poster;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last posters that were drawn: a post's is drawn in the minutes before its slot, and is there when it is sent. Drawing
 * takes a tenth of a second and some megabytes, so they are drawn one after the other.
 */
final class Drawings {
    private static final int KEPT = 32;

    private static final Map<String, byte[]> DRAWN = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    private Drawings() {}

    /** Nobody may change the bytes. */
    static byte[] of(Poster poster) {
        String digest = poster.digest();
        synchronized (DRAWN) {
            byte[] known = DRAWN.get(digest);
            if (known == null) {
                known = poster.drawn();
                DRAWN.put(digest, known);
            }
            return known;
        }
    }
}
