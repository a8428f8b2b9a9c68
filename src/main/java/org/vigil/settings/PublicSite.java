package org.vigil.settings;

import java.net.URI;
import java.util.OptionalInt;

/**
 * Where followers find the public pages.
 *
 * @param url what every public address begins with, without a slash at its end, as followers type it
 * @param address on which interface the port of their own listens, as an IP address
 * @param port that serves the public pages and nothing else; empty where the console's port serves them as well
 */
public record PublicSite(URI url, String address, OptionalInt port) {}
