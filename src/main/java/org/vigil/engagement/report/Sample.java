package org.vigil.engagement.report;

/**
 * What is needed of many numbers to compare them with others: how many they are, their sum and that of their squares.
 */
public record Sample(long size, double sum, double squares) {
    static final Sample NONE = new Sample(0, 0, 0);

    double mean() {
        return sum / size;
    }

    /** The variance of the population from which they are, estimated; at least two are needed. */
    double variance() {
        return Math.max(0, (squares - sum * sum / size) / (size - 1));
    }

    /** Whether all are the same number, as far as sums of floating-point numbers can tell. */
    boolean variesNot() {
        return Math.abs(squares - sum * sum / size) <= 1e-12 * squares;
    }

    Sample plus(Sample other) {
        return new Sample(size + other.size, sum + other.sum, squares + other.squares);
    }

    Sample minus(Sample part) {
        return new Sample(size - part.size, sum - part.sum, squares - part.squares);
    }
}
