package org.vigil.account;

/** An account's name in Vigil, such as {@code sandbox-x}; not its handle on the network. */
public record AccountName(String value) implements Comparable<AccountName> {
    public static final String ALLOWED = "lower-case letters, digits and dashes, such as our-mastodon";

    public AccountName {
        if (value.length() > 64 || !value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no account name");
        }
    }

    @Override
    public int compareTo(AccountName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
