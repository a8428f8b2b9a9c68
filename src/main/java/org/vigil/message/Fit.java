package org.vigil.message;

import java.util.ArrayList;
import java.util.List;
import org.vigil.network.Limits;

/** Divides a text into the parts of a thread. */
final class Fit {
    private final Limits limits;

    Fit(Limits limits) {
        this.limits = limits;
    }

    /**
     * The parts, each as long as the network allows and ending at the best place: a paragraph before a line, a line
     * before a sentence, a sentence before a word. Empty where a piece that must stay whole is too long.
     */
    List<String> divided(Passage passage) {
        String text = passage.text();
        List<Passage.Place> places = passage.places();
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (!limits.fits(part(text, start, text.length()))) {
            int end = best(text, start, places);
            if (end == start) {
                return List.of();
            }
            parts.add(part(text, start, end));
            start = end;
        }
        parts.add(part(text, start, text.length()));
        return parts;
    }

    /** Where the part that begins at {@code start} ends; {@code start} itself where it cannot. */
    private int best(String text, int start, List<Passage.Place> places) {
        List<Passage.Place> within = places.stream()
                .filter(place ->
                        place.at() > start && !part(text, start, place.at()).isEmpty())
                .takeWhile(place -> limits.fits(part(text, start, place.at())))
                .toList();
        for (Passage.Break kind : Passage.Break.values()) {
            List<Passage.Place> good = within.stream()
                    .filter(place -> place.kind() == kind && isFull(part(text, start, place.at())))
                    .toList();
            if (!good.isEmpty()) {
                return good.getLast().at();
            }
        }
        return within.isEmpty() ? start : within.getLast().at();
    }

    /** A part of a few words is worse than one that ends inside a paragraph. */
    private boolean isFull(String part) {
        return limits.length(part) * 3 >= limits.maxLength();
    }

    private static String part(String text, int from, int to) {
        return Marks.nfc(text.substring(from, to).strip());
    }
}
