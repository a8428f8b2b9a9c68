package org.vigil.exchange;

/**
 * Why a row does not come in.
 *
 * @param row as {@link Row#number()}
 * @param line where the row begins in the file
 * @param column empty where it is about the row
 * @param value what stands there, shortened; empty where it could tell how to reach somebody
 * @param reason in words, with what to do
 */
public record Refusal(int row, int line, String column, String value, String reason) {}
