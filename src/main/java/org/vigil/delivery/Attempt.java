package org.vigil.delivery;

import org.vigil.account.AccountName;

/**
 * One try to hand one part to a network, as it was written down before the network is called.
 *
 * @param part from 1
 * @param n the how-manieth try of that part, from 1
 */
record Attempt(long id, long delivery, AccountName account, int part, int n, String idempotencyKey) {}
