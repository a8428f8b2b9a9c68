package org.vigil.network;

/**
 * The part of a thread that the next one answers.
 *
 * @param remoteId its id on the network
 * @param rootId the id of the thread's first part
 */
public record ReplyTo(String remoteId, String rootId) {}
