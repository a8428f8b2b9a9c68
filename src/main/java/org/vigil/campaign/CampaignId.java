package org.vigil.campaign;

/** A campaign's name in files, links and commands. */
public record CampaignId(String value) implements Comparable<CampaignId> {
    public static final String ALLOWED = "lower-case letters, digits and dashes, such as free-the-20";

    public CampaignId {
        if (value.length() > 64 || !value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no campaign id");
        }
    }

    @Override
    public int compareTo(CampaignId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
