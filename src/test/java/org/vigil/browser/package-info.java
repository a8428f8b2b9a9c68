/** The pages as a browser shows them: each page's main story, and what holds of every page. */
@org.jspecify.annotations.NullMarked
package org.vigil.browser;
