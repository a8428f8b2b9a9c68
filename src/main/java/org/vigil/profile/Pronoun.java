package org.vigil.profile;

/** How a person is spoken of. */
public enum Pronoun {
    SHE,
    HE,
    THEY
}
