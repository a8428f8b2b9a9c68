package org.vigil.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Files of one kind as they were read. What a file says depends on its path and bytes alone, so that one which has not
 * changed since one of the last two readings is not read again. For one thread at a time.
 *
 * @param <V> what a file says
 */
final class ParsedFiles<V> {
    private final BiFunction<SourceFile, Problems, V> reader;
    private Map<SourceFile, Parsed<V>> last = Map.of();
    private Map<SourceFile, Parsed<V>> lastButOne = Map.of();

    ParsedFiles(BiFunction<SourceFile, Problems, V> reader) {
        this.reader = reader;
    }

    private record Parsed<V>(V value, List<Problem> problems) {}

    /** What the files say, in their order. */
    List<V> read(List<SourceFile> files, Problems problems) {
        Map<SourceFile, Parsed<V>> now = new HashMap<>();
        List<V> values = new ArrayList<>();
        for (SourceFile file : files) {
            Parsed<V> parsed = parsed(file);
            now.put(file, parsed);
            problems.addAll(parsed.problems());
            values.add(parsed.value());
        }
        lastButOne = last;
        last = now;
        return values;
    }

    private Parsed<V> parsed(SourceFile file) {
        Parsed<V> known = last.containsKey(file) ? last.get(file) : lastButOne.get(file);
        if (known != null) {
            return known;
        }
        Problems problems = new Problems();
        V value = reader.apply(file, problems);
        return new Parsed<>(value, problems.list());
    }
}
