package org.vigil.exchange;

/** Finds what stands between the cells of a text table: the sign that its first row has most of, outside of quotes. */
final class Delimiter {
    /** Then come signs that stand in names of columns as well: they count only where none of the first does. */
    private static final String USUAL = ",;\t|";

    private static final String CANDIDATES = USUAL + "^~¦§#:，；،؛\u001F";

    private Delimiter() {}

    static char in(String sample) {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        for (int i = 0; i < sample.length(); i++) {
            char sign = sample.charAt(i);
            quoted ^= sign == '"';
            if (!quoted && sign == '\n' && !sample.substring(0, i).isBlank()) {
                break;
            }
            int candidate = CANDIDATES.indexOf(sign);
            if (!quoted && candidate >= 0) {
                counts[candidate]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            boolean aUsualOne = best < USUAL.length() && counts[best] > 0;
            boolean mayBe = i < USUAL.length() || !aUsualOne;
            best = mayBe && counts[i] > counts[best] ? i : best;
        }
        return CANDIDATES.charAt(best);
    }
}
