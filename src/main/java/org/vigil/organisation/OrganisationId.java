package org.vigil.organisation;

/** How files and commands call an organisation, such as {@code free-pen}; never shown to followers. */
public record OrganisationId(String value) implements Comparable<OrganisationId> {
    public static final String ALLOWED = "lower-case letters, digits and dashes, such as free-pen";

    public OrganisationId {
        if (value.length() > 64 || !value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no name of an organisation");
        }
    }

    @Override
    public int compareTo(OrganisationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
