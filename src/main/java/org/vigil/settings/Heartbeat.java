package org.vigil.settings;

/**
 * An outside address that is pinged after each slot. Somebody outside notices where a ping is missing: this machine may be
 * asleep.
 *
 * @param method most services take both; some only GET
 */
public record Heartbeat(WebAddress url, Method method) {

    /** How it is asked. */
    public enum Method {
        GET,
        POST
    }
}
