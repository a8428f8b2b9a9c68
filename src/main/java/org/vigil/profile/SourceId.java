package org.vigil.profile;

/** What a source is called inside its profile, so that facts can say on which of them they rest. */
public record SourceId(String value) {
    static final String ALLOWED = "lower-case letters, digits and dashes, such as hrw-2015";

    public SourceId {
        if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*") || value.length() > 64) {
            throw new IllegalArgumentException();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
