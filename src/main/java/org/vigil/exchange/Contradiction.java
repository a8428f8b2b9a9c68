package org.vigil.exchange;

/** A row would take something back, or says otherwise than the profile: a person has to look. */
final class Contradiction extends Exception {
    private static final long serialVersionUID = 1L;

    private final Target target;
    private final String field;

    /** @param target that the row says otherwise */
    Contradiction(Target target, String reason) {
        super(reason);
        this.target = target;
        this.field = "";
    }

    /** @param field of a profile, as the row has it from a column that holds it as it stands in a file */
    Contradiction(String field, String reason) {
        super(reason);
        this.target = Target.FIELD;
        this.field = field;
    }

    /** Tells it of the row's column. */
    void refuse(Cells cells, Draft draft) {
        String reason = String.valueOf(getMessage());
        if (field.isEmpty()) {
            cells.refuse(target, reason);
        } else {
            String column = draft.columns().getOrDefault(field, "");
            cells.refuse(column.isEmpty() ? field : column, "", reason);
        }
    }
}
