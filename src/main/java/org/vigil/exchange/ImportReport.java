package org.vigil.exchange;

import java.util.List;

/**
 * What an import brought, or would bring.
 *
 * @param rows all that were read, the refused ones included
 * @param added people who were not on the roll
 * @param changed people of whom the list says something more
 * @param same people of whom it says nothing new
 * @param ignored columns that do not come in
 */
public record ImportReport(int rows, int added, int changed, int same, List<Refusal> refused, List<String> ignored) {}
