package org.vigil.campaign;

/** How a campaign chooses whose turn it is. */
public enum RotationOrder {
    /** Within a round everybody once, whoever was longest not spoken of first. */
    FAIR,
    /** In the order of the list; posts carry a day number that closes up when somebody is passed over. */
    LISTED
}
