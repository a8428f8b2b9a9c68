package org.vigil.network;

/** Changes or takes away what stands. Never tries again; every answer, silence and fault is a {@link Change}. */
public interface Editor {
    /** Puts other words in the place of a post's; its images, language, warning and visibility stay as they are. */
    Change edit(String remoteId, Part part, SendKey key);

    /** Takes a post away; done as well where nothing stands under that id. */
    Change delete(String remoteId, SendKey key);
}
