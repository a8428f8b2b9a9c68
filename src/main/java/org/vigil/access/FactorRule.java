package org.vigil.access;

/** Who has to use a second factor. Admins always: whoever is let in as one lets others in. */
public enum FactorRule {
    ADMINS,
    EVERYBODY;

    boolean asks(Roles roles) {
        return switch (this) {
            case ADMINS -> roles.somewhere(Role.ADMIN);
            case EVERYBODY -> true;
        };
    }
}
