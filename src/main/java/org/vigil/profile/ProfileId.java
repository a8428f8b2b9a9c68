package org.vigil.profile;

/** The name of a profile in files, links and commands: lower-case Latin letters, digits and single dashes. */
public record ProfileId(String value) implements Comparable<ProfileId> {
    public static final String ALLOWED = "lower-case letters, digits and dashes, such as wang-yu";

    public ProfileId {
        if (value.length() > 64 || !value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no profile id");
        }
    }

    @Override
    public int compareTo(ProfileId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
