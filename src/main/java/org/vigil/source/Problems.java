package org.vigil.source;

import java.util.ArrayList;
import java.util.List;

/** Gathers every problem of a reading, so that a person mends a file once and not once a mistake. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    /** All problems, by file and line, each once. */
    public List<Problem> list() {
        return found.stream().distinct().sorted().toList();
    }

    /** Of one file. */
    public List<Problem> of(String file) {
        return list().stream().filter(problem -> problem.file().equals(file)).toList();
    }
}
