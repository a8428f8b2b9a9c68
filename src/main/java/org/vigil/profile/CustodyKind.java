package org.vigil.profile;

/** How somebody is held, and with whose days its days may be added. */
public enum CustodyKind {
    DETENTION(Label.CUSTODY),
    PRISON(Label.CUSTODY),
    ADMINISTRATIVE(Label.CUSTODY),
    HOUSE_ARREST(Label.HOUSE_ARREST),
    DISAPPEARANCE(Label.DISAPPEARANCE);

    /** What the days are days of. Days of different labels are never added up (RULES 1, R6 and R10). */
    public enum Label {
        CUSTODY,
        HOUSE_ARREST,
        DISAPPEARANCE
    }

    private final Label label;

    CustodyKind(Label label) {
        this.label = label;
    }

    public Label label() {
        return label;
    }
}
