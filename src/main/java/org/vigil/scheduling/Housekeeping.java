package org.vigil.scheduling;

/**
 * What is woken. Each may be woken late, twice or not at all without harm: the tables know what is due.
 *
 * @param deliver sends what is due
 * @param plan accepts changed files and plans the slots ahead
 * @param collect reads the engagement that is due to be read
 * @param watch visits the accounts that are due to be visited
 * @param alert looks what is wrong and tells whose turn it is, and pings the outside
 */
public record Housekeeping(Runnable deliver, Runnable plan, Runnable collect, Runnable watch, Runnable alert) {}
